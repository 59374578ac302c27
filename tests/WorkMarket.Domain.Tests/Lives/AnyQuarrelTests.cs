using System.Collections.Immutable;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>
/// Quarrels as chance has them: whatever the client and support do about an escalation, and what a worker can make of it.
/// </summary>
[Rule("§6 The worker can always reach an end; nothing counts twice; ticking early, late or twice changes nothing")]
public sealed class AnyQuarrelTests
{
    private static readonly Policy Policy = Policy.Default;

    public static TheoryData<int> Tens => [.. Enumerable.Range(0, 20)];

    // Of all that the client can do, one suspension of at most five business days and one send-back stop anything.
    [Theory, MemberData(nameof(Tens))]
    public void A_worker_who_stands_by_the_work_and_calls_is_through_in_time_whatever_the_client_does(int ten)
    {
        foreach (var seed in Enumerable.Range(ten * 20, 20))
        {
            var dice = new Dice((ulong)seed);
            var (story, now) = Opened(dice);
            while (EscalationRecord.Open(story.State) is not null)
            {
                now += Hours(dice.Between(1, 30));
                story = Try(story, ByOthers(dice), now);
                story = Try(story, (Wanda, StandBy()), now);
                story = Try(story, (Wanda, TakeToArbitration()), now);
            }
            var ended = story.State.Core.Escalations[^1];
            // Work that was sent back while it was suspended is stood by at once: that adds nothing to the suspension.
            var suspended = Stood(story).Aggregate(Duration.Zero, (sum, still) => sum + still.Duration);
            var month = ended.OpenedAt.InZone(NewYork).LocalDateTime.PlusMonths(1).InZoneLeniently(NewYork).ToInstant();
            Assert.True(Stood(story).All(still => Policy.BusinessTime.Between(still.Start, still.End).Open <= Hours(5 * 24)));
            Assert.True(ended.ClosedAt <= Policy.BusinessTime.Plus(month + suspended, new(Hours(48))) + Hours(30), $"{seed}: {ended}");
        }
    }

    [Theory, MemberData(nameof(Tens))]
    public void What_stood_still_counts_once_in_the_month_from_opening(int ten)
    {
        foreach (var seed in Enumerable.Range(ten * 20, 20))
        {
            var dice = new Dice((ulong)seed + 10_000);
            var (story, now) = Opened(dice);
            for (var step = 0; step < 60 && EscalationRecord.Open(story.State) is not null; step++)
            {
                now += Hours(dice.Between(1, 60));
                story = Try(story, dice.OneIn(3) ? ByWorker(dice) : ByOthers(dice), now);
                if (EscalationRecord.Open(story.State) is not { StandsStill: false } open)
                    continue;
                var month = open.OpenedAt.InZone(NewYork).LocalDateTime.PlusMonths(1).InZoneLeniently(NewYork).ToInstant();
                foreach (var still in Stood(story).Where(still => still.End <= story.State.Core.AsOf))
                    month += still.Start < month ? still.Duration : Duration.Zero;
                Assert.Equal(month, open.Call!.MonthEndsAt);
                Assert.True(
                    open.Call.After is not { } after || after <= Policy.BusinessTime.Plus(month, new(Hours(48))), $"{seed}: {open}");
            }
        }
    }

    [Theory, MemberData(nameof(Tens))]
    public void However_often_the_clock_looks_it_comes_to_the_same(int ten)
    {
        foreach (var seed in Enumerable.Range(ten * 10, 10))
        {
            var never = Told(seed, (story, _) => story);
            var chance = new Dice((ulong)seed + 1);
            Assert.Equal(
                Structure.Describe(never.Timeline),
                Structure.Describe(Told(seed, (story, now) => story.Ticked(now).Ticked(now - Hours(3)).Ticked(now)).Timeline));
            Assert.Equal(
                Structure.Describe(never.Timeline),
                Structure.Describe(Told(
                    seed, (story, now) => story.Ticked(now - Hours(chance.Below(90))).Ticked(now - Hours(chance.Below(90)))).Timeline));
        }
    }

