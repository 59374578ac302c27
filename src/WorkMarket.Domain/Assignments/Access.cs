using NodaTime;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Scanning;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Assignments;

/// <summary>Who may know of an assignment, and who takes part in it.</summary>
public static class Access
{
    /// <summary>
    /// Whether somebody may know of it: its parties, and while it is sent the workers to whom it was offered. Applicants who were not
    /// chosen lose access (domain.md §2).
    /// </summary>
    public static bool Sees(Assignment state, Actor by) => IsParty(state, by) || (state, by) switch
    {
        (Sent { Audience: Audience.Open } sent, Actor.Worker worker) => !sent.LeftOut.Contains(worker.Id),
        (Sent { Audience: Audience.Named named }, Actor.Worker worker) => named.Workers.Contains(worker.Id),
        _ => false,
    };

    /// <summary>Whether somebody takes part in it: the worker who has it, the client's people, support.</summary>
    public static bool IsParty(Assignment state, Actor by) => by switch
    {
        Actor.Client client => client.Company == state.Brief.Company && state is not Voided { Deleted: true },
        Actor.Worker worker => state is WithWorker staffed && staffed.Engagement.Worker == worker.Id,
        Actor.Support => true,
        _ => false,
    };

    /// <summary>Whether somebody had it before: what was reported then is still for that worker to read and to contest.</summary>
    public static bool HadIt(Assignment state, Actor by) =>
        by is Actor.Worker worker && state.Core.Former.Exists(former => former.Worker == worker.Id);

    /// <summary>
    /// Whether somebody may know of it, or of its escalations alone; whose company an account manager looks after is not asked here.
    /// </summary>
    public static bool Knows(Assignment state, Actor by) => Sees(state, by) || EscalationRecord.Concerns(state, by, by.Person());

    /// <summary>
    /// What happened as somebody may read it, or null. What was between the client and another worker is not for a worker, be it before
    /// this one had the assignment or after; of the rest, what its event is.
    /// </summary>
    public static Happened? AsReadBy(Assignment state, Actor by, Happened happened) =>
        by is Actor.Worker worker && happened.Event is not (OfEngagement or IOfEscalation) && IsAnothers(state, worker, happened) ? null
        : AsReadBy(state, by, happened.Event) is { } readable ? happened with { Event = readable } : null;

    private static bool IsAnothers(Assignment state, Actor.Worker worker, Happened happened) =>
        state.Core.Former.Exists(former => former.Worker != worker.Id && former.AssignedAt <= happened.At && happened.At <= former.EndedAt)
        || IsAfterwards(state, worker, happened)
        || IsSaidToAnother(state, worker, happened);

    // An escalation goes on with its worker, and so does what is said of a worker's violation.
    private static bool IsAfterwards(Assignment state, Actor.Worker worker, Happened happened) =>
        !Sees(state, worker)
        && state.Core.Former.FindLast(former => former.Worker == worker.Id)?.EndedAt < happened.At
        && happened.Event.Escalation() is null
        && happened.Event is not (SupportAsked or ViolationReported or AbandonmentContested or ViolationUpheld or ViolationDismissed);

    // What is written while nobody has the assignment may be about the worker who escalated it.
    private static bool IsSaidToAnother(Assignment state, Actor.Worker worker, Happened happened) =>
        happened.Event is MessagePosted
        && !Had(state, worker, happened.At)
        && state.Core.Escalations.Exists(escalation => escalation.Worker != worker.Id && escalation.OpenedAt <= happened.At
            && !(escalation.ClosedAt < happened.At));

    private static bool Had(Assignment state, Actor.Worker worker, Instant at) =>
        state is WithWorker { Engagement: var engagement } && engagement.Worker == worker.Id && engagement.AssignedAt <= at
        || state.Core.Former.Exists(former => former.Worker == worker.Id && former.AssignedAt <= at && at <= former.EndedAt);

