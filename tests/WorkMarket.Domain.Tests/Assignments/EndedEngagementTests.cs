using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Tests.Escalations;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Taking it from a worker after work was logged or submitted is an ended engagement")]
public sealed class EndedEngagementTests
{
    private const string Why = "The shelves stand askew, as the photos show.";

    /// <summary>Work was logged, and the client takes it away for 40 of 120 dollars.</summary>
    private static Story Taken => Given.InProgress().And(Clara, Unassign(Why, Usd(40m)), "06-16 12:00");

    /// <summary>It was sent back, and is taken away for less than it came to.</summary>
    private static Story TakenSubmitted =>
        Given.PendingApproval().And(Clara, SendBack(), "06-17 10:00").And(Clara, Unassign(Why, Usd(40m)), "06-17 11:00");

    /// <summary>Somebody else has it by now.</summary>
    private static Story Again => Taken.OfferedAgain("06-16 13:00", Escalated.Later).And(Walter, Apply(terms: 2), "06-16 13:00")
        .And(Clara, Accept("a2"), "06-16 14:00");

    [Fact]
    public void It_names_reason_and_amount_like_a_cancellation()
    {
        var refused = Given.InProgress().When(Clara, new Unassign("Nearer"), "06-16 12:00").Refused(
            "reasonCodeRequired", "amountRequired").Refusals;
        Assert.Equal(["reasonCode", "amount"], refused.Select(refusal => refusal.Field));
        Given.InProgress().When(Clara, new ReportAbandonment("Left"), "06-16 12:00").Refused("amountRequired");
        Given.InProgress().When(Clara, Unassign(" "), "06-16 12:00").Refused("textRequired");
        Given.InProgress().When(Clara, Unassign(amount: Usd(500m)), "06-16 12:00").Refused("amountAboveAgreed");
        Given.InProgress().When(Clara, Unassign(amount: Usd(-1m)), "06-16 12:00").Refused("amountNegative");
        // Where nothing was logged or submitted, nothing need be named.
        Given.Assigned().When(Clara, new Unassign("Nearer"), "06-12 09:00").Leaves(Status.Sent);
    }

    [Fact]
    [Rule("§6 Cancelled after work: work logged or submitted; what the client takes out of the time log was logged")]
    public void Work_was_logged_though_the_client_removes_the_visit_first()
    {
        var removed = Given.InProgress().And(Clara.On(Channel.Desktop), Remove("v1", 1), "06-15 19:00");
        removed.When(Clara, new Unassign("Nearer"), "06-16 12:00").Refused("reasonCodeRequired", "amountRequired");
        var cancelled = removed.And(Clara, Cancel(clarification: "Not any more."), "06-16 12:00").And(Wanda, Attempt(), "06-16 13:00");
        var cause = Criteria.Check(cancelled.State, EscalationCause.CancelledAfterWork, Policy.Default, At("06-17 10:00"));
        Assert.Equal(
            [((WithWorker)Given.InProgress().State).Engagement.Visits.Single().CheckIn.At],
            cause.Criteria.SelectMany(one => one.Facts).Where(fact => fact.What == LookedAtKind.WorkLogged).Select(fact => fact.At));
        // What the worker says never happened, or has support take out, did not.
        foreach (var (by, asked) in new (Actor, AskedBy?)[] { (Wanda.On(Channel.Desktop), null), (Sam, AskedBy.Worker) })
            Given.InProgress().And(by, Remove("v1", 1, askedBy: asked), "06-15 19:00").When(Clara, new Unassign("Nearer"), "06-16 12:00")
                .Leaves(Status.Sent);
        Given.InProgress().And(Sam, Remove("v1", 1, askedBy: AskedBy.Client), "06-15 19:00")
            .When(Clara, new Unassign("Nearer"), "06-16 12:00").Refused("reasonCodeRequired", "amountRequired");
    }

    [Fact]
    public void An_amount_is_an_invoice_that_is_due_paid_and_final_like_any_other()
    {
        var invoiced = Assert.IsType<Invoiced>(Ended(Again));
        Assert.Equal(new Invoice(Usd(40m), At("06-16 12:00"), At("07-16 12:00")), invoiced.Invoice);
        Assert.Equal([Label.PaymentPastDue], Ended(Again.Ticked("07-16 12:00")).Engagement.Labels);

        var paid = Again.And(Clara, OfEnded(Pay()), "06-18 10:00");
        Assert.IsType<Paid>(Ended(paid));
        Assert.Equal(Status.Assigned, paid.State.Status);
        Assert.IsType<OfEngagement>(paid.Timeline[^1].Event);
        Assert.True(Ended(paid.Ticked("07-16 12:00")) is Paid { Stated.IsFinal: true });
        Assert.IsType<Invoiced>(Ended(paid.And(Wanda, OfEnded(NotReceived()), "06-19 10:00")));
        Assert.True(Ended(paid.And(Wanda, OfEnded(ConfirmPayment()), "06-19 10:00")) is Paid { Stated.IsFinal: true });
    }

