using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;
using static WorkMarket.Domain.Wording;

namespace WorkMarket.Application.Words;

/// <summary>Who else is asked at a stage of an escalation, where its person cannot be reached.</summary>
internal static class AskingWords
{
    public static Sentences? Find(Event @event) => @event is EscalationAsked asked
        ? new(
            style => $"{Why(asked)} at the stage {InWords(asked.Stage)} of {style.Name(asked.Escalation)}; "
                + (asked.Asked is { } next ? $"{style.Who(next)} is asked instead." : "it is a task for WorkMarket's desk."),
            to => new(Line(asked, to.Kind), EscalationWords.Cause(to, asked) + Then(asked, to)))
        : null;

    public static Sentences? FindMail(Event @event) => @event is SupportAsked asked
        ? new(
            style => $"The worker {style.Who(asked.Worker)} wrote to WorkMarket Support by mail ({asked.Mail}) and was answered by mail; "
                + $"an escalation can be opened with it until {style.Write(asked.Until)}.",
            to => new("Your mail to WorkMarket Support is answered", "Whether you can escalate the assignment, why, and from when stands "
                + "in the mail; the assignment in the application says it as well. An escalation can be opened with your mail until "
                + $"{to.At(asked.Until)}. Support has it, too."),
            asked.Text)
        : null;

    private static string Why(EscalationAsked asked) => asked.Because switch
    {
        AskedBecause.Missing => "Who was to be asked is missing",
        AskedBecause.Bounced => "The mail to whoever was asked came back",
        _ => "Another project manager answers for the assignment",
    };

    private static string Line(EscalationAsked asked, NoticeKind kind) => kind switch
    {
        NoticeKind.EscalationRequest => "WorkMarket asks you for an update",
        NoticeKind.EscalationTask => "Nobody of the client can be reached by mail: please reach the client",
        _ when asked.Asked is null => "WorkMarket Support reaches the client itself",
        _ => "WorkMarket asks somebody else of the client for an update",
    };

    private static string Then(EscalationAsked asked, Reading to)
    {
        var by = to.State.Core.Escalations.Find(escalation => escalation.Id == asked.Escalation) is { StageEndsAt: { } ends }
            ? $" by {to.At(ends)}"
            : "";
        return to.Kind switch
        {
            NoticeKind.EscalationRequest => (asked.Because == AskedBecause.ManagerChanged
                    ? "You are the project manager now. "
                    : "The project manager could not be reached, so that you are asked instead. ")
                + $"Say how things stand{by}: on the page that the mail links, by replying to it, or in the assignment's messages.",
            NoticeKind.EscalationTask => $"{Why(asked)}, and nobody is left to ask. Reach the client directly, and record what it said, "
                + "which goes to the worker, or that you reached nobody. The stage ends as before.",
            _ => $"{Why(asked)}. " + to.For(
                $"Nothing is lost: the client is to answer{by}, and everything runs on as before.",
                $"Please answer in the assignment's messages{by}.",
                $"The client is to answer{by}."),
        };
    }
}
