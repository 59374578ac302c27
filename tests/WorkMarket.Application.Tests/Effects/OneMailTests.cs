using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Due;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Effects;

/// <summary>
/// A step of an escalation that is met by two hosts' scans, its orchestration, somebody's action and everybody's consumers in one second:
/// who is told gets exactly one mail of each commit, and one more under the same Message-ID at the most where a process died or stood
/// still. Each course is random and can be repeated by its number.
/// </summary>
[Rule("§7 At least once, de-duplicated by event and recipient: a repeated mail carries the same Message-ID")]
public sealed class OneMailTests
{
    private const int Courses = 1_000;
    private const int Rounds = 84;
    private const int RoundsAScan = 6;
    private static readonly Duration Round = Duration.FromSeconds(5);
    private static readonly string[] Stories = ["messages", "projectManager", "accountManager"];

    [Fact]
    public void Of_a_thousand_courses_without_a_crash_none_doubles_or_loses_a_mail_or_sends_two_signals()
    {
        foreach (var number in Enumerable.Range(0, Courses / 2))
        {
            var course = new Course((ulong)number);
            course.Play();
            var expected = course.Expected();
            Assert.True(
                expected.SequenceEqual(course.Sent.Select(letter => letter.Id).Order(StringComparer.Ordinal)),
                $"Course {number}: {string.Join(' ', course.Sent.Select(letter => letter.Id).Order(StringComparer.Ordinal))} in place of "
                    + $"{string.Join(' ', expected)}");
            Assert.True(
                course.IsDoubled || course.Kept.Signals.Count <= course.Kept.Outbox.Count,
                $"Course {number}: {course.Kept.Signals.Count} signals of {course.Kept.Outbox.Count} commits");
            course.IsSettled();
        }
    }

    [Fact]
    public void Of_a_thousand_courses_with_a_crash_or_a_standstill_none_loses_a_mail_or_repeats_it_more_than_once()
    {
        var repeated = 0;
        foreach (var number in Enumerable.Range(0, Courses / 2))
        {
            var course = new Course((ulong)(Courses + number));
            course.Disturb();
            course.Play();
            var times = course.Sent.CountBy(letter => letter.Id).ToDictionary();
            Assert.True(
                course.Expected().SequenceEqual(times.Keys.Order(StringComparer.Ordinal)),
                $"Course {number}: {string.Join(' ', times.Keys)} in place of {string.Join(' ', course.Expected())}");
            Assert.True(times.Values.All(count => count <= 2), $"Course {number}: {times.Values.Max()} times");
            repeated += times.Values.Count(count => count == 2);
            course.IsSettled();
        }
        Assert.InRange(repeated, 1, Courses / 4); // Some are, so the crashes are where they matter.
    }

    [Fact]
    public void The_same_number_is_the_same_course()
    {
        var (one, other) = (new Course(7), new Course(7));
        one.Play();
        other.Play();
        Assert.Equal(one.Sent.Select(letter => (letter.Id, letter.Version)), other.Sent.Select(letter => (letter.Id, letter.Version)));
        Assert.Equal(one.Steps, other.Steps);
    }

    private sealed class Course
    {
        private readonly Dice dice;
        private readonly ManualClock clock = new();
        private readonly Steps steps;
        private readonly List<Setup> setups = [];
        private readonly List<Host> hosts;
        private bool isTaken = true;
        private bool hasActed = true;

        public Course(ulong number)
        {
            dice = new(number);
            var story = OpenStory.All[dice.One(Stories)]();
            var due = Clock.NextDue(story.State)!.Value;
            clock.Set(due);
            steps = new(dice, clock);
            Kept = new(story.Timeline, clock);
            // Either the scan takes the steps, or an orchestration with the scan behind it; the scan may come at the same second all the
            // same.
            var isLocal = dice.OneIn(2);
            var grace = isLocal || dice.OneIn(3) ? Duration.Zero : Duration.FromSeconds(90);
            for (var host = 0; host < 2; host++)
            {
                setups.Add(new(
                    Duration.FromMilliseconds(host * dice.Below(5_000)), grace, isLocal,
                    dice.OneIn(2) ? Duration.Zero : Duration.FromDays(1),
                    dice.OneIn(3) ? 4 : 0));
            }
            hosts = [.. setups.Select(Start)];
            var row = new DueTimes(grace).Next(story.State)!;
            Kept.Due[row.Cursor] = (row, Kept.Next);
            if (dice.OneIn(3))
            {
                var stray = row with { At = due - Duration.FromSeconds(dice.Between(1, 60)) };
                Kept.Due[stray.Cursor] = (stray, Kept.Next);
            }
            isTaken = isLocal;
            hasActed = dice.OneIn(2);
        }