    [Fact]
    [Rule("§1, §11 An invoice's number says how many of the assignment came before; each is a payable of its own")]
    public void Each_invoice_has_its_own_number_and_stands_among_the_payables_by_itself()
    {
        var second = Numbered(Again).And(Walter, CheckIn(), "06-16 15:00").And(Clara, Unassign(Why, Usd(30m)), "06-16 16:00");
        Assert.Equal(
            [(1, Wanda.Id, Usd(40m)), (2, Walter.Id, Usd(30m))],
            Payable.FromCase(second.State).Select(payable => (payable.Ordinal, payable.Worker, payable.Left)));
        Assert.Equal(
            ["12345678-1", "12345678-2"],
            EndedEngagements.All(second.State).Select(ended => Parts.InvoiceNumberOf(ended.State).ToString()));
        Assert.Equal(2, EndedEngagements.OfInvoice(second.State, InvoiceNumber.Parse("12345678-2"))!.Value.Engagement);
        Assert.Null(EndedEngagements.OfInvoice(second.State, InvoiceNumber.Parse("12345678-3")));

        // Where nothing was to be paid there is no invoice to be counted.
        var nothing = Numbered(Given.InProgress()).And(Clara, Unassign(Why), "06-16 12:00")
            .OfferedAgain("06-16 13:00", Escalated.Later).And(Walter, Apply(terms: 2), "06-16 13:00")
        .And(Clara, Accept("a2"), "06-16 14:00")
            .And(Clara, Cancel(amount: Usd(20m)), "06-16 15:00");
        Assert.Equal("12345678-1", Parts.InvoiceNumberOf(nothing.State).ToString());
        var after = Numbered(Again).And(Clara, Cancel(amount: Usd(20m)), "06-16 15:00");
        Assert.Equal("12345678-2", Parts.InvoiceNumberOf(after.State).ToString());
        Assert.Null(EndedEngagements.OfInvoice(after.State, InvoiceNumber.Parse("12345678-2"))!.Value.Engagement);
    }

    [Fact]
    [Rule("§11 A payment provider pays it as the client would, and may report it as reversed")]
    public void A_payment_provider_pays_it_in_parts_and_takes_it_back()
    {
        var part = Again.And(TheClock, OfEnded(ReportPaid("pay-1", 15)), "06-18 10:00");
        Assert.Equal(Usd(25m), ((Invoiced)Ended(part)).Invoice.Left());
        var paid = part.And(TheClock, OfEnded(ReportPaid("pay-2", 25)), "06-19 10:00");
        Assert.True(Ended(paid) is Paid { Stated: null or { IsFinal: true } });
        Assert.IsType<Invoiced>(Ended(paid.And(TheClock, OfEnded(new ReversePayment("pay-1")), "06-20 10:00")));
    }

    [Fact]
    public void With_nothing_to_pay_it_is_over_and_rated_all_the_same()
    {
        var nothing = Given.InProgress().And(Clara, Unassign(Why), "06-16 12:00");
        Assert.IsType<Cancelled>(Ended(nothing));
        nothing.When(Clara, OfEnded(Pay()), "06-17 10:00").Refused("statusNotAllowed");
        var rated = nothing.And(Wanda, OfEnded(Rate()), "06-17 10:00").And(Clara, OfEnded(Rate()), "06-17 11:00");
        Assert.Equal(At("06-17 11:00"), CountedRatings.FromCase(Ended(rated))!.Since);
    }

    [Theory]
    [Rule("§4 Each side may rate from the cancellation, unassignment or abandonment of assigned work")]
    [InlineData("unassigned", "06-30 12:00")]
    [InlineData("abandoned", "06-30 12:00")]
    [InlineData("cancelled by the worker", "06-30 12:00")]
    public void Both_sides_rate_for_fourteen_days(string how, string until)
    {
        var ended = Given.InProgress().And(how == "cancelled by the worker" ? Wanda : Clara, how switch
        {
            "unassigned" => Unassign(Why),
            "abandoned" => ReportAbandonment(),
            _ => CancelByWorker(),
        }, "06-16 12:00");
        Assert.Equal(At(until), RatingWindow.Until(Ended(ended)));
        var rated = ended.And(Wanda, OfEnded(Rate()), "06-29 12:00").Ticked(until);
        Assert.Equal(At(until), CountedRatings.FromCase(Ended(rated))!.Since);
        rated.When(Clara, OfEnded(Rate()), "07-01 12:00").Refused("ratingsFinal");
    }

