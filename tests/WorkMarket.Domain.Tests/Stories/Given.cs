using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Stories;

/// <summary>
/// Where a story begins. Acme writes on 10 June, the work is on Tuesday 16 June 2026 from 9 to 5 in New York, for 120.00 USD; check-in is
/// required, and nothing else unless asked for.
/// </summary>
internal static class Given
{
    public static AssignmentId Id { get; } = new("as-1");

    public static CompanyFacts Company { get; } = new(Acme, Plain, [Clara.Id, Carl.Id]);

    public static AssignmentSettings Plain => new()
    {
        CheckIn = new(Required: true, PhoneNumber: null, Policy.Default.Grace),
        Deliverables = [],
        PaymentTerms = Period.FromDays(30),
    };

    public static DraftRequest Request => new()
    {
        Title = "Install a printer",
        Description = "Unpack, connect, print a test page.",
        Schedule = new(At("06-16 09:00"), At("06-16 17:00"), NewYork),
        Price = Usd(120m),
    };

    public static Story Draft(Func<DraftRequest, DraftRequest>? asking = null, Instant? at = null) =>
        new(((Decision.Accepted)DraftRules.Create(
            Id, (asking ?? (request => request))(Request), Clara, Company, Policy.Default, at ?? At("06-10 09:00"))).Happened);

    public static Story Sent(Func<DraftRequest, DraftRequest>? asking = null) => Draft(asking).And(Clara, Send(), "06-10 10:00");

    public static Story Applied(Func<DraftRequest, DraftRequest>? asking = null) =>
        Sent(asking).And(Wanda, Apply(), "06-10 11:00");

    public static Story Assigned(Func<DraftRequest, DraftRequest>? asking = null) => Assigned(At("06-10 12:00"), asking);

    public static Story Assigned(Instant at, Func<DraftRequest, DraftRequest>? asking = null) =>
        Applied(asking).And(Clara, Accept(), at);

    /// <summary>As it could be before applications became outdated (domain.md §2): accepted at whatever time.</summary>
    public static Story AssignedLate(string at, Func<DraftRequest, DraftRequest>? asking = null) => Applied(asking).Ticked(at)
        .Then([new(At(at), Clara, new WorkerAssigned(new("a1"), Wanda.Id, Usd(120m)))]).Ticked(at);

    /// <summary>Wanda is on site since 9.</summary>
    public static Story InProgress(Func<DraftRequest, DraftRequest>? asking = null) =>
        Assigned(asking).And(Wanda, CheckIn(), "06-16 09:00");

    /// <summary>Wanda was on site from 9 to 5.</summary>
    public static Story WorkDone(Func<DraftRequest, DraftRequest>? asking = null) =>
        InProgress(asking).And(Wanda, CheckOut(), "06-16 17:00");

    public static Story PendingApproval(Func<DraftRequest, DraftRequest>? asking = null) =>
        WorkDone(asking).And(Wanda, Complete(), "06-16 17:30");

    public static Story Invoiced(Func<DraftRequest, DraftRequest>? asking = null) =>
        PendingApproval(asking).And(Clara, Approve(), "06-17 10:00");

    public static Story Paid(Func<DraftRequest, DraftRequest>? asking = null) => Invoiced(asking).And(Clara, Pay(), "06-18 10:00");

    /// <summary>Both sides rated, then it was paid: on Thursday 18 June at 10.</summary>
    public static Story Rated(Grade byClient = Grade.Unsatisfied, Grade byWorker = Grade.Satisfied) => Invoiced()
        .And(Clara, Rate(byClient), "06-17 11:00")
        .And(Wanda, Rate(byWorker), "06-17 12:00")
        .And(Clara, Pay(), "06-18 10:00");

    public static Story Voided(Func<DraftRequest, DraftRequest>? asking = null) => Sent(asking).And(Clara, Void(), "06-10 15:00");

    /// <summary>On hold since noon on the day of the work, with Wanda checked in.</summary>
    public static Story OnHold(Func<DraftRequest, DraftRequest>? asking = null) => InProgress(asking).And(Clara, Hold(), "06-16 12:00");

    /// <summary>Cancelled while Wanda had it, with nothing to pay.</summary>
    public static Story Cancelled(Func<DraftRequest, DraftRequest>? asking = null) => Assigned(asking).And(Clara, Cancel(), "06-12 09:00");

    /// <summary>The shortest way to a status.</summary>
    public static Story In(Status status) => status switch
    {
        Status.Draft => Draft(),
        Status.Sent => Applied(),
        Status.Assigned => Assigned(),
        Status.InProgress => InProgress(),
        Status.PendingApproval => PendingApproval(),
        Status.Invoiced => Invoiced(),
        Status.Paid => Paid(),
        Status.OnHold => OnHold(),
        Status.Cancelled => Cancelled(),
        _ => Voided(),
    };
}
