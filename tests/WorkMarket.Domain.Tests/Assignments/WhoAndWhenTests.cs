using System.Collections.Immutable;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Places;

namespace WorkMarket.Domain.Tests.Assignments;

/// <summary>The tables of domain.md §1 and §2, written out: every action, in every status and by every role.</summary>
[Rule("§1 Who may do what; §2 From which status")]
public sealed class WhoAndWhenTests
{
    private const string StatusTable = """
        .                           Draft Sent Assigned InProgress PendingApproval Invoiced Paid Voided OnHold Cancelled
        Send                        yes   -    -        -          -               -        -    -      -      -
        Delete                      yes   -    -        -          -               -        -    -      -      -
        Void                        yes   yes  -        -          -               -        -    -      -      -
        ChangeProjectManager        yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        SetExternalId               yes   yes  yes      yes        yes             yes      yes  -      yes    -
        AddDocument                 yes   yes  yes      yes        -               -        -    -      yes    -
        RemoveDocument              yes   yes  yes      yes        -               -        -    -      yes    -
        Apply                       -     yes  -        -          -               -        -    -      -      -
        AcceptApplication           -     yes  -        -          -               -        -    -      -      -
        Counteroffer                -     yes  -        -          -               -        -    -      -      -
        WithdrawApplication         -     yes  -        -          -               -        -    -      -      -
        RenewApplication            -     yes  -        -          -               -        -    -      -      -
        ChangeAudience              -     yes  -        -          -               -        -    -      -      -
        OfferAgain                  -     yes  -        -          -               -        -    -      -      -
        Edit                        yes   yes  yes      yes        -               -        -    -      yes    -
        Clarify                     -     -    yes      yes        -               -        -    -      yes    -
        ProposeChange               -     -    yes      yes        -               -        -    -      yes    -
        AcceptChange                -     -    yes      yes        -               -        -    -      yes    -
        DeclineChange               -     -    yes      yes        -               -        -    -      yes    -
        WithdrawChange              -     -    yes      yes        -               -        -    -      yes    -
        DeclineApplication          -     yes  -        -          -               -        -    -      -      -
        DeclineOffer                -     yes  -        -          -               -        -    -      -      -
        AskQuestion                 -     yes  -        -          -               -        -    -      -      -
        AnswerQuestion              -     yes  -        -          -               -        -    -      -      -
        Confirm                     -     -    yes      yes        -               -        -    -      -      -
        CheckIn                     -     -    yes      yes        -               -        -    -      -      -
        CheckOut                    -     -    yes      yes        -               -        -    -      yes    -
        EditVisit                   -     -    yes      yes        yes             -        -    -      yes    -
        RemoveVisit                 -     -    yes      yes        yes             -        -    -      yes    -
        Deliver                     -     -    yes      yes        -               -        -    -      yes    -
        RemoveDeliverable           -     -    yes      yes        -               -        -    -      yes    -
        WithdrawFile                yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        PostMessage                 yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        RequestBudgetIncrease       -     -    yes      yes        -               -        -    -      yes    -
        RequestExpenseReimbursement -     -    yes      yes        -               -        -    -      yes    -
        RequestBonus                -     -    -        yes        -               -        -    -      yes    -
        AddFunds                    -     -    yes      yes        yes             -        -    -      yes    -
        ApproveFunds                -     -    yes      yes        yes             -        -    -      yes    -
        DeclineFunds                -     -    yes      yes        yes             -        -    -      yes    -
        WithdrawFunds               -     -    yes      yes        yes             -        -    -      yes    -
        Complete                    -     -    -        yes        -               -        -    -      yes    -
        SendBack                    -     -    -        -          yes             -        -    -      -      -
        StandBy                     -     -    -        yes        -               -        -    -      -      -
        Approve                     -     -    -        -          yes             -        -    -      -      -
        ProposeAmount               -     -    -        -          yes             -        -    -      -      -
        AcceptAmount                -     -    -        -          yes             -        -    -      -      -
        DeclineAmount               -     -    -        -          yes             -        -    -      -      -
        Pay                         -     -    -        -          -               yes      -    -      -      -
        ConfirmPayment              -     -    -        -          -               yes      yes  -      -      -
        ReportNotReceived           -     -    -        -          -               yes      yes  -      -      -
        TakePayment                 -     -    -        -          -               yes      yes  -      -      -
        ReversePayment              -     -    -        -          -               yes      yes  -      -      -
        Rate                        -     -    -        -          -               yes      yes  -      -      yes
        DisputeRating               -     -    -        -          -               yes      yes  -      -      yes
        ExplainRating               -     -    -        -          -               yes      yes  -      -      yes
        EscalateDispute             -     -    -        -          -               yes      yes  -      -      yes
        ReviewRating                -     -    -        -          -               yes      yes  -      -      yes
        Hold                        -     -    yes      yes        -               -        -    -      yes    -
        ApproveHold                 -     -    yes      yes        -               -        -    -      yes    -
        DeclineHold                 -     -    yes      yes        -               -        -    -      yes    -
        WithdrawHold                -     -    yes      yes        -               -        -    -      yes    -
        Release                     -     -    -        -          -               -        -    -      yes    -
        RequestReschedule           -     -    yes      yes        -               -        -    -      -      -
        ApproveReschedule           -     -    yes      yes        -               -        -    -      yes    -
        DeclineReschedule           -     -    yes      yes        -               -        -    -      yes    -
        WithdrawReschedule          -     -    yes      yes        -               -        -    -      yes    -
        RequestPlaceChange          -     -    yes      yes        -               -        -    -      yes    -
        ApprovePlaceChange          -     -    yes      yes        -               -        -    -      yes    -
        DeclinePlaceChange          -     -    yes      yes        -               -        -    -      yes    -
        WithdrawPlaceChange         -     -    yes      yes        -               -        -    -      yes    -
        ChangeAccess                yes   yes  yes      yes        -               -        -    -      yes    -
        RemoveAccess                yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        Unassign                    -     -    yes      yes        -               -        -    -      -      -
        CancelByWorker              -     -    yes      yes        -               -        -    -      yes    -
        ReportAbandonment           -     -    yes      yes        -               -        -    -      -      -
        ContestAbandonment          -     -    yes      yes        yes             yes      yes  -      yes    yes
        Cancel                      -     yes  yes      yes        yes             -        -    -      yes    -
        RequestSubcontract          -     -    yes      yes        -               -        -    -      -      -
        DecideSubcontract           -     -    yes      yes        -               -        -    -      yes    -
        RecordAttempt               -     -    yes      yes        yes             yes      yes  -      yes    yes
        OpenEscalation              -     -    yes      yes        yes             yes      yes  -      yes    yes
        WithdrawEscalation          -     -    yes      yes        yes             yes      yes  -      yes    yes
        GiveEscalationUpdate        yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        RecordEscalationContact     yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        AgreeOnEscalation           yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        WithdrawAgreement           yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        HandOffEscalation           yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        TakeToArbitration           -     -    yes      yes        yes             yes      yes  -      yes    yes
        ClaimEscalation             yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        ReleaseEscalationClaim      yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        NoteOnEscalation            yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        AskSupport                  -     -    yes      yes        yes             yes      yes  -      yes    yes
        AskNext                     yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        ReportViolation             yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        UpholdViolation             yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        DismissViolation            yes   yes  yes      yes        yes             yes      yes  yes    yes    yes
        """;

