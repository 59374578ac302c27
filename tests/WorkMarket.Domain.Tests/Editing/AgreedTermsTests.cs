using WorkMarket.Domain.Editing;

namespace WorkMarket.Domain.Tests.Editing;

/// <summary>
/// Random edits, applications, renewals, acceptances and proposals, beside a plain recount: on each worker's desk lies a copy of what that
/// worker read and agreed to last. Workers read what they apply for at some time before they do, and the client edits in between.
/// </summary>
[Rule("§9 What is fixed at assignment, and what holds later, is what the worker last agreed to")]
public sealed class AgreedTermsTests
{
    private static readonly Actor.Worker[] Workers = [Wanda, Walter];

    public static TheoryData<int> Tens => [.. Enumerable.Range(0, 30)];

    [Theory, MemberData(nameof(Tens))]
    public void A_worker_is_never_held_to_what_that_worker_did_not_read(int ten)
    {
        var assigned = 0;
        foreach (var seed in Enumerable.Range(ten * 10, 10))
            assigned += Live(new Dice((ulong)seed));
        Assert.True(assigned > 3, "Nobody was assigned.");
    }

    private static int Live(Dice dice)
    {
        var story = Given.Draft(Asking.Schedule("06-26 09:00", "06-26 17:00")).And(Clara, Send(), "06-10 10:00");
        var now = At("06-10 10:00");
        var read = Workers.ToDictionary(worker => worker.Id, _ => (Version: 1, Text: Terms(story.State)));
        var agreed = new Dictionary<PersonId, string>();
        var assigned = 0;
        for (var step = 0; step < 60; step++)
        {
            now += Minutes(dice.Below(60));
            var worker = dice.One(Workers);
            var (by, command) = Thrown(dice, story, worker, read[worker.Id].Version);
            if (command is null)
            {
                read[worker.Id] = (TermsRead.VersionOf(story.State), Terms(story.State));
                continue;
            }
            var before = story.State;
            if (story.When(by, command, now) is not { Decision: Decision.Accepted } verdict)
                continue;
            story = verdict.Afterwards;
            foreach (var happened in ((Decision.Accepted)verdict.Decision).Happened)
                Recount(happened.Event, before, read, agreed);
            if (story.State is WithWorker { Engagement.Worker: var holder })
                Assert.Equal(agreed[holder], Terms(story.State));
            assigned += story.State is WithWorker && before is Sent ? 1 : 0;
        }
        return assigned;
    }

    // On the worker's own desk: nothing of the versions that the assignment counts.
    private static void Recount(
        Event @event, Assignment before, Dictionary<PersonId, (int Version, string Text)> read, Dictionary<PersonId, string> agreed)
    {
        switch (@event)
        {
            case Applied applied:
                agreed[applied.Worker] = read[applied.Worker].Text;
                break;
            case ApplicationRenewed renewed:
                agreed[renewed.Worker] = read[renewed.Worker].Text;
                break;
            case ChangeAgreed change:
                var worker = ((WithWorker)before).Engagement.Worker;
                var proposed = ((WithWorker)before).Engagement.Change!;
                Assert.Equal(proposed.Id, change.Change);
                agreed[worker] = Text(proposed.Changes.Description?.New ?? before.Brief.Description,
                    proposed.Changes.Instructions is { } other ? other.New : before.Brief.Instructions, before.Brief);
                break;
        }
    }

    private static (Actor By, Command? Command) Thrown(Dice dice, Story story, Actor.Worker worker, int version) =>
        (story.State, dice.Below(8)) switch
        {
            (_, 0 or 1) => (worker, null),
            (Sent, 2) => (Clara, Rewrite(AnyText(dice) with { Price = dice.OneIn(3) ? new(Usd(dice.Between(100, 103))) : default })),
            (Sent, 3 or 4) => (worker, Apply(terms: version)),
            (Sent sent, 5) when sent.Applications.FindLast(one => one.Worker == worker.Id) is { } own =>
                (worker, Renew(own.Id.Value, version)),
            (Sent { Applications: { IsEmpty: false } all }, _) => (Clara, Accept(dice.One<Application>(all).Id.Value)),
            (WithWorker, 2 or 3) => (Clara, ProposeChange(AnyText(dice))),
            (WithWorker held, 4 or 5) => (new Actor.Worker(held.Engagement.Worker, Channel.Mobile), AcceptChange(dice.One(
                held.Engagement.Change?.Id.Value ?? "c1", "c1", "c2"))),
            (WithWorker, 6) => (Clara, dice.One(Rewrite(AnyText(dice)), Clarify(), Rewrite(new() { Title = new(dice.One("A", "B")) }))),
            (WithWorker, _) when dice.OneIn(2) => (Clara, Unassign()),
            _ => (worker, null),
        };

    private static BriefEdit AnyText(Dice dice) => new()
    {
        Description = dice.OneIn(2) ? new(dice.One("Unpack.", "Unpack, connect.", "Unpack, connect, print.")) : default,
        Instructions = dice.OneIn(2) ? new(dice.One(null, "Ring.", "Knock.")) : default,
    };

    private static string Terms(Assignment state) => Text(state.Brief.Description, state.Brief.Instructions, state.Brief);

    private static string Text(string description, string? instructions, Brief brief) => Structure.Describe(
        new object?[] { description, instructions, brief.Price, brief.Schedule, brief.Settings, brief.Requirements });
}
