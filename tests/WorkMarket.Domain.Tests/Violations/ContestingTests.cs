using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Tests.Violations;

[Rule("§2 Abandonment: only a while after the start, never after a submission; contested within 5 business days, decided as a violation")]
public sealed class ContestingTests
{
    /// <summary>On Tuesday 16 June at noon Clara reports that Wanda, who had checked in at nine, abandoned the work.</summary>
    private static Story Abandoned => Given.InProgress().And(Clara, ReportAbandonment(), "06-16 12:00");

    private static Story Contested => Abandoned.And(Wanda, Contest(), "06-17 09:00");

    public static TheoryData<string, string, bool> FromWhen => new()
    {
        // Start on 16 June at 9.
        { "06-10 12:00", "06-16 09:59:59", false },
        { "06-10 12:00", "06-16 10:00", true },
        { "06-16 08:30", "06-16 09:59:59", false },
        { "06-16 08:30", "06-16 10:00", true },
    };

    [Theory, MemberData(nameof(FromWhen))]
    public void It_is_reported_an_hour_after_the_start_at_the_earliest(string assigned, string reported, bool allowed) =>
        Reports(Given.Assigned(At(assigned)), reported, allowed, "06-16 10:00");

    [Theory, InlineData("07-20 09:29:59", false), InlineData("07-20 09:30", true)]
    public void And_an_hour_after_the_worker_got_it(string reported, bool allowed) => Reports(
        Given.Sent().And(Wanda, Counter(schedule: Days("07-20 08:30", "07-20 17:00")), "07-20 08:00").And(Clara, Accept(), "07-20 08:20"),
        reported, allowed, "07-20 09:30");

    [Fact]
    public void The_later_of_both_counts() => Reports(
        Given.Sent().And(Wanda, Counter(schedule: Days("06-16 10:00", "06-16 17:00")), "06-16 09:00").And(Clara, Accept(), "06-16 10:00"),
        "06-16 10:59", allowed: false, "06-16 11:00");

    [Fact]
    public void What_was_submitted_was_not_abandoned_though_it_was_sent_back() =>
        Given.PendingApproval().And(Clara, SendBack(), "06-17 10:00").When(Clara, ReportAbandonment(), "06-20 10:00")
            .Refused("submittedNotAbandoned");

    [Fact]
    public void It_says_until_when_it_can_be_contested_over_the_weekend_and_a_holiday() =>
        // From Tuesday noon to Wednesday noon of the next week: the weekend and Juneteenth, a Friday, are no business days.
        Given.InProgress().When(Clara, ReportAbandonment("Left"), "06-16 12:00")
            .Then(new WorkerRemoved(Wanda.Id, EngagementEnd.Abandoned, "Left", ContestUntil: At("06-24 12:00"),
                Settlement: new(Usd(0m), RateUntil: At("06-30 12:00"))));

    [Fact]
    public void The_worker_contests_it_once_and_in_time()
    {
        Abandoned.When(Wanda, Contest("The gate was locked."), "06-24 11:59:59").Then(
            new AbandonmentContested(new("n1"), Wanda.Id, Clara, At("06-16 12:00"), "The gate was locked.")).Leaves(Status.Sent);
        Abandoned.When(Wanda, Contest(), "06-24 12:00").Refused(new ContestedTooLate(At("06-24 12:00"), NewYork));
        Contested.When(Wanda, Contest(), "06-17 10:00").Refused(new AlreadyContested(new("n1"), ViolationStatus.Open));
        Abandoned.When(Wanda, Contest(" "), "06-17 09:00").Refused("textRequired");
    }

    [Fact]
    public void Nobody_contests_what_was_not_reported_of_him()
    {
        Given.InProgress().When(Wanda, Contest(), "06-16 12:00").Refused("notAParty");
        Given.Assigned().And(Wanda, CancelByWorker(), "06-12 09:00").When(Wanda, Contest(), "06-12 10:00")
            .Refused(new NothingThere(AssignmentAction.ContestAbandonment));
        Abandoned.When(Walter, Contest(), "06-17 09:00").Refused("notAParty");
        Abandoned.When(Clara, Contest(), "06-17 09:00").Refused("roleNotAllowed");
    }

