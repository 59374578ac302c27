using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Schedules;

/// <summary>What a schedule may be, whoever asks for it.</summary>
internal static class ScheduleRules
{
    /// <summary>Names each of its members that is wrong.</summary>
    public static IEnumerable<Refusal> Refusals(Schedule schedule, string field, Policy policy, Instant now)
    {
        if (schedule.Start < now - policy.ScheduleBehind)
            yield return new InvalidField(
                $"{field}.start", "scheduleTooFarBehind", $"The start can lie at most {Wording.InWords(policy.ScheduleBehind)} back.");
        if (schedule.Start > now + policy.ScheduleAhead)
            yield return new InvalidField(
                $"{field}.start", "scheduleTooFarAhead", $"The start can lie at most {Wording.InWords(policy.ScheduleAhead)} ahead.");
        if (schedule.End <= schedule.Start)
            yield return new InvalidField($"{field}.end", "scheduleEndsBeforeStart", "The end must come after the start.");
        if (schedule.End - schedule.Start > policy.LongestSchedule)
            yield return new InvalidField(
                $"{field}.end", "scheduleTooLong", $"A schedule can last at most {Wording.InWords(policy.LongestSchedule)}.");
    }

    /// <summary>Whether nobody could do the work any more.</summary>
    public static IEnumerable<Refusal> Over(Schedule schedule, string field, Instant now)
    {
        if (schedule.End <= now)
            yield return new InvalidField($"{field}.end", "scheduleOver", "The scheduled end has passed; nobody could do the work.");
    }
}
