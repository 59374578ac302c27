using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Journeys.Browsing;

namespace WorkMarket.Journeys.Escalations;

/// <summary>How an escalation came about that nobody has answered since: what Wanda submitted, Nora did not want to pay.</summary>
internal static class LongSilence
{
    private static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Desktop);
    private static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Mobile);
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    /// <summary>Puts it there, with a month since its opening that ends at an instant, or later where no month ends then.</summary>
    public static async Task<string> Settle(StorageBehind storage, string title, Instant end)
    {
        var id = $"{Guid.NewGuid():N}"[..16];
        var opened = end.InZone(NewYork).LocalDateTime.PlusMonths(-1).InZoneLeniently(NewYork).ToInstant();
        await storage.Put(Life(new(id), title, opened));
        return id;
    }

    private static ImmutableList<Happened> Life(AssignmentId id, string title, Instant opened)
    {
        var start = opened - Duration.FromDays(1);
        var company = new CompanyFacts(
            Nora.Company,
            new()
            {
                CheckIn = new(Required: true, PhoneNumber: null, Policy.Default.Grace),
                Deliverables = [],
                PaymentTerms = Policy.Default.PaymentTerms,
            },
            [Nora.Id]);
        var draft = new DraftRequest
        {
            Title = title,
            Description = "Swap the scanner at the counter.",
            Schedule = new(start, start + Duration.FromHours(2), NewYork),
            Price = Money.From(100, Currency.Usd),
        };
        var before = start - Duration.FromHours(4);
        var happened = ((Decision.Accepted)DraftRules.Create(id, draft, Nora, company, Policy.Default, before)).Happened;
        ImmutableList<TermsVersion> terms = [.. Enum.GetValues<TermsDocument>().Select(document => new TermsVersion(document, "1"))];
        var facts = new Facts { Terms = new(terms, terms), KnownWorkers = [Wanda.Id], AccountManager = new("ada") };
        foreach (var (by, command, at) in new (Actor, Command, Instant)[]
                 {
                     (Nora, new Send(new Audience.Open()), before), (Wanda, new Apply(null), before),
                     (Nora, new AcceptApplication(new("a1")), before), (Wanda, new CheckIn(null, null), start),
                     (Wanda, new CheckOut(null, null, null), start + Duration.FromHours(1)),
                     (Wanda, new Complete("Swapped.", null, null), start + Duration.FromHours(2)),
                     (Wanda, new PostMessage(MessageKind.Message, "Two more hours.", Private: false, MessageMark.Attempt), opened),
                     (Nora, new PostMessage(MessageKind.Message, "No.", Private: false, null), opened),
                     (Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", []), opened),
                 })
        {
            happened = happened.AddRange(AssignmentDecider.Decide(
                ((Assignment?)null).Evolve(happened)!, command, by, facts, at) is Decision.Accepted accepted
                ? accepted.Happened
                : throw new InvalidOperationException($"{RuleBook.For(command).Action} was refused."));
        }
        return [.. happened];
    }
}
