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

/// <summary>Actions on an assignment: each answers where the assignment is now, or with the refusals.</summary>
internal static class CaseCommands
{
    /// <summary>Performs a command and answers with the assignment's status, version and labels.</summary>
    public static Task<IResult> Act(this CaseWriter writer, Call call, Command command) =>
        writer.Act(call, command, change => new ActionView(change));

    /// <summary>Performs a command that the body of the call says.</summary>
    public static Task<IResult> Act<TBody>(this CaseWriter writer, Call call, Func<TBody, Command> command) =>
        writer.Act(call, command(call.Body<TBody>()));

    /// <summary>Performs a command that the body of the call says, and answers with what it has changed besides.</summary>
    public static Task<IResult> Act<TBody, T>(this CaseWriter writer, Call call, Func<TBody, Command> command, Func<Change, T> view)
        where T : ActionView => writer.Act(call, command(call.Body<TBody>()), view);

    /// <summary>Performs a command and answers with what it has changed besides.</summary>
    public static async Task<IResult> Act<T>(this CaseWriter writer, Call call, Command command, Func<Change, T> view)
        where T : ActionView => Answers.ToResult(await writer.Execute(
            call.Assignment, command, call.Request,
            change => Answers.ToAnswer(view(change), change.Version, call.Endpoint.Success.StatusCode), call.Cancellation));
}