    [Fact]
    [Rule("§2, §9 Its worker reads the case as it was at its end, with the documents of the scope of that time")]
    public void It_carries_the_documents_of_the_scope_as_they_were()
    {
        var ended = Ended(Given.Draft().And(Clara, Document("u1", "plan.pdf"), "06-10 09:10").And(Clara, Send(), "06-10 10:00")
            .And(Wanda, Apply(), "06-10 11:00").And(Clara, Accept(), "06-10 12:00")
            .And(Clara, Document("u2", "door codes.pdf", DocumentAudience.AssignedWorker), "06-10 13:00")
            .And(Wanda, CheckIn(), "06-16 09:00").And(Clara, Unassign(Why, Usd(40m)), "06-16 12:00")
            .And(Clara, Document("u3", "plan 2.pdf", replaces: "doc1"), "06-16 13:00")
            .And(Clara, RemoveDocument("doc2"), "06-16 13:00"));
        foreach (var by in new Actor[] { Wanda, Clara, Sam })
        {
            var plan = Assert.Single(DocumentRules.ReadBy(ended, by));
            Assert.Equal(["plan.pdf"], plan.Versions.Select(version => version.File.Name));
        }
        Assert.Empty(DocumentRules.ReadBy(ended, Walter));
    }

    [Fact]
    public void What_was_not_begun_leaves_nothing_where_the_worker_gives_it_back_uncounted() =>
        Assert.Empty(EndedEngagements.All(Given.Assigned().And(Wanda, CancelByWorker(), "06-10 12:30").State));

    [Fact]
    [Rule("§4 Each side may rate from the cancellation, unassignment or abandonment of assigned work")]
    public void Both_sides_rate_that_the_worker_cancelled_what_was_assigned_and_not_begun()
    {
        var cancelled = Given.Assigned().And(Wanda, CancelByWorker(), "06-15 09:00");
        Assert.Equal(At("06-29 09:00"), RatingWindow.Until(Ended(cancelled)));
        var rated = cancelled.And(Clara, OfEnded(Rate()), "06-15 10:00").And(Wanda, OfEnded(Rate()), "06-15 11:00");
        Assert.Equal(At("06-15 11:00"), CountedRatings.FromCase(Ended(rated))!.Since);
        // Nothing else is left of it: nothing was cancelled by the client, and nothing is to be paid.
        Assert.IsType<Cancelled>(Ended(cancelled));
        Assert.Equal([NeedReason.Rate], TodoRules.ForActor(cancelled.State, Wanda).Select(need => need.Reason));
    }

    [Fact]
    public void Its_worker_writes_to_the_client_in_a_thread_that_the_next_worker_does_not_see()
    {
        var written = Again.And(Wanda, OfEnded(Post("Why?")), "06-17 10:00").And(Clara, OfEnded(Post("See the photos.")), "06-17 11:00");
        Assert.All(written.Timeline.TakeLast(2), happened => Assert.Equal(
            [Wanda, Clara, Sam],
            new Actor[] { Wanda, Walter, Clara, Sam }.Where(reader => Access.AsReadBy(written.State, reader, happened) is not null)));
        Assert.Equal(
            ["m1", "m2"],
            written.Timeline.TakeLast(2).Select(happened => ((MessagePosted)happened.Event.Inner()).Message.Value));
        Assert.Null(written.State.Core.Correspondence);
        Assert.Equal([Clara.Id], Told(written, written.Timeline[^2]));
        Assert.Equal([Wanda.Id], Told(written, written.Timeline[^1]));
        // What the client writes on the assignment is the next worker's.
        Assert.Equal([Walter.Id], Told(written, written.And(Clara, Post("Hello"), "06-17 12:00").Timeline[^1]));
    }

