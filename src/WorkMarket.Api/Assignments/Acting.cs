using WorkMarket.Application.Cases;

namespace WorkMarket.Api.Assignments;

/// <summary>An action on an assignment, as most are: it answers where the assignment is now.</summary>
internal static class Acting
{
    /// <summary>Asks for a command and answers with the assignment's status, version and labels, or with the refusals.</summary>
    public static async Task<IResult> Act(this CaseWriter writer, Call call, Command command) => Answers.Of(await writer.Execute(
        call.Assignment, command, call.Request, change => Answers.Of(new ActionView(change), change.Version), call.Cancellation));
}
