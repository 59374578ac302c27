using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Due;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.ExternalIds;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Operations;
using WorkMarket.Application.People;
using WorkMarket.Application.Scorecards;
using WorkMarket.Application.Search;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Terms;
using WorkMarket.Storage;
using WorkMarket.Storage.Backups;
using WorkMarket.Storage.Cases;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Testing.Markets;

/// <summary>A market of a test's own on an emulator with others: the product without a host, and a clock that the test moves.</summary>
internal sealed class Market
{
    private static IReadOnlyList<TableRow>? settled;
    private int answers;
    private int keys;

    private Market(
        ManualClock clock, EffectOptions options, WriterOptions writing, int shards, Interference? cases, Policy policy,
        Func<Market, IMailQueue>? mail, string prefix)
    {
        Connection = Azurite.ForMarket().ConnectionString;
        Clock = clock;
        Options = options;
        Prefix = prefix;
        Storage = new(
            new()
            {
                Access = new StorageAccess.ByKey(Connection),
                Prefix = prefix,
                DueShards = shards,
                Backup = new() { Storage = Connection },
            },
            options, new NoFaults(), clock, queue => Outbox = new(queue));
        Table = TableNamed("cases");
        Cases = cases is null ? Storage.Cases : new TableCaseStore(
            TableStorage.Open(
                Connection,
                new() { MaxRetries = cases.Retries, RetryDelay = TimeSpan.FromMilliseconds(1), PerAttempt = [cases] })
                .Table(prefix + "cases"),
            Outbox, new NoFaults(), clock, options, Storage.ExternalIds);
        Policy = policy;
        Directory = new(Storage.Directory, clock, Duration.FromSeconds(30));
        Addressees = new(Directory);
        Facts = new(Directory, Storage.Directory,
            new CachedFigures(Figures = new(Storage.Scorecards, policy, clock), clock, Duration.FromSeconds(30)), Figures,
            Storage.Lists, policy);
        Recent = new(clock);
        Writer = new(Cases, Facts, Storage.Phone, new NoWriterQueue(), Recent, clock, writing);
        People = new(Writer, Directory, new() { Host = "mail.example.com" });
        Reader = new(Storage.Cases, Facts, new(), clock);
        Search = new(Storage.Search, Storage.Cases, Directory);
        Indexes = new(
        [
            new DueRows(Storage.Due, Times, Storage.Cases, clock, options),
            new ListRows(Storage.Lists, Storage.Cases),
            new ExternalIdClaims(Storage.ExternalIds, Storage.Cases),
            new EscalationRows(Storage.Escalations, Storage.Cases, clock, policy),
            new ScorecardRows(Storage.Scorecards, Storage.ScorecardRepair, Storage.Cases, policy.Scorecards),
            new NoticeRows(Storage.Notices, Storage.Cases, Addressees),
        ]);
        Desk = new(Storage.Escalations, Storage.Due, Directory, clock, policy, new());
        InHand = new(Storage.Lists, clock, policy);
        Notifier = new(Storage.Notices, mail is null ? new NoMail() : mail(this), Addressees, new NoFaults());
        Effects = new(
            Storage.Cases, Recent, Outbox, Indexes, Storage.Files, new NoEscalationSignals(), Notifier, new NoFaults(), clock, options);
        CaseClock = new(new(Storage.Cases, Facts, Storage.Phone, new NoWriterQueue(), Recent, clock, new()), Effects, Storage.Due, Times);
        Scan = new(Storage.Due, Times, Storage.Cases, CaseClock, clock, options);
    }

    public ManualClock Clock { get; }

    public EffectOptions Options { get; }

    public string Prefix { get; }

    /// <summary>Where its storage is.</summary>
    public string Connection { get; }

    public WorkMarketStorage Storage { get; }

    /// <summary>The table of cases, past all counting.</summary>
    public Table Table { get; }

    /// <summary>One of its tables, past all counting.</summary>
    public Table TableNamed(string name) => TableStorage.Open(Connection).Table(Prefix + name);

    /// <summary>The store that <see cref="Writer"/> writes to.</summary>
    public TableCaseStore Cases { get; }

    public Announced Outbox { get; private set; } = null!;

    public Policy Policy { get; }

    /// <summary>The directory with a memory of half a minute.</summary>
    public CachedDirectory Directory { get; }

    public Addressees Addressees { get; }

    public FactsReader Facts { get; }

    public ScorecardReader Figures { get; }

    /// <summary>What <see cref="Writer"/> and the clock have just written, as their process remembers it.</summary>
    public RecentCommits Recent { get; }