    private const string RoleTable = """
        .                           Worker Client AccountManager Support System
        Send                        -      yes    -              -       -
        Delete                      -      yes    -              -       -
        Void                        -      yes    -              -       -
        ChangeProjectManager        -      yes    -              -       -
        SetExternalId               -      yes    -              -       -
        AddDocument                 -      yes    -              -       -
        RemoveDocument              -      yes    -              -       -
        Apply                       yes    -      -              -       -
        AcceptApplication           -      yes    -              -       -
        Counteroffer                yes    -      -              -       -
        WithdrawApplication         yes    -      -              -       -
        RenewApplication            yes    -      -              -       -
        ChangeAudience              -      yes    -              -       -
        OfferAgain                  -      yes    -              -       -
        Edit                        -      yes    -              -       -
        Clarify                     -      yes    -              -       -
        ProposeChange               -      yes    -              -       -
        AcceptChange                yes    -      -              -       -
        DeclineChange               yes    -      -              -       -
        WithdrawChange              -      yes    -              -       -
        DeclineApplication          -      yes    -              -       -
        DeclineOffer                yes    -      -              -       -
        AskQuestion                 yes    -      -              -       -
        AnswerQuestion              -      yes    -              -       -
        Confirm                     yes    -      -              -       -
        CheckIn                     yes    -      -              -       -
        CheckOut                    yes    -      -              -       -
        EditVisit                   yes    yes    -              yes     -
        RemoveVisit                 yes    yes    -              yes     -
        Deliver                     yes    -      -              -       -
        RemoveDeliverable           yes    -      -              -       -
        WithdrawFile                -      -      -              -       yes
        PostMessage                 yes    yes    -              yes     -
        RequestBudgetIncrease       yes    -      -              -       -
        RequestExpenseReimbursement yes    -      -              -       -
        RequestBonus                yes    -      -              -       -
        AddFunds                    -      yes    -              -       -
        ApproveFunds                -      yes    -              -       -
        DeclineFunds                -      yes    -              -       -
        WithdrawFunds               yes    -      -              -       -
        Complete                    yes    -      -              -       -
        SendBack                    -      yes    -              -       -
        StandBy                     yes    -      -              -       -
        Approve                     -      yes    -              -       -
        ProposeAmount               -      yes    -              -       -
        AcceptAmount                yes    -      -              -       -
        DeclineAmount               yes    -      -              -       -
        Pay                         -      yes    -              -       -
        ConfirmPayment              yes    -      -              -       -
        ReportNotReceived           yes    -      -              -       -
        TakePayment                 -      -      -              -       yes
        ReversePayment              -      -      -              -       yes
        Rate                        yes    yes    -              -       -
        DisputeRating               yes    -      -              -       -
        ExplainRating               -      yes    -              -       -
        EscalateDispute             yes    -      -              -       -
        ReviewRating                -      -      -              yes     -
        AskSupport                  yes    -      -              -       -
        AskNext                     -      -      -              -       yes
        ReportViolation             yes    yes    -              yes     -
        UpholdViolation             -      -      -              yes     -
        DismissViolation            -      -      -              yes     -
        Hold                        -      yes    -              -       -
        ApproveHold                 yes    -      -              -       -
        DeclineHold                 yes    -      -              -       -
        WithdrawHold                -      yes    -              -       -
        Release                     -      yes    -              -       -
        Unassign                    -      yes    -              -       -
        ReportAbandonment           -      yes    -              -       -
        ContestAbandonment          yes    -      -              -       -
        Cancel                      -      yes    -              -       -
        DecideSubcontract           -      yes    -              -       -
        RequestReschedule           yes    yes    -              -       -
        ApproveReschedule           yes    yes    -              -       -
        DeclineReschedule           yes    yes    -              -       -
        WithdrawReschedule          yes    yes    -              -       -
        RequestPlaceChange          -      yes    -              -       -
        ApprovePlaceChange          yes    -      -              -       -
        DeclinePlaceChange          yes    -      -              -       -
        WithdrawPlaceChange         -      yes    -              -       -
        ChangeAccess                -      yes    -              -       -
        RemoveAccess                -      yes    -              yes     -
        CancelByWorker              yes    -      -              -       -
        RequestSubcontract          yes    -      -              -       -
        RecordAttempt               yes    -      -              -       -
        OpenEscalation              yes    -      -              -       -
        WithdrawEscalation          yes    -      -              -       -
        GiveEscalationUpdate        -      yes    -              -       -
        RecordEscalationContact     -      -      yes            yes     -
        AgreeOnEscalation           yes    yes    -              -       -
        WithdrawAgreement           yes    yes    -              -       -
        HandOffEscalation           -      -      -              yes     -
        TakeToArbitration           yes    -      -              -       -
        ClaimEscalation             -      -      -              yes     -
        ReleaseEscalationClaim      -      -      -              yes     -
        NoteOnEscalation            -      -      yes            yes     -
        """;

