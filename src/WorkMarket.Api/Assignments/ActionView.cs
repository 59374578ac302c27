using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Api.Assignments;

/// <summary>What an action answers: where the assignment is now. Small, for a phone with one bar of signal.</summary>
public class ActionView(Change change)
{
    /// <summary>The assignment's id.</summary>
    public AssignmentId Id => change.State.Id;

    /// <summary>Where it is in its life now.</summary>
    public Status Status => change.State.Status;

    /// <summary>Its version, which is also its ETag.</summary>
    public long Version => change.Version;

    /// <summary>The labels that are on.</summary>
    public ImmutableSortedSet<Label> Labels => (change.State as WithWorker)?.Engagement.Labels ?? [];
}

/// <summary>An action on an assignment, as most are: it answers where the assignment is now.</summary>
internal static class CaseCommands
{
    /// <summary>Asks for a command and answers with the assignment's status, version and labels, or with the refusals.</summary>
    public static async Task<IResult> Act(this CaseWriter writer, Call call, Command command) => Answers.ToResult(await writer.Execute(
        call.Assignment, command, call.Request, change => Answers.ToAnswer(new ActionView(change), change.Version), call.Cancellation));
}