    public CaseWriter Writer { get; }

    /// <summary>Sees to whoever an escalation asks, as where mail is sent. The effects of this market leave that to the test.</summary>
    public StagePeople People { get; }

    public CaseReader Reader { get; }

    /// <summary>As where the scan takes all steps itself.</summary>
    public DueTimes Times { get; } = new(Duration.Zero);

    public CaseClock CaseClock { get; }

    public DueScan Scan { get; }

    /// <summary>By what assignments are found. The effects of this market leave it to the test.</summary>
    public SearchRows Search { get; }

    public CaseIndexes Indexes { get; }

    public EscalationDesk Desk { get; }

    public TodoLists InHand { get; }

    public DueIndexClocks EscalationClocks => new(Storage.Due, Times);

    /// <summary>A process that runs jobs.</summary>
    public JobRunner Jobs(IJobStore? store = null) => new(
        store ?? Storage.Jobs,
        [
            new Reindex(Storage.Cases, Indexes, Writer, Storage.Directory),
            new Verification(Storage.Cases, Indexes, EscalationClocks, Clock),
        ],
        Clock, new());

    /// <summary>A process that keeps backups, where nothing is looked at twice.</summary>
    public JobRunner Backups(IJobStore? store = null, BackupOptions? options = null) => new(
        store ?? Storage.Jobs,
        [
            new BackupWork(Storage.BackupSource, Storage.Backup!, Storage.Jobs, Clock, options ?? new(), Duration.Zero),
            Storage.RestoreWork(Indexes, new(Storage.Cases, Indexes, Writer, Storage.Directory), EscalationClocks, Outbox),
        ], Clock, new());

    public Notifier Notifier { get; }

    public EffectsHandler Effects { get; }

    public static async Task<Market> Open(
        Interference? cases = null, WriterOptions? writing = null, EffectOptions? options = null, int shards = 1, Policy? policy = null,
        bool mail = false,
        Func<Market, IMailQueue>? mailing = null)
    {
        mailing ??= mail ? market => market.Storage.Mail : null;
        var market = new Market(
            new(), options ?? new(), writing ?? new(), shards, cases, policy ?? Policy.Default, mailing, $"t{Guid.NewGuid():N}"[..17]);
        await market.Storage.Prepare(default);
        await market.Settle();
        return market;
    }

    // Everybody is put there one by one once; later markets get the same rows in a request for each partition.
    private async Task Settle()
    {
        var table = TableNamed("directory");
        if (settled is { } rows)
        {
            await Task.WhenAll(rows.GroupBy(row => row.PartitionKey)
                .Select(same => table.Submit([.. same.Select(row => new TableOperation.Insert(row))])));
            return;
        }
        await Storage.Directory.Put(Cast.Northwind, default);
        foreach (var person in Cast.People)
            await Storage.Directory.Put(person, default);
        foreach (var document in Enum.GetValues<TermsDocument>())
        {
            await Storage.Directory.Publish(new(document, "1", "Be fair."), default);
            foreach (var worker in Cast.Workers)
                await Storage.Directory.Accept(worker, new(document, "1"), Clock.GetCurrentInstant(), default);
        }
        settled = await table.Query(new()).ToListAsync();
    }

    public CommandKey Key(Domain.People.Actor by, string path, string? key = null) =>
        CommandKey.ForRequest(Domain.People.ActorParts.Person(by)!.Value, "POST", path, key ?? $"key-{Interlocked.Increment(ref keys)}");

    public static Request Ask(Domain.People.Actor by, CommandKey? key = null, string body = "{}", long? ifMatch = null) =>
        new(by, key, body, ifMatch is { } version ? [version] : null);

