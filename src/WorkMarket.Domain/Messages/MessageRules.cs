using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Messages;

/// <summary>Writing on an assignment (domain.md §3), and recording what was tried elsewhere (§6). What is posted never changes.</summary>
internal static class MessageRules
{
    /// <summary>The messages of an instant's day in the assignment's zone, so far.</summary>
    public static DayOfMessages On(Core core, Instant at) =>
        core.Brief.Schedule.Day(at) is var day && core.Today?.Day == day ? core.Today : new(day);

    /// <summary>The same after an event. What a client writes on an escalation in place of a message counts as one.</summary>
    public static DayOfMessages? Today(Core core, Happened happened) => happened.Event switch
    {
        Event.MessagePosted when happened.By is not Actor.System => On(core, happened.At).And(happened.By),
        Event.EscalationAnswered { Channel: ResponseChannel.Update or ResponseChannel.Mail } => On(core, happened.At).And(happened.By),
        _ => core.Today,
    };

    /// <summary>Nobody writes without end: there are so many a day.</summary>
    public static ImmutableList<Refusal> MayPost(Assignment state, Actor by, Policy policy, Instant now) =>
        On(state.Core, now).Of(by) >= policy.MessagesPerDay
            ? [new Refusal.MessagesFull(policy.MessagesPerDay, state.Brief.Schedule.DayAfter(now), state.Brief.Schedule.Zone)]
            : [];

    public static Outcome Post(Assignment state, Command.PostMessage post, Actor by, Facts facts)
    {
        var refusals = Text.Required(post.Text, "text", facts.Policy).Concat(Marked(post, by));
        if (post.Private && by is not Actor.Client)
            refusals = refusals.Append(new Refusal.InvalidField("private", "privateForClients", "Only a client's people can post a message private to their company."));
        return refusals.Or(new Event.MessagePosted(Next(state), post.Kind, post.Text, post.Private, post.Marked));
    }

    /// <summary>The id of the next message.</summary>
    public static MessageId Next(Assignment state) => new(string.Create(CultureInfo.InvariantCulture, $"m{state.Core.Messages + 1}"));

    public static ImmutableList<Refusal> MayRecordAttempt(Assignment state, Policy policy) =>
        state.Core.Correspondence?.Outside.Count >= policy.Escalations.OutsideAttempts
            ? [new Refusal.AttemptsFull(policy.Escalations.OutsideAttempts)]
            : [];

    public static Outcome RecordAttempt(Staffed staffed, Command.RecordAttempt record, Facts facts, Instant now) =>
        Text.Required(record.Text, "text", facts.Policy)
            .Concat(Time(staffed, record.At, facts.Policy, now))
            .Or(new Event.AttemptRecorded(record.Through, record.At, record.Text));

    private static IEnumerable<Refusal> Marked(Command.PostMessage post, Actor by)
    {
        if (post.Marked == MessageMark.Attempt && by is not Actor.Worker)
            yield return new Refusal.InvalidField("marked", "attemptForWorkers", "Only the worker's own messages are attempts.");
        if (post.Marked == MessageMark.Justification && by is not Actor.Client)
            yield return new Refusal.InvalidField("marked", "justificationForClients", "Only a client's people can state a justification.");
        if (post is { Marked: MessageMark.Justification, Private: true })
            yield return new Refusal.InvalidField("marked", "justificationPrivate", "A justification is for the worker to read: it cannot be private.");
    }

    private static IEnumerable<Refusal> Time(Staffed staffed, Instant at, Policy policy, Instant now)
    {
        if (at > now + policy.ReportedTimeAhead)
            yield return new Refusal.InvalidField("at", "inFuture", "An attempt is recorded after it was made.");
        if (at < staffed.Engagement.AssignedAt)
            yield return new Refusal.InvalidField("at", "beforeAssignment", "The worker did not have the assignment then.");
    }
}