        public Kept Kept { get; }

        public List<Letter> Sent { get; } = [];

        public int Steps => steps.Count;

        /// <summary>Whether queues hold some messages twice: what they say is done twice then, but for mails.</summary>
        public bool IsDoubled => setups.Exists(setup => setup.DoublesOneIn > 0);

        /// <summary>Has one of the hosts die or stand still somewhere on the way.</summary>
        public void Disturb()
        {
            var (host, step) = (dice.One(hosts), dice.Between(1, 60));
            if (dice.OneIn(3))
                steps.Standstill = (host, step);
            else
                steps.Death = (host, step, AfterRequest: dice.OneIn(2));
        }

        public void Play()
        {
            for (var round = 0; round < Rounds && !IsOver(); round++)
            {
                for (var number = 0; number < hosts.Count; number++)
                {
                    if (hosts[number].IsDead)
                        hosts[number] = Start(setups[number]);
                    // One that stands still does nothing new either.
                    if (hosts[number].StillUntil <= clock.GetCurrentInstant())
                        Begin(hosts[number], scans: round % RoundsAScan == 0);
                }
                steps.Run();
                clock.Advance(Round);
            }
        }

        /// <summary>The mails that the commits come to.</summary>
        public ImmutableList<string> Expected()
        {
            var all = Kept.Events.Select(item => new NumberedEvent(item.Sequence, EventJson.Read(item.Bytes.Span))).ToImmutableList();
            return
            [
                .. Kept.Outbox.Values
                    .SelectMany(entry => NoticesTo.FromEvents(Kept.Head.State, all, entry.Has), (entry, telling) =>
                        (entry.First, To: Person(telling.To)))
                    .Select(one => LetterWriter.LetterId(Kept.Head.State.Id, one.First, one.To))
                    .Order(StringComparer.Ordinal),
            ];
        }

        /// <summary>Nothing is left to do, and every notice says that its mail was sent.</summary>
        public void IsSettled()
        {
            Assert.Equal((0, 0), (Kept.OutboxMessages.Count, Kept.Mail.Count));
            Assert.All(Kept.Outbox.Values, entry => Assert.Equal(OutboxStatus.Done, entry.Status));
            Assert.Equal(new DueTimes(setups[0].Grace).Next(Kept.Head.State)!.Cursor, Assert.Single(Kept.Due).Key);
            Assert.All(Kept.Notices.Values, notice => Assert.Equal(MailState.Sent, notice.Entry.Mail));
        }

        // Nothing is left in any queue, in the outbox or to be scanned, and nobody is dead or stands still.
        private bool IsOver() => isTaken && hasActed && Kept.OutboxMessages.Count == 0 && Kept.Mail.Count == 0
            && Kept.Outbox.Count > 0 && Kept.Outbox.Values.All(entry => entry.Status == OutboxStatus.Done)
            && Kept.Due.Count == 1
            && hosts.TrueForAll(host => !host.IsDead && host.StillUntil <= clock.GetCurrentInstant());

        private static Addressee Person(Addressee to) => to is Addressee.AccountManager ? new Addressee.Person(OpenStory.Amy.Id) : to;

        private Host Start(Setup setup) => new(Kept, steps, dice, clock, Sent, setup);

        private void Begin(Host host, bool scans)
        {
            if (scans)
                steps.Begin(host.Scan);
            steps.Begin(host.ConsumeOutbox);
            steps.Begin(host.ConsumeMail);
            if (!isTaken)
                steps.Begin(async () => isTaken = await host.TakeStep());
            if (hasActed)
                return;
            hasActed = true;
            steps.Begin(() => host.Act(OpenStory.Wanda, OpenStory.Message("Is there any news?")));
        }
    }
}
