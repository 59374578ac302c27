using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;

namespace WorkMarket.Domain.Notifications;

/// <summary>
/// Who is told of what (domain.md §7, the table). Nobody is told of what that person did, but of what comes of it or is to be done next,
/// and of an escalation's end; and the desk is not told of what one of its agents did.
/// </summary>
public static partial class NoticeTable
{
    /// <summary>The types of event of which nobody is told: they show in the assignment.</summary>
    public static ImmutableHashSet<Type> Untold { get; } =
    [
        typeof(Event.Created),
        typeof(Event.DraftDeleted),
        typeof(Event.ScheduleConfirmed),
        typeof(Event.WorkStarted),
        typeof(Event.CheckedIn),
        typeof(Event.CheckedOut),
        typeof(Event.VisitEdited),
        typeof(Event.VisitRemoved),
        typeof(Event.Delivered),
        typeof(Event.DeliverableRemoved),
        typeof(Event.LabelRemoved),
        typeof(Event.AttemptRecorded),
        typeof(Event.EscalationNoted),
        typeof(Event.EscalationClaimed),
        typeof(Event.EscalationClaimReleased),
        typeof(Event.RatingGiven), // Neither side hears of the other's before both are final.
    ];

    /// <summary>Who is told of an event, each at most once.</summary>
    /// <param name="state">The assignment after the event, or later.</param>
    /// <param name="worker">Who had it when the event happened: <see cref="Holders"/>.</param>
    /// <param name="happened">The event.</param>
    public static ImmutableList<Told> Of(Assignment state, PersonId? worker, Happened happened)
    {
        var rows = Rows(state, worker, happened).Where(told => !IsBy(happened.By, told.To) || ToldAnyway(happened.Event, told.To));
        return [.. rows.Concat(Next(state, worker, happened)).DistinctBy(told => told.To)];
    }

    // Both sides are told of the end of an escalation (domain.md §6, Lifecycle), whoever ended it.
    private static bool ToldAnyway(Event @event, Addressee to) => @event is Event.EscalationClosed && to is Addressee.Person;

    private static bool IsBy(Actor actor, Addressee to) => to switch
    {
        Addressee.Person person => person.Id == actor.Person(),
        Addressee.AccountManager => actor is Actor.AccountManager,
        _ => actor is Actor.Support,
    };

    private static IEnumerable<Told> Rows(Assignment state, PersonId? worker, Happened happened) => happened.Event switch
    {
        Event.SentToWorkers { Audience: var audience } => [.. Each(Named(audience), NoticeKind.Offered), .. Manager(state, NoticeKind.Sent)],
        Event.VoidedByClient => [.. Each(Asked(state), NoticeKind.TakenBack), .. Manager(state, NoticeKind.TakenBack)],
        Event.Applied => Manager(state, NoticeKind.Applied),
        Event.WorkerAssigned assigned =>
        [
            .. Both(state, assigned.Worker, NoticeKind.Assigned),
            .. Each(Applicants(state), NoticeKind.NotChosen),
        ],
        Event.LabelAdded => Both(state, worker, NoticeKind.LabelOn),
        Event.MessagePosted posted => Message(state, worker, posted, happened.By),
        Event.Completed => Both(state, worker, NoticeKind.Completed),
        Event.SentBack => Both(state, worker, NoticeKind.SentBack),
        Event.Approved => Both(state, worker, NoticeKind.Approved),
        Event.PaidByClient => Both(state, worker, NoticeKind.Paid),
        var @event =>
        [
            .. Negotiation(state, @event),
            .. Course(state, worker, @event),
            .. Funds(state, worker, @event),
            .. Rating(state, worker, @event),
            .. Violation(state, @event),
            .. Escalation(state, worker, happened),
        ],
    };

    // Approval and payment tell the others of the ratings too; the project manager, who may have done both, is told of these alone. What
    // lapses with an approval, nobody did.
    private static IEnumerable<Told> Next(Assignment state, PersonId? worker, Happened happened) => happened.Event switch
    {
        Event.Approved => Manager(state, NoticeKind.RatingDue),
        Event.PaidByClient when CountedRatings.Of(state) is not null => Manager(state, NoticeKind.RatingFinal),
        Event.FundsLapsed => Both(state, worker, NoticeKind.FundsLapsed),
        _ => [],
    };

    // A private message stays in the company; who speaks for WorkMarket speaks to both sides. What the clock posts begins a stage of an
    // escalation, and that both sides are told.
    private static IEnumerable<Told> Message(Assignment state, PersonId? worker, Event.MessagePosted posted, Actor by)
    {
        var kind = posted.Kind == MessageKind.Question ? NoticeKind.Question : NoticeKind.Message;
        if (posted.Private)
            return Manager(state, kind);
        return by switch
        {
            Actor.Client => Each([worker], kind),
            Actor.Worker => Manager(state, kind),
            Actor.System => [],
            _ => Both(state, worker, kind),
        };
    }

    private static IEnumerable<Told> Desk(NoticeKind kind) => [new(new Addressee.Desk(), kind)];

    private static IEnumerable<Told> Both(Assignment state, PersonId? worker, NoticeKind kind) => [.. Each([worker], kind), .. Manager(state, kind)];

    private static IEnumerable<Told> Manager(Assignment state, NoticeKind kind) => Each([state.Brief.ProjectManager], kind);

    private static IEnumerable<Told> Each(IEnumerable<PersonId?> people, NoticeKind kind) =>
        people.OfType<PersonId>().Select(person => new Told(new Addressee.Person(person), kind));

    private static IEnumerable<PersonId?> Named(Audience? audience) => ((audience as Audience.Named)?.Workers ?? []).Select(worker => (PersonId?)worker);

    private static IEnumerable<PersonId?> Asked(Assignment state) => Applicants(state).Concat(Named(Parts.AudienceOf(state)));

    private static IEnumerable<PersonId?> Applicants(Assignment state) =>
        (Parts.ApplicationsOf(state) ?? []).Where(application => application.IsOpen).Select(application => (PersonId?)application.Worker);
}