    [Fact]
    [Rule("§3 What needs action")]
    public void What_is_left_to_do_about_it_waits_for_its_own_worker_and_the_client()
    {
        Assert.Equal([NeedReason.Rate], Needs(Again.State, Wanda));
        Assert.Equal([NeedReason.Pay, NeedReason.Rate], Needs(Again.State, Clara));
        Assert.DoesNotContain(NeedReason.Rate, Needs(Again.State, Walter));
        var paid = Again.And(Clara, OfEnded(Pay()), "06-18 10:00");
        Assert.Equal([NeedReason.CheckPayment, NeedReason.Rate], Needs(paid.State, Wanda));
        Assert.Empty(Needs(paid.Ticked("07-20 10:00").State, Clara).Except([NeedReason.AnswerQuestions]));
        // What is past due of it is past due in the client's list, whoever has the assignment.
        var entry = TodoEntry.FromCase(Again.State, TodoRules.ForClient(Again.State))!;
        Assert.Equal((Status.Assigned, At("07-16 12:00")), (entry.Status, entry.PastDueFrom));
        Assert.Null(TodoEntry.FromCase(Again.State, TodoRules.ForActor(Again.State, Walter))!.PastDueFrom);

        static IEnumerable<NeedReason> Needs(Assignment state, Actor by) =>
            TodoRules.ForActor(state, by).Select(need => need.Reason).Distinct().Where(reason => reason != NeedReason.PayPastDue);
    }

    [Fact]
    public void Nobody_else_does_anything_about_it()
    {
        foreach (var command in new[] { Post(), Rate(), ConfirmPayment(), Escalate(EscalationCause.Impasse) })
            Assert.False(AssignmentDecider.IsThereFor(Again.State, OfEnded(command), Walter));
        Assert.False(AssignmentDecider.IsThereFor(Again.State, OfEnded(Pay(), 2), Clara));
        Again.When(Clara, OfEnded(Cancel()), "06-17 10:00").Refused("nothingThere");
        Again.When(Carl, OfEnded(Pay(), 0), "06-17 10:00").Refused("nothingThere");
    }

    [Fact]
    [Rule("§2 Submitted work for less than it came to: a paymentDispute from that instant, which no justification bars")]
    public void Submitted_work_that_is_taken_for_less_is_disputed_at_once()
    {
        var ended = Ended(TakenSubmitted);
        var total = Total.Compute(ended);
        Assert.Equal((Usd(120m), Usd(40m), Usd(80m)), (total.Submitted, total.Sum, total.Withheld));
        var justified = TakenSubmitted.And(Wanda, OfEnded(Attempt()), "06-17 12:00").And(
            Clara, OfEnded(Post("It is askew.", marked: MessageMark.Justification)), "06-17 13:00");
        Assert.True(Criteria.Check(Ended(justified), EscalationCause.PaymentDispute, Policy.Default, At("06-17 14:00")).Eligible);
        // All of it is paid: nothing is disputed.
        var all = Given.PendingApproval().And(Clara, SendBack(), "06-17 10:00").And(Clara, Unassign(Why, Usd(120m)), "06-17 11:00");
        Assert.Null(Total.Compute(Ended(all)).Withheld);
        Assert.False(Criteria.Check(Ended(all), EscalationCause.PaymentDispute, Policy.Default, At("06-17 14:00")).Criteria[0].Holds);
    }

    [Fact]
    [Rule("§6.4 Its worker may escalate that engagement for 6 months")]
    public void Its_worker_escalates_it_for_six_months()
    {
        var asked = Taken.And(Wanda, OfEnded(Attempt()), "06-17 09:00");
        asked.When(Wanda, OfEnded(Escalate(EscalationCause.CancelledAfterWork)), "12-16 11:00").Leaves(Status.Sent);
        asked.When(Wanda, OfEnded(Escalate(EscalationCause.CancelledAfterWork)), "12-17 12:01").Refused("endedTooLongAgo");
    }

    [Fact]
    public void What_the_worker_gave_up_is_no_cancellation_of_the_clients()
    {
        var given = Given.PendingApproval().And(Clara, SendBack(), "06-17 10:00").And(Wanda, CancelByWorker(), "06-17 11:00")
            .And(Wanda, OfEnded(Attempt()), "06-17 12:00");
        foreach (var cause in new[]
        {
            EscalationCause.CancelledAfterWork, EscalationCause.CancelledWithoutClarification, EscalationCause.PaymentDispute,
        })
            given.When(Wanda, OfEnded(Escalate(cause)), "06-17 13:00").Refused("causeNotTrue");
        Assert.Null(Total.Compute(Ended(given)).Withheld);
    }

    internal static WithWorker Ended(Story story, int number = 1) => EndedEngagements.Find(story.State, number)!;

    private static Story Numbered(Story story) => new(
        story.Timeline.Add(new(story.State.Core.AsOf, TheClock, new Numbered(AssignmentNumber.Parse("12345678")))))
    {
        Facts = story.Facts,
    };

    private static IEnumerable<PersonId> Told(Story story, Happened happened) =>
        NoticeRules.ForEvent(story.State, (story.State as WithWorker)?.Engagement.Worker, happened)
            .Select(told => ((Addressee.Person)told.To).Id);
}
