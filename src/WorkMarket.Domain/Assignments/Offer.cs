using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

/// <summary>Finding a worker: send, apply, accept (domain.md §2).</summary>
internal static class Offer
{
    public static Outcome Send(Draft draft, Command.Send send, Facts facts, Instant now) =>
        Audience(send.Audience, facts).Concat(ScheduleRules.Over(draft.Brief.Schedule, "schedule", now)).Or(new Event.SentToWorkers(send.Audience));

    public static ImmutableList<Refusal> MayApply(Sent sent, Actor by, Policy policy)
    {
        if (!Access.Sees(sent, by))
            return [new Refusal.NotAParty()];
        return sent.Applications.Find(application => application.IsOpen && application.Worker == by.Person()) is { } earlier
            ? [new Refusal.AlreadyApplied(earlier.Id)]
            : sent.Applications.Count >= policy.Applications ? [new Refusal.ApplicationsFull(policy.Applications)] : [];
    }

    public static Outcome Apply(Sent sent, Command.Apply apply, Actor by, Facts facts) =>
        Text.Optional(apply.Note, "note", facts.Policy.ApplicationNoteLength).Or(new Event.Applied(
            new(string.Create(CultureInfo.InvariantCulture, $"a{sent.Applications.Count + 1}")), ((Actor.Worker)by).Id, apply.Note));

    public static ImmutableList<Refusal> MayAccept(Sent sent) => !sent.Applications.Exists(application => application.IsOpen)
        ? [new Refusal.NothingThere(AssignmentAction.AcceptApplication)]
        : [];

    public static Outcome Accept(Sent sent, Command.AcceptApplication accept) =>
        sent.Applications.Find(application => application.IsOpen && application.Id == accept.Application) is { } chosen
            ? new Event.WorkerAssigned(chosen.Id, chosen.Worker, sent.Brief.Price)
            : new Refusal.UnknownApplication(accept.Application);

    private static IEnumerable<Refusal> Audience(Audience audience, Facts facts) => audience switch
    {
        Assignments.Audience.Named { Workers.IsEmpty: true } =>
            [new Refusal.InvalidField("workers", "workersRequired", "Name at least one worker, or send to all.")],
        Assignments.Audience.Named named when named.Workers.Count > facts.Policy.NamedWorkers =>
            [new Refusal.InvalidField("workers", "tooManyWorkers", $"At most {facts.Policy.NamedWorkers} workers can be named.")],
        Assignments.Audience.Named named when named.Workers.Distinct().Count() < named.Workers.Count =>
            [new Refusal.InvalidField("workers", "workerTwice", "A worker is named twice.")],
        Assignments.Audience.Named named => named.Workers.Except(facts.KnownWorkers).Select(worker => new Refusal.UnknownWorker(worker)),
        _ => [],
    };
}