    // Silence of a month without a break is an end by itself.
    [Theory, MemberData(nameof(Tens))]
    public void Left_alone_it_ends_within_a_month_of_silence_and_of_standing_still(int ten)
    {
        foreach (var seed in Enumerable.Range(ten * 20, 20))
        {
            var dice = new Dice((ulong)seed + 20_000);
            var (story, now) = Opened(dice);
            for (var step = dice.Below(40); step > 0 && EscalationRecord.Open(story.State) is not null; step--)
            {
                now += Hours(dice.Between(1, 60));
                story = Try(story, dice.OneIn(3) ? ByWorker(dice) : ByOthers(dice), now);
            }
            var ended = story.Ticked(now + Duration.FromDays(75)).State.Core.Escalations[^1];
            Assert.False(ended.IsOpen);
            Assert.True(ended.ClosedAt <= now + Duration.FromDays(31 + 14 + 7), $"{seed}: {ended}");
        }
    }

    private static Story Told(int seed, Func<Story, Instant, Story> look)
    {
        var dice = new Dice((ulong)seed + 30_000);
        var (story, now) = Opened(dice);
        for (var step = 0; step < 40; step++)
        {
            now += Hours(dice.Between(1, 60));
            story = Try(look(story, now), dice.OneIn(3) ? ByWorker(dice) : ByOthers(dice), now);
        }
        return story.Ticked(now);
    }

    private static (Story Story, Instant Now) Opened(Dice dice)
    {
        var now = At("06-22 10:00") + Hours(dice.Below(24 * 150));
        var asked = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00");
        return (asked.And(Wanda, Escalate(dice.One(EscalationCause.ApprovalOverdue, EscalationCause.ClientUnresponsive)), now), now);
    }

    private static Story Try(Story story, (Actor By, Command Command) act, Instant now) =>
        story.When(act.By, act.Command, now) is { Decision: Decision.Accepted } accepted ? accepted.Afterwards : story;

    private static (Actor By, Command Command) ByOthers(Dice dice) => dice.Below(14) switch
    {
        < 5 => (Clara, Post("Soon.")),
        5 => (Clara, GiveUpdate()),
        6 => (Amy, Contact()),
        7 or 8 => (Clara, SendBack()),
        9 => (Clara, Report()),
        10 => (Sam, Dismiss(dice.One("n1", "n2"))),
        11 => (Clara, dice.One(Hold(), Release())),
        12 => (Clara, dice.One(DeclineFunds(), DeclineReschedule("No."))),
        _ => (Clara, Post("👍")),
    };

    private static (Actor By, Command Command) ByWorker(Dice dice) => (Wanda, dice.Below(6) switch
    {
        0 => StandBy(),
        1 => Complete(),
        2 => RequestFunds(FundsKind.Bonus, Usd(5m)),
        3 => Reschedule(Days("2027-06-22 09:00", "2027-06-22 17:00")),
        _ => Post("And now?"),
    });

    // When it stood still, recounted from the events alone; what overlaps is one.
    private static ImmutableList<Interval> Stood(Story story)
    {
        var still = ImmutableList.CreateBuilder<Interval>();
        var (suspended, back, since) = (false, false, (Instant?)null);
        foreach (var (at, @event) in story.Timeline.Select(happened => (happened.At, happened.Event)))
        {
            suspended = @event is EscalationSuspended || suspended && @event is not (EscalationResumed or EscalationClosed);
            back = @event is EscalationAnswered { Pauses: true } || back && @event is not (EscalationPauseEnded or EscalationClosed);
            if ((suspended || back) == since is not null)
                continue;
            if (since is { } start)
                still.Add(new(start, at));
            since = suspended || back ? at : null;
        }
        return still.ToImmutable();
    }
}