    public static TheoryData<AssignmentAction, Status, bool> ByStatus => Read<Status>(StatusTable);

    public static TheoryData<AssignmentAction, Role, bool> ByRole => Read<Role>(RoleTable);

    [Theory]
    [MemberData(nameof(ByStatus))]
    public void An_action_is_possible_in_its_statuses_alone(AssignmentAction action, Status status, bool possible)
    {
        var decision = Given.In(status).When(Entitled(action), Plain(action), "06-20 10:00").Decision;

        // As long as no worker has it, a worker is refused as no party to it, which comes first.
        var staffed = status is not (Status.Draft or Status.Sent or Status.Voided);
        Refusal wrong = Entitled(action) != Wanda || staffed ? new StatusNotAllowed(action, status) : new NotAParty();
        if (possible)
            Assert.DoesNotContain(wrong, Refusals(decision));
        else
            Assert.Equal([wrong], Refusals(decision));
    }

    [Theory]
    [MemberData(nameof(ByRole))]
    public void An_action_is_for_its_roles_alone_in_every_status(AssignmentAction action, Role role, bool possible)
    {
        foreach (var status in Enum.GetValues<Status>())
        {
            var decision = Given.In(status).When(In(role), Plain(action), "06-20 10:00").Decision;
            var wrongRole = new RoleNotAllowed(action, role);
            if (possible)
                Assert.DoesNotContain(wrongRole, Refusals(decision));
            else
                Assert.Equal([wrongRole], Refusals(decision));
        }
    }

