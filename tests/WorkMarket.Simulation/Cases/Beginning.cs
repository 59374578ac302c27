using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Simulation.People;
using WorkMarket.Testing;

namespace WorkMarket.Simulation.Cases;

/// <summary>How an assignment came to be escalated: what was done on it before, for each cause.</summary>
internal sealed class Beginning
{
    private readonly Instant opens;
    private readonly int lead;
    private readonly Policy policy;

    private readonly int? hours;

    private Beginning(Instant opens, int lead, Policy policy, int? hours) =>
        (this.opens, this.lead, this.policy, this.hours) = (opens, lead, policy, hours);

    /// <summary>
    /// The draft, and what is done until the worker escalates and with that. Where the worker states hours, so many are logged, of work
    /// that is paid by the hour for eight hours at most.
    /// </summary>
    public static (Happened Draft, ImmutableList<Act> Acts) Create(
        EscalationCause cause, Instant opens, Policy policy, Dice dice, int? hours = null)
    {
        // A message has to be unanswered for a while until its client counts as unresponsive, and in few office hours that is long.
        var lead = dice.Between(6, 30);
        while (policy.BusinessTime.Plus(opens - Duration.FromDays(lead), policy.Escalations.UnansweredFor) > opens)
            lead *= 2;
        var beginning = new Beginning(opens, lead, policy, hours);
        var ahead = cause == EscalationCause.ClientUnresponsive && dice.OneIn(2) ? dice.Between(1, 40) : (int?)null;
        return (
            beginning.Draft(ahead, cause == EscalationCause.PaymentPastDue ? Period.FromDays(4) : Period.FromDays(30)),
            [
                .. beginning.Taken(),
                .. beginning.Before(cause, worked: ahead is null, dice),
                beginning.At(0, Cast.Worker, new OpenEscalation(cause, "Nothing comes of it.", [])),
            ]);
    }

    private IEnumerable<Act> Before(EscalationCause cause, bool worked, Dice dice) => cause switch
    {
        EscalationCause.ApprovalOverdue => [.. Worked(), .. Completed(), Attempt()],
        EscalationCause.PaymentPastDue => [.. Worked(), .. Completed(), Approved(), Attempt()],
        EscalationCause.PaymentDispute when dice.OneIn(2) =>
            [.. Worked(Declined()), .. Completed(), Approved(), At(lead + 2, Cast.Client, new Pay(null)), Attempt()],
        EscalationCause.PaymentDispute => [.. Worked(Declined()), .. Completed(), Approved(), Attempt()],
        EscalationCause.CancelledWithoutClarification => [Cancelled(clarification: null, dice.OneIn(3) ? 40m : 0m), Attempt()],
        EscalationCause.CancelledAfterWork => [.. Worked(), Cancelled("They moved.", 0m), Attempt()],
        EscalationCause.ClientUnresponsive => [.. worked ? [.. Worked(), .. Completed()] : Enumerable.Empty<Act>(), Attempt()],
        EscalationCause.Impasse =>
            [.. Worked(), .. Completed(), Attempt(),
                At(lead - 1, Cast.Client, new PostMessage(MessageKind.Message, "No.", Private: false))],
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    private Happened Draft(int? ahead, Period terms)
    {
        var start = ahead is { } days ? opens + Duration.FromDays(days) : Start;
        var request = new DraftRequest
        {
            Title = "Install a printer",
            Description = "Unpack, connect, print a test page.",
            Schedule = new(start, start + Duration.FromHours(8), policy.BusinessTime.Zone),
            Price = hours is null ? Money.From(120m, Currency.Usd) : new Pricing.PerHour(Money.From(15m, Currency.Usd), 8),
            PaymentTerms = terms,
        };
        var company = new CompanyFacts(
            Cast.Company,
            new() { CheckIn = new(Required: true, PhoneNumber: null, policy.Grace), Deliverables = [], PaymentTerms = policy.PaymentTerms },
            [Cast.Client.Id]);
        return ((Decision.Accepted)DraftRules.Create(
            new("simulated"), request, Cast.Client, company, policy, opens - Duration.FromDays(lead + 14))).Happened.Single();
    }

    private Instant Start => opens - Duration.FromDays(lead + 10);

    private IEnumerable<Act> Taken() =>
    [
        At(lead + 13, Cast.Client, new Send(new Audience.Open())),
        At(lead + 12, Cast.Worker, new Apply(null)),
        At(lead + 11, Cast.Client, new AcceptApplication(new("a1"))),
    ];

    private IEnumerable<Act> Worked(params IEnumerable<Act> meanwhile) =>
    [
        new(Start, Cast.Worker, new CheckIn(null, null)),
        .. meanwhile,
        new(Start + Duration.FromHours(hours ?? 8), Cast.Worker, new CheckOut(null, null, null)),
    ];

    // What the worker asks for at work and does not get.
    private IEnumerable<Act> Declined() =>
    [
        new(Start + Duration.FromMinutes(10), Cast.Worker,
            new RequestBonus(new(FundsKind.Bonus, Money.From(20m, Currency.Usd), null, "It is on the fourth floor."))),
        new(Start + Duration.FromMinutes(20), Cast.Client, new DeclineFunds(new("f1"), "That was known.")),
    ];

    private IEnumerable<Act> Completed() =>
        [new(Start + Duration.FromHours((hours ?? 8) + 1), Cast.Worker, new Complete("Done.", null, null, hours))];

    private Act Approved() => At(lead + 8, Cast.Client, new Approve());

    private Act Cancelled(string? clarification, decimal amount) => clarification is null
        // Before the work was to begin.
        ? new(Start - Duration.FromHours(12), Cast.Client,
            new Cancel(CancellationReason.WorkNotNeeded, Money.From(amount, Currency.Usd), null))
        : At(lead + 1, Cast.Client, new Cancel(CancellationReason.WorkNotNeeded, null, clarification));

    private Act Attempt() =>
        At(lead, Cast.Worker, new PostMessage(MessageKind.Message, "What about it?", Private: false, MessageMark.Attempt));

    private Act At(int daysBefore, Actor by, Command command) => new(opens - Duration.FromDays(daysBefore), by, command);
}
