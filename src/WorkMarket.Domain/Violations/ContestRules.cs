using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Violations;

/// <summary>
/// Contesting an abandonment that the client reported (domain.md §2). Support decides on it as on a violation; until then it neither
/// suspends an escalation nor bars one, and counts for nothing.
/// </summary>
public static class ContestRules
{
    internal static ActionRule Row { get; } = new ActionRule<Assignment, ContestAbandonment>(
        AssignmentAction.ContestAbandonment, [Role.Worker], ActionRule.Every, Contest, MayContest)
    {
        On = CaseOf.ThoseWhoHadIt,
    };

    /// <summary>The latest engagement of a worker that ended as abandoned, and until when that can be contested; else null.</summary>
    public static (FormerEngagement Abandoned, Instant Until)? Latest(Assignment state, PersonId worker, Policy policy) =>
        state.Core.Former.FindLast(former => former.Worker == worker && former.End == EngagementEnd.Abandoned) is { } abandoned
            ? (abandoned, abandoned.ContestUntil ?? policy.BusinessTime.Plus(abandoned.EndedAt, policy.ContestWithin))
            : null;

    /// <summary>Whether an abandonment counts: it was not contested, or support upheld it.</summary>
    public static bool Counts(Assignment state, FormerEngagement abandoned) =>
        ContestOf(state, abandoned) is null or { Status: ViolationStatus.Upheld };

    /// <summary>What was contested of an abandonment, or null.</summary>
    public static Violation? ContestOf(Assignment state, FormerEngagement abandoned) => state.Core.Violations.Find(violation =>
        violation.ContestedAt is not null && violation.Worker == abandoned.Worker && violation.ReportedAt == abandoned.EndedAt);

    private static IEnumerable<Refusal> MayContest(Assignment state, ContestAbandonment? contest, Circumstances at)
    {
        if (Latest(state, at.By.Person()!.Value, at.Policy) is not var (abandoned, until))
            yield return new NothingThere(AssignmentAction.ContestAbandonment);
        else if (ContestOf(state, abandoned) is { } contested)
            yield return new AlreadyContested(contested.Id, contested.Status);
        else if (at.Now >= until)
            yield return new ContestedTooLate(until, state.Brief.Schedule.Zone);
    }

    // An abandonment from before it was kept who reported it was reported by the client's people: the project manager stands for them.
    private static Outcome Contest(Assignment state, ContestAbandonment contest, Circumstances at)
    {
        var abandoned = Latest(state, at.By.Person()!.Value, at.Policy)!.Value.Abandoned;
        return Text.Required(contest.Text, "text", at.Policy).Or(new AbandonmentContested(
            ViolationRules.Next(state), abandoned.Worker,
            abandoned.EndedBy ?? new Actor.Client(state.Brief.ProjectManager, state.Brief.Company, Channel.Desktop), abandoned.EndedAt,
            contest.Text));
    }
}
