using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Offering a draft to workers, and what those say who were asked by name (domain.md §2).</summary>
internal static class Offer
{
    public static Outcome Send(Draft draft, Command.Send send, Facts facts, Instant now) =>
        Named(send.Audience, facts).Concat(ScheduleRules.Over(draft.Brief.Schedule, "schedule", now)).Or(new Event.SentToWorkers(send.Audience));

    public static ImmutableList<Refusal> MayDecline(Sent sent, Actor by) =>
        sent.Audience is Audience.Named named && named.Workers.Exists(worker => worker == by.Person()) ? [] : [new Refusal.NotInvited()];

    public static Outcome Decline(Command.DeclineOffer decline, Actor.Worker by, Facts facts) =>
        Text.Optional(decline.Reason, "reason", facts.Policy).Or(new Event.OfferDeclined(by.Id, decline.Reason));

    private static IEnumerable<Refusal> Named(Audience audience, Facts facts) => audience switch
    {
        Audience.Named { Workers.IsEmpty: true } =>
            [new Refusal.InvalidField("workers", "workersRequired", "Name at least one worker, or send to all.")],
        Audience.Named named when named.Workers.Count > facts.Policy.NamedWorkers =>
            [new Refusal.InvalidField("workers", "tooManyWorkers", $"At most {facts.Policy.NamedWorkers} workers can be named.")],
        Audience.Named named when named.Workers.Distinct().Count() < named.Workers.Count =>
            [new Refusal.InvalidField("workers", "workerTwice", "A worker is named twice.")],
        Audience.Named named => named.Workers.Except(facts.KnownWorkers).Select(worker => new Refusal.UnknownWorker(worker)),
        _ => [],
    };
}
