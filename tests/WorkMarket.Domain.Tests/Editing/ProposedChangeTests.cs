using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;

namespace WorkMarket.Domain.Tests.Editing;

[Rule("§9 Assigned, InProgress, OnHold: the title at once, a clarification beside the text, the rest by the worker's consent")]
public sealed class ProposedChangeTests
{
    private static readonly BriefEdit Shorter = new() { Description = new("Unpack.") };
    private static readonly BriefChanges Change = new() { Description = new("Unpack, connect, print a test page.", "Unpack.") };

    [Fact]
    public void The_title_changes_at_once_and_the_worker_is_told()
    {
        var retitled = Given.Assigned().When(Clara, Rewrite(new() { Title = new("Fix it") }), "06-11 09:00")
            .Then(new Edited(new() { Title = new("Install a printer", "Fix it") }, At("06-11 09:10"))).Afterwards;
        Assert.Equal("Fix it", retitled.State.Brief.Title);
        Assert.Contains(retitled.Ticked("06-11 09:10").Timeline, happened => happened.Event is EditsTold);
    }

    [Fact]
    public void What_was_agreed_is_not_changed_at_once() => Given.Assigned().When(Clara, Rewrite(new()
    {
        Description = new("Unpack."),
        Schedule = new(Days("06-17 09:00", "06-17 17:00")),
        Price = new(Usd(90m)),
        Deliverables = new([new(DeliverableType.Photo, 1)]),
    }), "06-11 09:00").Refused("changeNotAtOnce", "changeNotAtOnce", "changeNotAtOnce", "changeNotAtOnce");

    [Theory]
    [InlineData(Status.Assigned)]
    [InlineData(Status.InProgress)]
    [InlineData(Status.OnHold)]
    public void A_proposed_change_holds_from_the_workers_consent(Status status)
    {
        var story = Given.In(status).Ticked("06-16 12:29");
        var proposed = story.When(Clara, ProposeChange(Shorter, "Less to do"), "06-16 12:30")
            .Then(new ChangeProposed(new("c1"), Change, "Less to do")).Leaves(status).Afterwards;
        Assert.Equal(story.State.Brief, proposed.State.Brief);

        var agreed = proposed.When(Wanda, AcceptChange(), "06-16 12:40").Then(new ChangeAgreed(new("c1"), Change)).Afterwards;
        Assert.Equal("Unpack.", agreed.State.Brief.Description);
        Assert.Equal(2, TermsRead.VersionOf(agreed.State));
        Assert.Null(agreed.Engagement.TermsVersion);
        Assert.Equal("Unpack, connect, print a test page.", TermsRead.At(agreed.State, 1)!.Description);
        agreed.When(Wanda, AcceptChange(), "06-16 12:41").Refused("nothingThere");
    }

    [Fact]
    public void Declined_taken_back_or_not_decided_it_leaves_all_as_it_was()
    {
        var proposed = Given.WorkDone().And(Clara, ProposeChange(Shorter), "06-16 17:10");
        proposed.When(Wanda, DeclineChange(reason: "No"), "06-16 17:20").Then(new ChangeDeclined(new("c1"), "No"));
        proposed.When(Clara, WithdrawChange(), "06-16 17:20").Then(new ChangeWithdrawn(new("c1")));
        var submitted = proposed.And(Wanda, Complete(), "06-16 17:30");
        Assert.Contains(submitted.Timeline, happened => happened.Event is ChangeLapsed);
        Assert.Null(submitted.Engagement.Change);
        Assert.Equal(Given.Request.Description, submitted.State.Brief.Description);
        Assert.Contains(
            Given.Assigned().And(Clara, ProposeChange(Shorter), "06-11 09:00").And(Wanda, CancelByWorker(), "06-11 09:30").Timeline,
            happened => happened.Event is ChangeLapsed);
    }

    [Fact]
    public void The_worker_agrees_to_the_change_that_was_read_and_to_no_other()
    {
        var twice = Given.Assigned().And(Clara, ProposeChange(Shorter), "06-11 09:00")
            .And(Clara, ProposeChange(new() { Description = new("Unpack all ten.") }), "06-11 09:05");
        twice.When(Wanda, AcceptChange(), "06-11 09:06").Refused("noSuchChange");
        twice.When(Wanda, AcceptChange("c2"), "06-11 09:06").Leaves(Status.Assigned);
    }

    [Fact]
    public void What_changes_otherwise_is_not_proposed() => Given.Assigned().When(Clara, ProposeChange(new()
    {
        Title = new("Fix it"),
        Price = new(Usd(90m)),
    }), "06-11 09:00").Refused("changedOtherwise", "changedOtherwise");

    [Fact]
    public void Settings_that_are_agreed_on_count_from_then_on()
    {
        // Check-in was not required, so nobody was late at 9:15; agreed on at noon, it is from then on.
        var agreed = Given.Assigned(Asking.NoCheckIn)
            .And(Clara, ProposeChange(new() { CheckIn = new(new CheckInWish(Required: true, Grace: Minutes(15))) }), "06-16 11:00")
            .And(Wanda, AcceptChange(), "06-16 12:00");
        Assert.Empty(agreed.LabelsAt(At("06-16 12:14")));
        Assert.Equal([Checklists.Label.WorkerLate], agreed.LabelsAt(At("06-16 12:15")));
    }

    [Fact]
    public void A_clarification_stands_beside_the_text_and_answers_the_worker()
    {
        var clarified = Given.Assigned().When(Clara, Clarify(), "06-11 09:00")
            .Then(new Clarified("The printer is by the window.")).Afterwards;
        Assert.Equal([new Clarification("The printer is by the window.", At("06-11 09:00"))], clarified.Engagement.Clarifications);
        Assert.Equal(Given.Assigned().State.Brief.Description, clarified.State.Brief.Description);
        Assert.Equal(1, TermsRead.VersionOf(clarified.State));
        clarified.When(Clara, Clarify("👍"), "06-11 09:01").Refused("textRequired");

        var full = clarified.Knowing(facts => facts with { Policy = facts.Policy with { Editing = new() { Clarifications = 1 } } });
        full.When(Clara, Clarify(), "06-11 09:02").Refused("clarificationsFull");
    }

    [Fact]
    public void Afterwards_nothing_of_it_changes() => Assert.All(
        new[] { Status.PendingApproval, Status.Invoiced, Status.Paid, Status.Cancelled, Status.Voided },
        status => Given.In(status).When(Clara, Rewrite(new() { Title = new("Fix it") }), "06-20 10:00").Refused("statusNotAllowed"));
}
