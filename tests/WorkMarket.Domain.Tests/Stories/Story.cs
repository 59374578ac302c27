using System.Collections.Immutable;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Stories;

/// <summary>What happened on an assignment so far, and the facts outside it.</summary>
internal sealed record Story
{
    public Story(ImmutableList<Happened> timeline) => (Timeline, State) = (timeline, ((Assignment?)null).Evolve(timeline)!);

    public static TermsFacts AllAccepted { get; } = Accepted(TermsDocument.TermsOfService, TermsDocument.CommunityViolationGuideline);

    public Facts Facts { get; init; } = new()
    {
        Terms = AllAccepted,
        KnownWorkers = [Wanda.Id, Walter.Id],
        CompanyPeople = [Clara.Id, Carl.Id],
        Colleagues = [new(Clara.Id, IsOwner: true, IsReachable: true), new(Carl.Id, IsOwner: false, IsReachable: true)],
        AccountManager = Amy.Id,
    };

    public ImmutableList<Happened> Timeline { get; private init; }

    /// <summary>The state as it is kept: each made of the one before.</summary>
    public Assignment State { get; private init; }

    public WithWorker WithWorker => (WithWorker)State;

    public Engagement Engagement => WithWorker.Engagement;

    /// <summary>Version 7 of both documents is in force; only those named are accepted.</summary>
    public static TermsFacts Accepted(params TermsDocument[] documents) => new(
        [new(TermsDocument.TermsOfService, "7"), new(TermsDocument.CommunityViolationGuideline, "7")],
        [.. documents.Select(document => new TermsVersion(document, "7"))]);

    /// <summary>Somebody asks for something and gets it.</summary>
    public Story And(Actor by, Command command, Instant at) => When(by, command, at).Afterwards;

    public Story And(Actor by, Command command, string at) => And(by, command, At(at));

    /// <summary>The client offers it again to those to whom it was offered, where nothing else is said on the same schedule.</summary>
    public Story OfferedAgain(string at, Schedule? schedule = null, params Actor.Worker[] including) =>
        And(Clara, OfferAgain(schedule ?? State.Brief.Schedule, including: including), at);

    /// <summary>The clock looks at it.</summary>
    public Story Ticked(Instant at) => Then(Clock.Tick(State, Facts.Policy, at));

    public Story Ticked(string at) => Ticked(At(at));

    public Story Then(ImmutableList<Happened> happened) => this with
    {
        Timeline = Timeline.AddRange(happened),
        State = State.Evolve(happened)!,
    };

    public Story Knowing(Func<Facts, Facts> facts) => this with { Facts = facts(Facts) };

    /// <summary>Somebody asks for something.</summary>
    public Verdict When(Actor by, Command command, Instant at) =>
        new(this, AssignmentDecider.Decide(State, command, by, Facts, at), by, at);

    public Verdict When(Actor by, Command command, string at) => When(by, command, At(at));

    public ImmutableSortedSet<Label> LabelsAt(Instant at) => (Ticked(at).State as WithWorker)?.Engagement.Labels ?? [];

    public ImmutableList<ChecklistItem> ChecklistAt(string at) => ChecklistAt(At(at));

    public ImmutableList<ChecklistItem> ChecklistAt(Instant at) => Checklist.ItemsAt(Ticked(at).State, at);

    public ChecklistItem ItemAt(ChecklistTask task, string at) => ItemAt(task, At(at));

    public ChecklistItem ItemAt(ChecklistTask task, Instant at) => ChecklistAt(at).Single(item => item.Task == task);
}