    /// <summary>
    /// An event as somebody may read it, or null: a private message is for the client company alone (domain.md §3), and who else was
    /// asked or applied is not for a worker. The street is for those who have to get there (§8). Neither side reads the other's rating
    /// before all is paid (§4), and a violation is for who reported it, whom it is about and support (§7). What WorkMarket's people note
    /// of an escalation stays with them, and an escalation with its worker.
    /// </summary>
    public static Event? AsReadBy(Assignment state, Actor by, Event @event) => (@event, by) switch
    {
        (OfEngagement of, _) => EndedEngagements.Find(state, of.Number) is { } ended
            && (by is not Actor.Worker reader || reader.Id == ended.Engagement.Worker)
            && AsReadBy(ended, by, of.Event) is { } readable ? of with { Event = readable } : null,
        (MessagePosted { Private: true }, Actor.Client client) when client.Company == state.Brief.Company => @event,
        (MessagePosted { Private: true }, _) => null,
        (Created { Inherited: not null } created, Actor.Worker) => AsReadBy(state, by, created with { Inherited = null }),
        (Created { Brief: { Place: { } place } brief } created, _) when !PlaceRules.ReadsStreet(state, by) =>
            created with { Brief = brief with { Place = place.InScope() } },
        (PlaceChangeAsked asked, _) when !PlaceRules.ReadsStreet(state, by) => asked with { Place = asked.Place.InScope() },
        (PlaceChanged changed, _) when !PlaceRules.ReadsStreet(state, by) =>
            new PlaceChanged(changed.Old?.InScope(), changed.New.InScope()),
        (PaymentNotApplied, Actor.Worker) => null,
        (RatingGiven given, _) when !RatingPair.IsOpenTo(state, by, given.Side) => null,
        (ViolationReported { Violation: var violation }, _) when !ViolationRecord.IsOpenTo(state, by, violation) => null,
        (AbandonmentContested { Violation: var violation }, _) when !ViolationRecord.IsOpenTo(state, by, violation) => null,
        (ViolationUpheld { Violation: var violation }, _) when !ViolationRecord.IsOpenTo(state, by, violation) => null,
        (ViolationDismissed { Violation: var violation }, _) when !ViolationRecord.IsOpenTo(state, by, violation) => null,
        (SupportAsked, Actor.Client or Actor.AccountManager) => null,
        (SupportAsked asked, Actor.Worker worker) when asked.Worker != worker.Id => null,
        (_, Actor.Worker or Actor.Client) when IsOfTheDesk(@event) => null,
        (_, Actor.Worker worker) when @event.Escalation() is { } id
            && state.Core.Escalations.Find(one => one.Id == id)?.Worker != worker.Id => null,
        (_, Actor.Worker worker) when @event is IOfApplicant about && about.Worker != worker.Id => null,
        (QuestionAsked asked, Actor.Worker worker)
            when state.Core.Questions.Find(question => question.Id == asked.Question)?.NamesAskerTo(worker) != true => null,
        // What a draft said before it was sent, nobody else read.
        (Edited { TellAt: null }, Actor.Worker) => null,
        (Edited { Changes.Place: not null } edited, _) when !PlaceRules.ReadsStreet(state, by) =>
            edited with { Changes = edited.Changes.InScope() },
        (EditsTold { Changes.Place: not null } told, _) when !PlaceRules.ReadsStreet(state, by) =>
            told with { Changes = told.Changes.InScope() },
        (SentToWorkers { Audience: Audience.Named named }, Actor.Worker worker) => new SentToWorkers(Only(named, worker)),
        (AudienceChanged changed, Actor.Worker worker) => new AudienceChanged(Only(changed.Old, worker), Only(changed.New, worker)),
        (OfferedAgain again, Actor.Worker worker) =>
            again with { Old = Only(again.Old, worker), New = Only(again.New, worker), LeftOut = [] },
        (DocumentAdded added, _) when !DocumentRules.IsFor(state, by, added.Audience) => null,
        (DocumentRemoved removed, _) when !DocumentRules.IsFor(state, by, removed.Audience) => null,
        (FileWithdrawn { Purpose: FilePurpose.Document }, Actor.Worker) when !IsParty(state, by) && !HadIt(state, by) => null,
        (SentToWorkers { DiffersFromToday: not null } sent, Actor.Worker) => sent with { DiffersFromToday = null },
        _ => @event,
    };

    /// <summary>
    /// Whether an event is between WorkMarket's people alone: notes of an escalation, and who takes care of it. It is in no dossier
    /// (domain.md §3).
    /// </summary>
    public static bool IsOfTheDesk(Event @event) => @event.Inner() is EscalationNoted or EscalationClaimed or EscalationClaimReleased;

    private static Audience Only(Audience audience, Actor.Worker worker) => audience is Audience.Named named
        ? new Audience.Named(named.Workers.FindAll(invited => invited == worker.Id))
        : audience;
}
