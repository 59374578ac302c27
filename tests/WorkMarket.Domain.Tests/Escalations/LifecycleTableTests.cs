namespace WorkMarket.Domain.Tests.Escalations;

/// <summary>
/// The whole lifecycle of an open escalation as a table: every act in every state, and what becomes of each clock. The escalation is opened
/// on Monday 22 June 2026 at 10 because the client does not answer; the act comes on Thursday 25 June at 10.
/// </summary>
/// <remarks>
/// A cell says the state after the act, then the stage's window, the month without a response and the worker's call: <c>=</c> as before,
/// <c>new</c> from the act on, <c>on</c> with what was left, <c>still</c> standing still; <c>kept</c> is suspended with a response that
/// waits. Or the end, or the refusal.
/// </remarks>
[Rule("§6 Lifecycle: states × acts × clocks")]
public sealed class LifecycleTableTests
{
    internal const string Table = """
        act | asked | engaged | suspended | back | both
        client: message | engaged: new new new | engaged: new new new | kept: still | back: still new new | both kept: still
        client: a sign | asked: = = = | engaged: = = = | suspended: still | back: still | both: still
        client: private message | asked: = = = | engaged: = = = | suspended: still | back: still | both: still
        client: update | engaged: new new new | engaged: new new new | kept: still | back: still new new | both kept: still
        contact, answered | engaged: new new new | engaged: new new new | kept: still | back: still new new | both kept: still
        contact, not answered | asked: = = = | engaged: = = = | suspended: still | back: still | both: still
        worker: message | asked: = = = | engaged: = = = | suspended: still | back: still | both: still
        worker: asks for funds | statusNotAllowed | statusNotAllowed | statusNotAllowed | back: still | both: still
        client: sends back | back: still new new | back: still new new | both: still new new | statusNotAllowed | statusNotAllowed
        worker: submits | statusNotAllowed | statusNotAllowed | statusNotAllowed | engaged: on on on | suspended: still
        worker: stands by it | statusNotAllowed | statusNotAllowed | statusNotAllowed | engaged: on on on | suspended: still
        client: holds | statusNotAllowed | statusNotAllowed | statusNotAllowed | engaged: new new new | kept: still
        client: unassigns | statusNotAllowed | statusNotAllowed | statusNotAllowed | engaged: new new new | kept: still
        client: cancels, words | engaged: new new new | engaged: new new new | kept: still | engaged: new new new | kept: still
        client: approves | asked: = = = | engaged: = = = | suspended: still | statusNotAllowed | statusNotAllowed
        client: reports | suspended: still | suspended: still | suspended: still | both: still | both: still
        support: dismisses | nothingThere | nothingThere | asked: on on on | nothingThere | back: still
        support: upholds | nothingThere | nothingThere | Ineligible | nothingThere | Ineligible
        worker: agrees | asked: = = = | engaged: = = = | suspended: still | back: still | both: still
        worker: withdraws | Withdrawn | Withdrawn | Withdrawn | Withdrawn | Withdrawn
        worker: calls | tooEarlyForArbitration | tooEarlyForArbitration | escalationSuspended | tooEarlyForArbitration | escalationSuspended
        support: hands off | noImpasse | Arbitration | escalationSuspended | Arbitration | escalationSuspended
        """;

    [Fact]
    public void Every_act_in_every_state_does_to_each_clock_what_the_table_says() => Assert.Equal(Table, Written());

    private static readonly (string Name, Story Story)[] States =
    [
        ("asked", Submitted()),
        ("engaged", Submitted().And(Clara, Post("Soon."), "06-24 09:00")),
        ("suspended", Submitted().And(Clara, Report(), "06-23 10:00")),
        ("back", Submitted().And(Clara, SendBack(), "06-23 10:00")),
        ("both", Submitted().And(Clara, SendBack(), "06-23 10:00").And(Clara, Report(), "06-24 10:00")),
    ];

    private static readonly (string Name, Actor By, Command Command)[] Acts =
    [
        ("client: message", Clara, Post("Tomorrow.")),
        ("client: a sign", Clara, Post("👍")),
        ("client: private message", Clara, Post("Hm.", isPrivate: true)),
        ("client: update", Clara, GiveUpdate()),
        ("contact, answered", Amy, Contact()),
        ("contact, not answered", Amy, Contact(answered: false)),
        ("worker: message", Wanda, Post("And now?")),
        ("worker: asks for funds", Wanda, RequestFunds(FundsKind.Bonus, Usd(20m))),
        ("client: sends back", Clara, SendBack()),
        ("worker: submits", Wanda, Complete()),
        ("worker: stands by it", Wanda, StandBy()),
        ("client: holds", Clara, Hold()),
        ("client: unassigns", Clara, Unassign()),
        ("client: cancels, words", Clara, Cancel(clarification: "The shop closed.")),
        ("client: approves", Clara, Approve()),
        ("client: reports", Clara, Report()),
        ("support: dismisses", Sam, Dismiss()),
        ("support: upholds", Sam, Uphold()),
        ("worker: agrees", Wanda, Agree()),
        ("worker: withdraws", Wanda, WithdrawEscalation()),
        ("worker: calls", Wanda, TakeToArbitration()),
        ("support: hands off", Sam, HandOff()),
    ];

    private static Story Submitted() => Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00")
        .And(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-22 10:00");

    private static string Written() => string.Join('\n', Acts
        .Select(act => Row(act.Name, States.Select(state => Cell(state.Story.Ticked("06-25 10:00"), act.By, act.Command))))
        .Prepend(Row("act", States.Select(state => state.Name))));

    private static string Row(string name, IEnumerable<string> cells) => string.Join(" | ", cells.Prepend(name));

    private static string Cell(Story before, Actor by, Command command)
    {
        var verdict = before.When(by, command, "06-25 10:00");
        if (verdict.Decision is Decision.Refused refused)
            return refused.Refusals[0].Rule;
        var (was, now) = (Escalated.Find(before), Escalated.Find(verdict.Afterwards));
        if (!now.IsOpen)
            return now.Stage.ToString();
        var state = (now.Suspension, now.Pause) switch
        {
            (not null, not null) => now.Suspension.Answered ? "both kept" : "both",
            (not null, null) => now.Suspension.Answered ? "kept" : "suspended",
            (null, not null) => "back",
            _ => now.Stage == EscalationStage.Engaged ? "engaged" : "asked",
        };
        var answers = verdict.Afterwards.Timeline.Skip(before.Timeline.Count)
            .Any(happened => happened.Event is EscalationAnswered { MonthEndsAt: not null } or EscalationResumed { Engages: true });
        return (Window(), Month(), Call()) is var (window, month, call) && (window, month, call) == ("still", "still", "still")
            ? $"{state}: still" : $"{state}: {window} {month} {call}";

        string Window() => now.StandsStill ? "still" : now.StageEndsAt is not { } ends ? "-" : ends == was.StageEndsAt ? "="
            : answers && ends == At("06-29 10:00") ? "new" : "on";

        string Month() => now.StandsStill ? answers && now.MonthEndsAt == At("07-25 10:00") ? "new" : "still"
            : now.MonthEndsAt == was.MonthEndsAt ? "=" : answers && now.MonthEndsAt == At("07-25 10:00") ? "new" : "on";

        string Call() => now.StandsStill ? answers && now.Call!.Left == Hours(48) ? "new" : "still"
            : now.Call == was.Call ? "=" : answers && now.Call!.After == At("06-29 10:00") ? "new" : "on";
    }
}