    [Theory]
    [MemberData(nameof(ByRole))]
    public void Strangers_in_the_right_role_do_nothing_but_ask_and_apply(AssignmentAction action, Role role, bool possible)
    {
        Actor? stranger = role switch { Role.Worker => Walter, Role.Client => Gloria, _ => null };
        if (!possible || stranger is null || IsForThoseOffered(action))
            return;
        Assert.All(Enum.GetValues<Status>(), status =>
            Given.In(status).When(stranger, Plain(action), "06-20 10:00").Refused(new NotAParty()));
    }

    [Fact]
    public void The_tables_leave_nothing_out()
    {
        var actions = Enum.GetValues<AssignmentAction>().Length;
        Assert.Equal(actions * Enum.GetValues<Status>().Length, ByStatus.Count);
        Assert.Equal(actions * Enum.GetValues<Role>().Length, ByRole.Count);
    }

    private static Actor Entitled(AssignmentAction action) => action switch
    {
        AssignmentAction.Send or AssignmentAction.Void or AssignmentAction.Delete or AssignmentAction.AcceptApplication
            or AssignmentAction.ChangeProjectManager or AssignmentAction.SetExternalId
            or AssignmentAction.AddDocument or AssignmentAction.RemoveDocument
            or AssignmentAction.AddFunds or AssignmentAction.ApproveFunds or AssignmentAction.DeclineFunds
            or AssignmentAction.ChangeAudience or AssignmentAction.OfferAgain
            or AssignmentAction.Edit or AssignmentAction.Clarify or AssignmentAction.ProposeChange
            or AssignmentAction.WithdrawChange or AssignmentAction.DeclineApplication or AssignmentAction.AnswerQuestion
            or AssignmentAction.SendBack or AssignmentAction.Approve or AssignmentAction.ProposeAmount or AssignmentAction.Pay
            or AssignmentAction.Hold or AssignmentAction.WithdrawHold or AssignmentAction.Release or AssignmentAction.Unassign
            or AssignmentAction.ReportAbandonment
            or AssignmentAction.Cancel or AssignmentAction.DecideSubcontract or AssignmentAction.RequestReschedule
            or AssignmentAction.GiveEscalationUpdate or AssignmentAction.AgreeOnEscalation or AssignmentAction.WithdrawAgreement
            or AssignmentAction.RequestPlaceChange or AssignmentAction.WithdrawPlaceChange
            or AssignmentAction.ChangeAccess or AssignmentAction.RemoveAccess
            or AssignmentAction.ExplainRating => Clara,
        AssignmentAction.EditVisit or AssignmentAction.RemoveVisit or AssignmentAction.PostMessage
            or AssignmentAction.ReviewRating or AssignmentAction.ReportViolation
            or AssignmentAction.RecordEscalationContact or AssignmentAction.HandOffEscalation
            or AssignmentAction.ClaimEscalation or AssignmentAction.ReleaseEscalationClaim or AssignmentAction.NoteOnEscalation
            or AssignmentAction.UpholdViolation or AssignmentAction.DismissViolation => Sam,
        AssignmentAction.AskNext or AssignmentAction.TakePayment or AssignmentAction.ReversePayment
            or AssignmentAction.WithdrawFile => TheClock,
        _ when IsForThoseOffered(action) => Walter,
        _ => Wanda,
    };