    [Fact]
    public void Though_another_has_it_by_now_it_is_contested_and_decided()
    {
        var others = Abandoned.OfferedAgain("06-16 13:00", Days("06-22 09:00", "06-22 17:00")).And(Walter, Apply(terms: 2), "06-16 13:00")
            .And(Clara, Accept("a2"), "06-16 14:00");
        var contested = others.And(Wanda, Contest(), "06-17 09:00");
        Assert.Equal(Status.Assigned, contested.State.Status);
        Assert.All(
            contested.Timeline.Where(happened => happened.Event is AbandonmentContested),
            happened => Assert.Null(Access.AsReadBy(contested.State, Walter, happened)));
        contested.When(Sam, Dismiss(), "06-18 09:00").Then(
            new ViolationDismissed(new("n1"), "The log shows another.", IsContestedAbandonment: true));
    }

    [Fact]
    public void One_that_was_reported_before_its_end_was_kept_is_contested_within_the_same_time()
    {
        // As stored before: neither who reported it nor until when it can be contested.
        var before = Given.InProgress().Then([new(At("06-16 12:00"), Clara, new WorkerRemoved(Wanda.Id, EngagementEnd.Abandoned, "Left"))]);
        before.When(Wanda, Contest("I was there."), "06-24 11:59:59")
            .Then(new AbandonmentContested(new("n1"), Wanda.Id, Clara, At("06-16 12:00"), "I was there."));
        before.When(Wanda, Contest(), "06-24 12:00").Refused(new ContestedTooLate(At("06-24 12:00"), NewYork));
    }

    [Fact]
    public void It_counts_at_once_not_while_it_is_open_and_only_when_it_is_upheld()
    {
        Assert.Equal([CountsAs.Abandoned], Counted(Abandoned));
        Assert.Empty(Counted(Contested));
        Assert.Empty(Counted(Contested.And(Sam, Dismiss(), "06-18 09:00")));
        Assert.Equal([CountsAs.Abandoned], Counted(Contested.And(Sam, Uphold(), "06-18 09:00")));
        Assert.All(
            Contested.And(Sam, Uphold(), "06-18 09:00").Timeline
                .Where(happened => happened.Event is AbandonmentContested or ViolationUpheld),
            happened => Assert.True(Contributions.Concerns(happened.Event)));
    }

    [Fact]
    public void While_it_is_open_it_neither_suspends_nor_bars_and_upheld_it_ends_an_escalation()
    {
        // She escalated before it was reported that she had left.
        var escalated = Given.InProgress().And(Wanda, Attempt(), "06-17 09:00").And(Clara, Post("Wait."), "06-17 10:00")
            .And(Wanda, Escalate(EscalationCause.Impasse), "06-17 11:00").And(Clara, ReportAbandonment(), "06-17 12:00");
        var open = escalated.And(Wanda, Contest(), "06-17 13:00");
        Assert.Null(open.State.Core.Escalations[^1].Suspension);
        Assert.Empty(ViolationRecord.BlocksEscalation(open.State, Wanda.Id, Policy.Default, At("06-30 10:00")));

        var dismissed = open.And(Sam, Dismiss(), "06-18 09:00").State.Core.Escalations[^1];
        Assert.True(dismissed is { IsOpen: true, Suspension: null });
        var upheld = open.And(Sam, Uphold(), "06-18 09:00");
        Assert.Equal(EscalationStage.Ineligible, upheld.State.Core.Escalations[^1].Stage);
        Assert.Single(ViolationRecord.BlocksEscalation(upheld.State, Wanda.Id, Policy.Default, At("06-30 10:00")));
    }

    private static IEnumerable<CountsAs> Counted(Story story) => Contributions.FromCase(story.State, Policy.Default.Scorecards)
        .Where(contribution => contribution.To == new ScorecardOf.Worker(Wanda.Id))
        .SelectMany(contribution => contribution.Entries.Select(entry => entry.As));

    private static void Reports(Story story, string at, bool allowed, string from)
    {
        var verdict = story.When(Clara, ReportAbandonment(), at);
        if (allowed)
            verdict.Leaves(Status.Sent);
        else
            verdict.Refused(new NotAbandonedYet(At(from), NewYork));
    }
}
