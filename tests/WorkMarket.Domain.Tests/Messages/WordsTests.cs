using WorkMarket.Domain.Tests.Escalations;

namespace WorkMarket.Domain.Tests.Messages;

/// <summary>
/// A text that a rule demands says something: a sign alone is no reason, no clarification, no justification and no statement.
/// </summary>
[Rule("§6 Reactions without words are no response")]
public sealed class WordsTests
{
    private static readonly Dictionary<string, (Story At, Actor By, Func<string, Command> With)> Demanded = new()
    {
        ["a question"] = (Given.Sent(), Wanda, Ask),
        ["an answer"] = (Given.Sent().And(Wanda, Ask(), "06-10 11:00"), Clara, text => Answer(text: text)),
        ["an edit of a visit"] = (Given.InProgress(), Wanda, text => Edit("v1", 1, reason: text)),
        ["a removal of a visit"] = (Given.InProgress(), Clara, text => Remove("v1", 1, text)),
        ["an attempt"] = (Given.InProgress(), Wanda, Attempt),
        ["a justification"] = (Given.Cancelled(), Clara, Justify),
        ["an attempt elsewhere"] = (Given.InProgress(), Wanda, text => RecordAttempt(At("06-16 09:30"), text: text)),
        ["a request for funds"] = (Given.InProgress(), Wanda, text => RequestFunds(FundsKind.Bonus, Usd(10m), text)),
        ["added funds"] = (Given.InProgress(), Clara, text => AddFunds(FundsKind.Bonus, Usd(10m), text)),
        ["declined funds"] = (
            Given.InProgress().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(10m)), "06-16 09:30"), Clara,
            text => DeclineFunds(reason: text)),
        ["a summary"] = (Given.WorkDone(), Wanda, text => Complete(resolution: text)),
        ["a lowered value"] = (Given.WorkDone(), Wanda, text => Complete(Usd(1m), explanation: text)),
        ["a send-back"] = (Given.PendingApproval(), Clara, SendBack),
        ["a hold"] = (Given.InProgress(), Clara, reason => Hold(reason)),
        ["an unassignment"] = (Given.InProgress(), Clara, reason => Unassign(reason)),
        ["a worker's cancellation"] = (Given.InProgress(), Wanda, reason => CancelByWorker(reason)),
        ["an abandonment"] = (Given.InProgress(), Clara, reason => ReportAbandonment(reason)),
        ["a justified cancellation"] = (Given.InProgress(), Clara, text => Cancel(clarification: text, justified: true)),
        ["a subcontract"] = (Given.InProgress(), Wanda, text => RequestSubcontract(reason: text)),
        ["a violation"] = (Given.InProgress(), Clara, text => Report(text: text)),
        ["an upheld violation"] = (Given.InProgress().And(Clara, Report(), "06-16 09:30"), Sam, text => Uphold(reasons: text)),
        ["a dismissed violation"] = (Given.InProgress().And(Clara, Report(), "06-16 09:30"), Sam, text => Dismiss(reasons: text)),
        ["a disputed rating"] = (Given.Rated(), Wanda, DisputeRating),
        ["an explained rating"] = (Given.Rated().And(Wanda, DisputeRating(), "06-23 10:00"), Clara, ExplainRating),
        ["a note of the desk's"] = (Escalated.AtImpasse, Sam, NoteDown),
        ["a contact"] = (Escalated.AtImpasse, Sam, text => Contact(text)),
        ["a contact not reached"] = (Escalated.AtImpasse, Sam, text => Contact(text, answered: false)),
        ["an update"] = (Escalated.AtImpasse, Clara, text => GiveUpdate(text)),
        ["a hand-off"] = (Escalated.AtImpasse.And(Clara, Post("We do not."), "06-23 10:00"), Sam, HandOff),
    };

    public static TheoryData<string> Texts => [.. Demanded.Keys];

    [Theory, MemberData(nameof(Texts))]
    public void A_sign_alone_is_not_what_a_rule_demands(string text)
    {
        var (story, by, with) = Demanded[text];
        Assert.All([".", "👍", "-- …", "!?"], sign => Assert.Contains(
            story.When(by, with(sign), "06-24 12:00").Refusals, refusal => refusal.Rule is "textRequired" or "explanationRequired"));
        Assert.DoesNotContain(
            (story.When(by, with("No, 2 h."), "06-24 12:00").Decision as Decision.Refused)?.Refusals ?? [],
            refusal => refusal.Rule == "textRequired");
    }

    [Theory, InlineData("Nein."), InlineData("没有"), InlineData("لا"), InlineData("2 h")]
    public void Words_of_any_script_and_numbers_are(string text) =>
        Assert.IsType<Decision.Accepted>(Given.PendingApproval().When(Clara, SendBack(text), "06-17 09:00").Decision);

    [Theory, InlineData("👍"), InlineData(".")]
    public void A_message_may_be_a_sign(string sign) =>
        Given.InProgress().When(Clara, Post(sign), "06-16 10:00")
            .Then(new MessagePosted(new("m1"), MessageKind.Message, sign, Private: false));

    [Theory, InlineData("."), InlineData("👍"), InlineData(null)]
    [Rule("§6 cancelledWithoutClarification")]
    public void A_sign_with_a_cancellation_is_no_clarification_of_it(string? clarification)
    {
        var cancelled = Given.InProgress().And(Clara, Cancel(amount: Usd(10m), clarification: clarification), "06-16 12:00");
        Assert.Contains(
            Criteria.Check(cancelled.State, EscalationCause.CancelledWithoutClarification, Policy.Default, At("06-17 12:00")).Criteria,
            criterion => criterion is { Kind: CriterionKind.CauseTrue, Holds: true });
    }
}