    private static bool IsForThoseOffered(AssignmentAction action) => action is AssignmentAction.Apply or AssignmentAction.Counteroffer
        or AssignmentAction.WithdrawApplication or AssignmentAction.RenewApplication or AssignmentAction.DeclineOffer
        or AssignmentAction.AskQuestion;

    private static Command Plain(AssignmentAction action) => action switch
    {
        AssignmentAction.Send => Send(),
        AssignmentAction.Void => Void(),
        AssignmentAction.Delete => Delete(),
        AssignmentAction.ChangeProjectManager => Manage(Carl),
        AssignmentAction.SetExternalId => ExternalId("PO 77"),
        AssignmentAction.AddDocument => Document("u1", "plan.pdf", DocumentAudience.AssignedWorker),
        AssignmentAction.RemoveDocument => RemoveDocument("doc1"),
        AssignmentAction.Apply => Apply(),
        AssignmentAction.AcceptApplication => Accept(),
        AssignmentAction.Counteroffer => Counter(Usd(150m)),
        AssignmentAction.WithdrawApplication => Withdraw(),
        AssignmentAction.RenewApplication => Renew(terms: 1),
        AssignmentAction.ChangeAudience => Reoffer(Wanda, Walter),
        AssignmentAction.OfferAgain => OfferAgain(),
        AssignmentAction.Edit => Rewrite(new() { Title = new("Install two printers") }),
        AssignmentAction.Clarify => Clarify(),
        AssignmentAction.ProposeChange => ProposeChange(new() { Description = new("Unpack and connect.") }),
        AssignmentAction.AcceptChange => AcceptChange(),
        AssignmentAction.DeclineChange => DeclineChange(),
        AssignmentAction.WithdrawChange => WithdrawChange(),
        AssignmentAction.DeclineApplication => Decline(),
        AssignmentAction.DeclineOffer => DeclineOffer(),
        AssignmentAction.AskQuestion => Ask(),
        AssignmentAction.AnswerQuestion => Answer(),
        AssignmentAction.Confirm => Confirm(),
        AssignmentAction.CheckIn => CheckIn(),
        AssignmentAction.CheckOut => CheckOut(),
        AssignmentAction.EditVisit => Edit("v1", 1, At("06-16 09:10"), askedBy: AskedBy.Worker),
        AssignmentAction.RemoveVisit => Remove("v1", 1, askedBy: AskedBy.Worker),
        AssignmentAction.Deliver => Deliver(DeliverableType.Photo, "u1"),
        AssignmentAction.RemoveDeliverable => RemoveDeliverable("d1"),
        AssignmentAction.WithdrawFile => Found("u1"),
        AssignmentAction.PostMessage => Post(),
        AssignmentAction.RequestBudgetIncrease => RequestFunds(FundsKind.BudgetIncrease, Usd(20m)),
        AssignmentAction.RequestExpenseReimbursement => RequestFunds(FundsKind.ExpenseReimbursement, Usd(20m)),
        AssignmentAction.RequestBonus => RequestFunds(FundsKind.Bonus, Usd(20m)),
        AssignmentAction.AddFunds => AddFunds(FundsKind.Bonus, Usd(20m)),
        AssignmentAction.ApproveFunds => ApproveFunds(),
        AssignmentAction.DeclineFunds => DeclineFunds(),
        AssignmentAction.WithdrawFunds => WithdrawFunds(),
        AssignmentAction.Complete => Complete(),
        AssignmentAction.SendBack => SendBack(),
        AssignmentAction.StandBy => StandBy(),
        AssignmentAction.Approve => Approve(),
        AssignmentAction.ProposeAmount => Propose((1, 60m)),
        AssignmentAction.AcceptAmount => AcceptAmount(),
        AssignmentAction.DeclineAmount => DeclineAmount(),
        AssignmentAction.Pay => Pay(),
        AssignmentAction.ConfirmPayment => ConfirmPayment(),
        AssignmentAction.TakePayment => ReportPaid("pay-1", 120),
        AssignmentAction.ReversePayment => new ReversePayment("pay-1"),
        AssignmentAction.ReportNotReceived => NotReceived(),
        AssignmentAction.Rate => Rate(),
        AssignmentAction.DisputeRating => DisputeRating(),
        AssignmentAction.ExplainRating => ExplainRating(),
        AssignmentAction.EscalateDispute => EscalateDispute(),
        AssignmentAction.ReviewRating => Review(),
        AssignmentAction.AskSupport => AskSupport(),
        AssignmentAction.AskNext => AskNext(Clara),
        AssignmentAction.ReportViolation => Report(),
        AssignmentAction.UpholdViolation => Uphold(),
        AssignmentAction.DismissViolation => Dismiss(),
        AssignmentAction.Hold => Hold(),
        AssignmentAction.ApproveHold => ApproveHold(),
        AssignmentAction.DeclineHold => DeclineHold(),
        AssignmentAction.WithdrawHold => WithdrawHold(),
        AssignmentAction.Release => Release(),
        AssignmentAction.RequestReschedule => Reschedule(Days("06-22 09:00", "06-22 17:00")),
        AssignmentAction.ApproveReschedule => ApproveReschedule(),
        AssignmentAction.DeclineReschedule => DeclineReschedule(),
        AssignmentAction.WithdrawReschedule => WithdrawReschedule(),
        AssignmentAction.RequestPlaceChange => Elsewhere(Place.Remote()),
        AssignmentAction.ApprovePlaceChange => ApprovePlaceChange(),
        AssignmentAction.DeclinePlaceChange => DeclinePlaceChange(),
        AssignmentAction.WithdrawPlaceChange => WithdrawPlaceChange(),
        AssignmentAction.ChangeAccess => ChangeAccess(),
        AssignmentAction.RemoveAccess => new RemoveAccess(),
        AssignmentAction.Unassign => Unassign(),
        AssignmentAction.CancelByWorker => CancelByWorker(),
        AssignmentAction.ReportAbandonment => ReportAbandonment(),
        AssignmentAction.ContestAbandonment => Contest(),
        AssignmentAction.Cancel => Cancel(),
        AssignmentAction.RequestSubcontract => RequestSubcontract(),
        AssignmentAction.DecideSubcontract => DecideSubcontract(granted: true),
        AssignmentAction.RecordAttempt => RecordAttempt(At("06-10 13:00")),
        AssignmentAction.OpenEscalation => Escalate(),
        AssignmentAction.WithdrawEscalation => WithdrawEscalation(),
        AssignmentAction.GiveEscalationUpdate => GiveUpdate(),
        AssignmentAction.RecordEscalationContact => Contact(),
        AssignmentAction.AgreeOnEscalation => Agree(),
        AssignmentAction.WithdrawAgreement => WithdrawAgreement(),
        AssignmentAction.HandOffEscalation => HandOff(),
        AssignmentAction.TakeToArbitration => TakeToArbitration(),
        AssignmentAction.ClaimEscalation => Claim(),
        AssignmentAction.ReleaseEscalationClaim => ReleaseClaim(),
        AssignmentAction.NoteOnEscalation => NoteDown(),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    private static ImmutableList<Refusal> Refusals(Decision decision) => (decision as Decision.Refused)?.Refusals ?? [];

    private static TheoryData<AssignmentAction, T, bool> Read<T>(string table) where T : struct, Enum
    {
        var rows = table.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var cells = new TheoryData<AssignmentAction, T, bool>();
        foreach (var row in rows.Skip(1))
        {
            // Where a row ends early, the rest is no.
            foreach (var (column, heading) in rows[0].Index().Skip(1))
                cells.Add(Enum.Parse<AssignmentAction>(row[0]), Enum.Parse<T>(heading), row.ElementAtOrDefault(column) == "yes");
        }
        return cells;
    }
}