    /// <summary>No two answers are alike, so that a stored one is told from a new one.</summary>
    public Answer Reply(Change change) => new(
        200,
        Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"answer {Interlocked.Increment(ref answers)} é at {change.Version}")),
        change.Version);

    public Task<RequestOutcome> Create(CommandKey key, DraftRequest? draft = null, string body = "{}") =>
        Writer.Create(key, draft ?? Cast.Draft(Clock.GetCurrentInstant()), Ask(Cast.Nora, key, body), Reply, default);

    public Task<RequestOutcome> Try(
        AssignmentId id, Domain.People.Actor by, Command command, CommandKey? key = null, string body = "{}", long? ifMatch = null) =>
            Writer.Execute(id, command, Ask(by, key, body, ifMatch), Reply, default);

    public async Task<Answer> Do(AssignmentId id, Domain.People.Actor by, Command command, CommandKey? key = null)
    {
        var outcome = await Try(id, by, command, key);
        return outcome is RequestOutcome.Done done
            ? done.Answer
            : throw new InvalidOperationException($"{RuleBook.For(command).Action}: {Say(outcome)}");
    }

    /// <summary>A case that has come so far in <see cref="Cast.Life"/>.</summary>
    public Task<AssignmentId> CaseThatIs(Status status, DraftRequest? draft = null, string? named = null) =>
        Live(Cast.Life, status, draft, named);

    /// <summary>A case that has come so far in <see cref="Cast.ShortLife"/>, which takes a sixth of the requests.</summary>
    public Task<AssignmentId> CaseThatIsJust(Status status, DraftRequest? draft = null, string? named = null) =>
        Live(Cast.ShortLife, status, draft, named);

    private async Task<AssignmentId> Live(
        ImmutableList<(Status Before, Domain.People.Actor By, Command Command)> life, Status status, DraftRequest? draft, string? named)
    {
        var key = Key(Cast.Nora, "/api/assignments", named);
        Assert.IsType<RequestOutcome.Done>(await Create(key, draft));
        var id = key.NewCase();
        foreach (var (by, command) in life.TakeWhile(step => step.Before != status).Select(step => (step.By, step.Command)))
            await Do(id, by, command);
        Assert.Equal(status, (await Storage.Cases.Read(id, default))!.State.Status);
        return id;
    }

    /// <summary>Runs a job from its beginning to its end.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="report">Told after each slice how far it is.</param>
    /// <returns>What it found.</returns>
    public async Task<IReadOnlyList<JobFinding>> Run(JobKind kind, Action<Job>? report = null)
    {
        var job = await Jobs().Start(kind, default);
        await Jobs().Run(Duration.FromHours(1), report, default);
        Assert.False((await Storage.Jobs.All(default)).Single(one => one.Kind == kind).IsRunning);
        return (await Storage.Jobs.Findings(kind, job.Run, null, 1000, default)).Findings;
    }

    /// <summary>Plays the consumer of all outbox messages that nobody has taken yet, those of its second looks included.</summary>
    public async Task RunEffects()
    {
        while (Outbox.Take() is { Count: > 0 } taken)
        {
            foreach (var some in taken.GroupBy(message => message.Case))
                await Effects.Handle(some.Key, [.. some], default);
        }
    }

    public async Task<Timeline> Timeline(AssignmentId id) => (await Reader.ReadTimeline(id, Cast.Nora, 0, 1000, default))!;

    /// <summary>The events of a case, whoever may read them, after seeing that the chain over them holds.</summary>
    public async Task<IReadOnlyList<Event>> Events(AssignmentId id)
    {
        var timeline = await Timeline(id);
        Assert.Null(timeline.BrokenAt);
        var events = new List<Event>();
        await foreach (var item in Storage.Cases.ReadEvents(id, 0, timeline.Events, default))
            events.Add(EventJson.Read(item.Bytes.Span).Event);
        Assert.Equal(timeline.Events, events.Count);
        return events;
    }

    public async Task<IReadOnlyList<TableRow>> Rows(AssignmentId id, string prefix)
    {
        var rows = new List<TableRow>();
        await foreach (var row in Table.Query(TableQuery.Prefix(id.Value, prefix)))
            rows.Add(row);
        return rows;
    }

    /// <summary>Some row of a list.</summary>
    public ListRow ListRow(AssignmentId id)
    {
        var draft = Cast.Draft(Clock.GetCurrentInstant());
        return new()
        {
            Id = id,
            Version = 1,
            Status = Status.Draft,
            Title = draft.Title!,
            Company = Cast.Nora.Company,
            CreatedAt = Clock.GetCurrentInstant(),
            Schedule = draft.Schedule,
            Price = draft.Price!,
            Labels = [],
        };
    }

    public async Task<IReadOnlyList<DueRow>> DueRows() => await Storage.Due.First(1000, null, default);

    public async Task<IReadOnlyList<ListRow>> List(AssignmentList list) =>
        (await Storage.Lists.Read([list], null, null, 100, default)).Rows;

    /// <summary>What was asked of storage since the last reset, without the prefix of names.</summary>
    public IEnumerable<string> Requests() => Storage.Requests.Snapshot()
        .Select(count => string.Create(
            CultureInfo.InvariantCulture, $"{count.Value} {count.Key.Replace(Prefix, "", StringComparison.Ordinal)}"));

    private static string Say(RequestOutcome outcome) => outcome is RequestOutcome.Refused refused
        ? string.Join(' ', refused.Refusals.Select(refusal => refusal.Message))
        : outcome.ToString();
}
