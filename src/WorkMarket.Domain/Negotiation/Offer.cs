using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Negotiation;

/// <summary>Offering a draft to workers, and what those say who were asked by name (domain.md §2).</summary>
internal static class Offer
{
    public static Outcome Send(Draft draft, Send send, Circumstances at) =>
        Named(send.Audience, at.Facts).Concat(
            ScheduleRules.Over(draft.Brief.Schedule, "schedule", at.Now)).Or(new SentToWorkers(send.Audience));

    public static ImmutableList<Refusal> MayDecline(Sent sent, DeclineOffer? decline, Circumstances at) =>
        sent.Audience is Audience.Named named && named.Workers.Exists(worker => worker == at.By.Person()) ? [] : [new NotInvited()];

    public static Outcome Decline(Sent sent, DeclineOffer decline, Circumstances at) =>
        Text.Optional(decline.Reason, "reason", at.Policy).Or(new OfferDeclined(at.By.Person()!.Value, decline.Reason));

    private static IEnumerable<Refusal> Named(Audience audience, Facts facts) => audience switch
    {
        Audience.Named { Workers.IsEmpty: true } =>
            [new InvalidField("workers", "workersRequired", "Name at least one worker, or send to all.")],
        Audience.Named named when named.Workers.Count > facts.Policy.NamedWorkers =>
            [new InvalidField("workers", "tooManyWorkers", $"At most {facts.Policy.NamedWorkers} workers can be named.")],
        Audience.Named named when named.Workers.Distinct().Count() < named.Workers.Count =>
            [new InvalidField("workers", "workerTwice", "A worker is named twice.")],
        Audience.Named named => named.Workers.Except(facts.KnownWorkers).Select(worker => new UnknownWorker(worker)),
        _ => [],
    };
}
