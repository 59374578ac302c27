using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using static WorkMarket.Domain.Notifications.NoticeKind;

namespace WorkMarket.Domain.Tests.Notifications;

[Rule("§7 Told to whom")]
public sealed class NoticeRulesTests
{
    // They show in the assignment.
    private static readonly ImmutableHashSet<Type> Untold =
    [
        typeof(Created),
        typeof(Numbered),
        typeof(DraftDeleted),
        typeof(Edited), // It is told a little later, with those soon after it.
        typeof(ScheduleConfirmed),
        typeof(WorkStarted),
        typeof(CheckedIn),
        typeof(CheckedOut),
        typeof(VisitEdited),
        typeof(VisitRemoved),
        typeof(Delivered),
        typeof(DeliverableRemoved),
        typeof(LabelRemoved),
        typeof(EscalationPauseTimed),
        typeof(AttemptRecorded),
        typeof(EscalationNoted),
        typeof(EscalationClaimed),
        typeof(EscalationClaimReleased),
        typeof(RatingGiven), // Neither side hears of the other's before both are final.
        typeof(OfEngagement), // As what is within is told.
    ];

    // A colleague who changes the project manager of others.
    private static readonly Actor.Client Sandra = new(new("sandra"), Acme, Channel.Desktop);

    private static IEnumerable<Type> Events => typeof(Event).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Event)));

    [Fact]
    public void Of_every_type_of_event_somebody_is_told_or_it_is_said_that_nobody_is()
    {
        foreach (var type in Events)
        {
            var @event = (Event)RuntimeHelpers.GetUninitializedObject(type);
            // Of what the clock posts people are told by the stage that begins with it.
            var told = new Actor[] { TheClock, Clara }.SelectMany(by =>
                NoticeRules.ForEvent(Given.Rated().State, Wanda.Id, new(At("06-18 10:00"), by, @event)));
            Assert.True(Untold.Contains(type) == !told.Any(), type.Name);
        }
        Assert.Empty(Untold.Except(Events));
    }

    [Fact]
    public void An_offer_by_name_is_told_to_those_it_names() =>
        Told(Given.Draft().When(Clara, Send(Wanda, Walter), "06-10 10:00"), ("wanda", Offered), ("walter", Offered));

    [Fact]
    public void An_offer_to_all_is_told_to_nobody_by_name() => Told(Given.Draft().When(Clara, Send(), "06-10 10:00"));

    [Fact]
    public void What_a_colleague_does_the_project_manager_is_told() =>
        Told(Given.Draft().When(Carl, Send(Wanda), "06-10 10:00"), ("wanda", Offered), ("clara", NoticeKind.Sent));

    [Fact]
    public void Another_project_manager_is_told_and_the_one_before_and_who_works_or_is_asked_to()
    {
        Told(
            Given.Assigned().When(Sandra, Manage(Carl), "06-11 10:00"),
            ("clara", NoticeKind.ProjectManagerChanged), ("carl", BecameProjectManager), ("wanda", NoticeKind.ProjectManagerChanged));
        Told(Given.Applied().When(Clara, Manage(Carl), "06-10 12:00"), ("carl", BecameProjectManager),
            ("wanda", NoticeKind.ProjectManagerChanged));
        Assert.All([Status.Draft, Status.PendingApproval, Status.Invoiced, Status.Paid], status =>
            Told(Given.In(status).When(Clara, Manage(Carl), "06-20 10:00"), ("carl", BecameProjectManager)));
    }

    [Fact]
    public void What_is_told_late_is_told_to_who_was_the_project_manager_then()
    {
        var asked = Given.Assigned().And(Wanda, Post(), "06-11 10:00");
        var after = asked.And(Sandra, Manage(Carl), "06-11 10:01").And(Wanda, Post(), "06-11 10:02");
        var latest = after.Timeline.Skip(asked.Timeline.Count - 1).ToList();
        Assert.Equal([Clara.Id, Carl.Id, Carl.Id], Holders.ManagerAtEvent(after.State, latest));
        Assert.Equal(
            [("clara", NoticeKind.Message), ("clara", NoticeKind.ProjectManagerChanged), ("carl", BecameProjectManager),
                ("wanda", NoticeKind.ProjectManagerChanged), ("carl", NoticeKind.Message)],
            Notices(after, asked.Timeline.Count - 1));
    }

    [Fact]
    public void An_application_is_told_to_the_project_manager() =>
        Told(Given.Sent().When(Wanda, Apply(), "06-10 11:00"), ("clara", NoticeKind.Applied));

    [Fact]
    public void What_is_negotiated_is_told_to_the_other_side_and_to_no_other_worker()
    {
        var countered = Given.Sent().When(Wanda, Counter(Usd(150m), expires: At("06-11 11:00")), "06-10 11:00");
        Told(countered, ("clara", NoticeKind.Counteroffered));
        Told(countered.Afterwards.When(Wanda, Withdraw(), "06-10 11:10"), ("clara", NoticeKind.ApplicationWithdrawn));
        Told(countered.Afterwards.When(Clara, Decline(), "06-10 11:10"), ("wanda", NoticeKind.ApplicationDeclined));
        Told(Given.Sent().When(Wanda, Ask(), "06-10 11:00"), ("clara", NoticeKind.Question));
        Told(Given.Sent().And(Walter, Ask(), "06-10 11:00").When(Clara, Answer(), "06-10 11:10"), ("walter", NoticeKind.Answered));
        Told(
            Given.Draft().And(Clara, Send(Wanda), "06-10 10:00").When(Wanda, DeclineOffer(), "06-10 11:00"),
            ("clara", NoticeKind.OfferDeclined));
    }

    [Fact]
    public void The_worker_who_is_assigned_and_those_who_are_not_are_told() =>
        Told(
            Given.Applied().And(Walter, Apply(), "06-10 11:30").When(Clara, Accept(), "06-10 12:00"), ("wanda", NoticeKind.Assigned),
            ("walter", NotChosen));

    [Fact]
    public void An_offer_that_is_taken_back_is_told_to_those_who_were_asked_and_those_who_applied()
    {
        Told(Given.Applied().When(Carl, Void(), "06-10 12:00"), ("wanda", TakenBack), ("clara", TakenBack));
        Told(
            Given.Draft().And(Clara, Send(Wanda, Walter), "06-10 10:00").And(Wanda, Apply(), "06-10 11:00")
                .When(Clara, Void(), "06-10 12:00"),
            ("wanda", TakenBack), ("walter", TakenBack));
    }

    [Fact]
    public void A_message_is_told_to_the_other_side()
    {
        Told(Given.Assigned().When(Wanda, Post("Where is the key?", MessageKind.Question), "06-12 10:00"), ("clara", NoticeKind.Question));
        Told(Given.Assigned().When(Clara, Post("Under the mat."), "06-12 10:00"), ("wanda", NoticeKind.Message));
        Told(Given.Assigned().When(Carl, Post("Under the mat."), "06-12 10:00"), ("wanda", NoticeKind.Message));
        Told(Given.Assigned().When(Sam, Post("May I help?"), "06-12 10:00"), ("wanda", NoticeKind.Message), ("clara", NoticeKind.Message));
        Told(Given.Draft().When(Clara, Post("A thought."), "06-10 10:00"));
    }

    [Fact]
    public void A_private_message_is_told_to_nobody_outside_the_company()
    {
        Told(Given.Assigned().When(Clara, Post("Between us.", isPrivate: true), "06-12 10:00"));
        Told(Given.Assigned().When(Carl, Post("Between us.", isPrivate: true), "06-12 10:00"), ("clara", NoticeKind.Message));
    }

    [Fact]
    public void Completion_return_approval_and_payment_are_told_to_both_but_the_one_who_did_it()
    {
        Told(Given.WorkDone().When(Wanda, Complete(), "06-16 17:30"), ("clara", NoticeKind.Completed));
        Told(
            Given.PendingApproval().And(Clara, SendBack(), "06-17 10:00").When(Wanda, StandBy(), "06-17 11:00"),
            ("clara", NoticeKind.StoodBy));
        Told(Given.PendingApproval().When(Clara, SendBack(), "06-17 10:00"), ("wanda", NoticeKind.SentBack));
        Told(Given.PendingApproval().When(Carl, Approve(), "06-17 10:00"), ("wanda", NoticeKind.Approved), ("clara", NoticeKind.Approved));
        Told(Given.Invoiced().When(Clara, Pay(), "06-18 10:00"), ("wanda", NoticeKind.Paid));
    }

    [Fact]
    public void Who_approves_is_told_that_a_rating_is_due() =>
        Told(Given.PendingApproval().When(Clara, Approve(), "06-17 10:00"), ("wanda", NoticeKind.Approved), ("clara", RatingDue));

    [Fact]
    public void Both_are_told_that_the_ratings_are_final_whoever_rated_last()
    {
        var half = Given.Invoiced().And(Clara, Rate(), "06-17 11:00");
        Told(half.When(Clara, Pay(), "06-18 10:00"), ("wanda", NoticeKind.Paid));
        Told(half.When(Wanda, Rate(), "06-17 12:00"), ("wanda", RatingFinal), ("clara", RatingFinal));
        Assert.Equal(2, Heard(half.Ticked("08-01 10:00")));
        Assert.Equal(0, Heard(Given.Invoiced().Ticked("08-01 10:00")));

        static int Heard(Story story) =>
            NoticeRules.ForEvent(story.State, Wanda.Id, story.Timeline.First(happened => happened.Event is RatingsOpened)).Count;
    }

    [Fact]
    public void A_rating_is_told_to_nobody() => Told(Given.Invoiced().When(Clara, Rate(), "06-17 11:00"));

    [Theory]
    [InlineData(typeof(PutOnHold), "clara", "wanda:OnHold")]
    [InlineData(typeof(Released), "clara", "wanda:Released")]
    [InlineData(typeof(RescheduleRequested), "wanda", "clara:RescheduleAsked")]
    [InlineData(typeof(Rescheduled), "clara", "wanda:Rescheduled")]
    [InlineData(typeof(RescheduleDeclined), "wanda", "clara:RescheduleDeclined")]
    [InlineData(typeof(RescheduleWithdrawn), "wanda", "clara:RescheduleWithdrawn")]
    [InlineData(typeof(PlaceChangeAsked), "clara", "wanda:PlaceChangeAsked")]
    [InlineData(typeof(PlaceChanged), "wanda", "clara:PlaceChanged")]
    [InlineData(typeof(PlaceChanged), "clara", "wanda:PlaceChanged")]
    [InlineData(typeof(PlaceChangeDeclined), "wanda", "clara:PlaceChangeDeclined")]
    [InlineData(typeof(PlaceChangeWithdrawn), "clara", "wanda:PlaceChangeWithdrawn")]
    [InlineData(typeof(PlaceChangeLapsed), "clock", "wanda:PlaceChangeLapsed clara:PlaceChangeLapsed")]
    [InlineData(typeof(ChangeLapsed), "wanda", "wanda:ChangeLapsed clara:ChangeLapsed")]
    [InlineData(typeof(PlaceChangeLapsed), "wanda", "wanda:PlaceChangeLapsed clara:PlaceChangeLapsed")]
    [InlineData(typeof(AccessChanged), "clara", "wanda:AccessChanged")]
    [InlineData(typeof(RescheduleLapsed), "wanda", "wanda:RescheduleLapsed clara:RescheduleLapsed")]
    [InlineData(typeof(HoldLapsed), "wanda", "wanda:HoldLapsed clara:HoldLapsed")]
    [InlineData(typeof(HoldEnding), "clock", "wanda:HoldEnding clara:HoldEnding")]
    [InlineData(typeof(SubcontractRequested), "wanda", "clara:SubcontractAsked")]
    [InlineData(typeof(SubcontractDecided), "clara", "wanda:SubcontractDecided")]
    [InlineData(typeof(FundsRequested), "wanda", "clara:FundsAsked")]
    [InlineData(typeof(FundsAdded), "clara", "wanda:FundsAdded")]
    [InlineData(typeof(FundsApproved), "clara", "wanda:FundsApproved")]
    [InlineData(typeof(FundsDeclined), "clara", "wanda:FundsDeclined")]
    [InlineData(typeof(FundsWithdrawn), "wanda", "clara:FundsWithdrawn")]
    [InlineData(typeof(FundsLapsed), "clara", "wanda:FundsLapsed clara:FundsLapsed")]
    [InlineData(typeof(RatingDisputed), "wanda", "clara:RatingDisputed")]
    [InlineData(typeof(RatingExplained), "clara", "wanda:RatingExplained")]
    [InlineData(typeof(RatingUnexplained), "clock", "wanda:RatingUnexplained clara:RatingUnexplained")]
    [InlineData(typeof(RatingDisputeEscalated), "wanda", "clara:RatingEscalated desk:RatingEscalated")]
    [InlineData(typeof(RatingReviewed), "sam", "wanda:RatingReviewed clara:RatingReviewed")]
    public void Each_step_is_told_to(Type type, string by, string told)
    {
        var actor = new Actor[] { Wanda, Clara, Sam, TheClock }.Single(actor => (actor.Person()?.Value ?? "clock") == by);
        var happened = new Happened(At("06-18 10:00"), actor, (Event)RuntimeHelpers.GetUninitializedObject(type));
        Assert.Equal(
            told, string.Join(
                ' ', NoticeRules.ForEvent(Given.Paid().State, Wanda.Id, happened).Select(one => $"{Name(one.To)}:{one.Kind}")));
    }

    [Fact]
    public void A_label_that_comes_on_is_told_to_both_and_one_that_goes_to_nobody()
    {
        var late = Given.Assigned().Ticked("06-16 09:30");
        Assert.Equal([("wanda", LabelOn), ("clara", LabelOn)], Notices(late));
        Told(late.When(Wanda, CheckIn(), "06-16 09:40"));
    }

    [Fact]
    public void A_worker_who_has_it_no_more_is_told_even_where_another_has_it_by_then()
    {
        var before = Given.Applied().And(Walter, Apply(), "06-10 11:30").And(Clara, Accept(), "06-10 12:00");
        var after = before.And(Carl, Unassign(), "06-11 10:00").OfferedAgain("06-11 10:10")
            .And(Walter, Renew("a2", terms: 1), "06-11 10:30").And(Clara, Accept("a2"), "06-11 11:00");
        Assert.Equal(
            [
                ("wanda", NoticeKind.Unassigned), ("clara", NoticeKind.Unassigned), ("walter", NoticeKind.OfferedAgain),
                ("clara", NoticeKind.ApplicationRenewed), ("walter", NoticeKind.Assigned),
            ],
            Notices(after, before.Timeline.Count));
        var latest = after.Timeline.Skip(before.Timeline.Count - 1).ToList();
        Assert.Equal([Wanda.Id, Wanda.Id, null, null, Walter.Id], Holders.WorkerAtEvent(after.State, latest));
    }

    [Fact]
    public void A_violation_is_told_to_subject_reporter_and_desk()
    {
        var byClara = Given.InProgress().When(Clara, Report(), "06-16 10:00");
        Told(byClara, ("wanda", NoticeKind.ViolationReported), ("desk", NoticeKind.ViolationReported));
        Told(
            byClara.Afterwards.When(Sam, Uphold(), "06-16 11:00"), ("wanda", NoticeKind.ViolationUpheld),
            ("clara", NoticeKind.ViolationUpheld));
        Told(
            byClara.Afterwards.When(Sam, Dismiss(), "06-16 11:00"), ("wanda", NoticeKind.ViolationDismissed),
            ("clara", NoticeKind.ViolationDismissed));
        Told(Given.InProgress().When(Sam, Report(against: Side.Worker), "06-16 10:00"), ("wanda", NoticeKind.ViolationReported));
    }

    [Fact]
    public void That_an_abandonment_is_contested_and_decided_is_told_to_both_sides_and_the_desk()
    {
        var contested = Given.InProgress().And(Clara, ReportAbandonment(), "06-16 12:00").When(Wanda, Contest(), "06-16 13:00");
        Told(contested, ("clara", NoticeKind.AbandonmentContested), ("desk", NoticeKind.AbandonmentContested));
        Assert.All([Uphold(), Dismiss()], decision => Told(
            contested.Afterwards.When(Sam, decision, "06-17 11:00"),
            ("wanda", NoticeKind.AbandonmentDecided), ("clara", NoticeKind.AbandonmentDecided)));
    }

    [Fact]
    public void Every_kind_has_a_category() =>
        Assert.All(Enum.GetValues<NoticeKind>(), kind => Assert.True(Enum.IsDefined(kind.Category())));

    // The events of the verdict are told, with who had the assignment at each.
    private static void Told(Verdict verdict, params (string, NoticeKind)[] expected) =>
        Assert.Equal(expected, Notices(verdict.Afterwards, verdict.Before.Timeline.Count));

    private static IEnumerable<(string, NoticeKind)> Notices(Story story, int? first = null)
    {
        var latest = story.Timeline.Skip(first ?? story.Timeline.Count - 1).ToList();
        return latest.Zip(Holders.WorkerAtEvent(story.State, latest), Holders.ManagerAtEvent(story.State, latest))
            .SelectMany(part => NoticeRules.ForEvent(story.State, part.Second, part.First, part.Third))
            .Select(told => (Name(told.To), told.Kind));
    }

    private static string Name(Addressee to) => to is Addressee.Person person ? person.Id.Value : "desk";
}
