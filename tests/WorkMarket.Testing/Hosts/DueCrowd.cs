using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Due;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Queues;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Testing.Hosts;

/// <summary>Many cases that fall due in one instant, put into storage past all hosts: work that needs no check-in, and starts.</summary>
internal sealed class DueCrowd(Town town, int size)
{
    private static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Desktop);
    private static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Desktop);
    private static readonly ImmutableList<TermsVersion> Terms = [.. Enum.GetValues<TermsDocument>()
        .Select(document => new TermsVersion(document, "1"))];
    private static readonly AssignmentList All = new AssignmentList.OfCompany(Nora.Company);

    /// <summary>How many events a case has once it is handled.</summary>
    private long events;

    /// <summary>Puts them there, assigned and due.</summary>
    public async Task Settle(Instant due)
    {
        var storage = town.Open(_ => new NoOutbox());
        await storage.Prepare(default);
        var happened = Life(due);
        events = happened.Count + 1;
        await Parallel.ForEachAsync(Enumerable.Range(0, size), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, stop) =>
        {
            var id = Id(number);
            var own = happened.ConvertAll(one => one.Event is Created created
                ? one with { Event = created with { Assignment = id, Number = NumberOf(number) } }
                : one);
            await storage.Cases.Commit(new(id, null, ((Assignment?)null).Evolve(own)!, [.. own], null, null));
            await storage.Due.Put(new(due, id, DueKind.Tick), stop);
        });
    }

    /// <summary>
    /// Whether the clock has come to that case: it takes them in their order, some at a time. One read, so that asking does not slow it
    /// down.
    /// </summary>
    public async Task<bool> IsHandled(int number) => (await town.Storage.Cases.ReadAlone(Id(number), default))!.Version == events;

    /// <summary>How many are not handled yet.</summary>
    public async Task<int> Left()
    {
        var rows = 0;
        for (DueRow? last = null; ;)
        {
            var page = await town.Storage.Due.First(1000, last, default);
            rows += page.Count(row => row.Kind == DueKind.Tick);
            last = page.LastOrDefault();
            if (page.Count < 1000)
                return rows;
        }
    }

    /// <summary>Whether the lists show each of them as started.</summary>
    public async Task<bool> IsListed()
    {
        var rows = (await town.Storage.Lists.ReadTodo(All, _ => true, null, int.MaxValue, default)).Rows;
        return rows.Count == size && rows.TrueForAll(row => row.Status == Status.InProgress && row.Version == events);
    }

    /// <summary>How many cases are not as they should be: lost or doubled events, or effects that are still to happen.</summary>
    public async Task<int> Wrong()
    {
        var (started, all, pending) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new HashSet<string>());
        await foreach (var row in town.Table("cases").Query(new()))
        {
            // What put the case there announced nothing, so that stays pending.
            if (row.RowKey.StartsWith("outbox-", StringComparison.Ordinal) && row.GetString("status") == "pending"
                && row.GetLong("last") == events)
                pending.Add(row.PartitionKey);
            if (!row.RowKey.StartsWith("event-", StringComparison.Ordinal))
                continue;
            all[row.PartitionKey] = all.GetValueOrDefault(row.PartitionKey) + 1;
            if (EventJson.Read(row.GetBinary("body0")).Event is WorkStarted)
                started[row.PartitionKey] = started.GetValueOrDefault(row.PartitionKey) + 1;
        }
        return Math.Abs(size - all.Count)
            + all.Count(one => one.Value != events || started.GetValueOrDefault(one.Key) != 1 || pending.Contains(one.Key));
    }

    private static AssignmentNumber NumberOf(int number) =>
        AssignmentNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{number:D8}"));

    private static AssignmentId Id(int number) => new(string.Create(CultureInfo.InvariantCulture, $"due{number:D13}"));

    private static List<Happened> Life(Instant due)
    {
        var now = due - Duration.FromHours(2);
        var company = new CompanyFacts(Nora.Company, new()
        {
            CheckIn = new(Required: false, PhoneNumber: null, Policy.Default.Grace),
            Deliverables = [],
            PaymentTerms = Policy.Default.PaymentTerms,
        }, [Nora.Id]);
        var draft = new DraftRequest
        {
            Title = "Watch the door",
            Description = "From the hour on.",
            Schedule = new(due, due + Duration.FromHours(3), DateTimeZone.Utc),
            Price = Money.From(125, Currency.Usd),
        };
        var happened = ((Decision.Accepted)DraftRules.Create(new("due0000000000000"), draft, Nora, company, Policy.Default, now)).Happened;
        foreach (var (by, command) in new (Actor, Command)[]
                 {
                     (Nora, new Send(new Audience.Open())), (Wanda, new Apply(null)), (Nora, new AcceptApplication(new("a1"))),
                 })
            happened = happened.AddRange(((Decision.Accepted)AssignmentDecider.Decide(
                ((Assignment?)null).Evolve(happened)!, command, by, new() { Terms = new(Terms, Terms) }, now)).Happened);
        return [.. happened];
    }

    private sealed class NoOutbox : IQueue<OutboxMessage>
    {
        public Task Enqueue(OutboxMessage message, Duration hidden, CancellationToken cancellation) => Task.CompletedTask;
    }
}
