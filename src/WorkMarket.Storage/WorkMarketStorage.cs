using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Scorecards;
using WorkMarket.Application.Storage;
using WorkMarket.Storage.Backups;
using WorkMarket.Storage.Cases;
using WorkMarket.Storage.Due;
using WorkMarket.Storage.Escalations;
using WorkMarket.Storage.ExternalIds;
using WorkMarket.Storage.Files;
using WorkMarket.Storage.Identity;
using WorkMarket.Storage.Inbound;
using WorkMarket.Storage.Jobs;
using WorkMarket.Storage.Lists;
using WorkMarket.Storage.Notifications;
using WorkMarket.Storage.Payables;
using WorkMarket.Storage.People;
using WorkMarket.Storage.Phone;
using WorkMarket.Storage.Queues;
using WorkMarket.Storage.ReplyTemplates;
using WorkMarket.Storage.Scorecards;
using WorkMarket.Storage.Search;
using WorkMarket.Storage.Tables;
using WorkMarket.Storage.Templates;

namespace WorkMarket.Storage;

/// <summary>How storage is reached and what its parts are named.</summary>
public sealed record StorageOptions
{
    /// <summary>The storage account, and who asks it.</summary>
    public required StorageAccess Access { get; init; }

    /// <summary>Begins the name of every table, queue and container: lower-case letters and digits. Empty but in tests.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Over how many partitions the due index is spread: 1 to 100.</summary>
    public int DueShards { get; init; } = 1;

    /// <summary>How often a request is sent again.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>How long one attempt at a request may take.</summary>
    public Duration NetworkTimeout { get; init; } = Duration.FromSeconds(10);

    /// <summary>How long one attempt at a request for a file may take: copying one is answered when it is copied.</summary>
    public Duration FileTimeout { get; init; } = Duration.FromSeconds(100);

    /// <summary>Where browsers reach files, where that is not the account's own address; null where it is.</summary>
    public Uri? FilesAddress { get; init; }

    /// <summary>Another transport than HTTP as usual; for tests.</summary>
    public HttpPipelineTransport? Transport { get; init; }

    /// <summary>The key of a key vault that encrypts Data Protection keys; null where these lie in storage as they are.</summary>
    public Uri? VaultKey { get; init; }

    /// <summary>Where and how often what changed in tables is kept a second time.</summary>
    public BackupOptions Backup { get; init; } = new();

    /// <summary>How scorecards are written.</summary>
    public ScorecardOptions Scorecards { get; init; } = new();
}

/// <summary>All ports on one storage account.</summary>
public sealed class WorkMarketStorage : IStorage
{
    /// <summary>The queue of intents.</summary>
    public const string OutboxQueue = "intents";

    /// <summary>The queue of mail.</summary>
    public const string MailQueueName = "mail";

    /// <summary>The queue of signals to those who wait for the steps of escalations.</summary>
    public const string SignalsQueue = "escalation-signals";

    /// <summary>The queue of files that wait for a scanner's verdict.</summary>
    public const string ChecksQueue = "file-checks";

    // What becomes of each where all is restored, BackupTables says.
    private static readonly string[] Names =
        ["cases", "due", "lists", "directory", "jobs", "scorecards", "notices", "escalations", "deskmail", "payables", "search"];

    private readonly Table[] tables;
    private readonly Dictionary<string, Table> byName;
    private readonly BlobContainerClient keys;
    private readonly BlobContainerClient secrets;

    /// <summary>Opens the account; nothing is sent yet.</summary>
    /// <exception cref="FormatException">The connection string lacks something.</exception>
    public WorkMarketStorage(
        StorageOptions options, EffectOptions effects, IFaults faults, IClock clock, Func<IQueue<OutboxMessage>,
        IQueue<OutboxMessage>>? wrapOutbox = null)
    {
        Requests = new();
        var (account, blobs, queues, raw) = StorageClients.Open(options, Requests);
        IsEmulator = blobs.Uri.IsLoopback && queues.Uri.IsLoopback;
        tables = [.. Names.Select(name => account.Table(options.Prefix + name))];
        Outbox = new(queues.GetQueueClient(options.Prefix + OutboxQueue), message => message.ToMessage());
        Poison = queues.GetQueueClient($"{options.Prefix}{OutboxQueue}-poison");
        ExternalIds = new TableExternalIds(tables[3]);
        Templates = new TableTemplates(tables[3]);
        ReplyTemplates = new(tables[3]);
        Cases = new TableCaseStore(tables[0], wrapOutbox?.Invoke(Outbox) ?? Outbox, faults, clock, effects, ExternalIds);
        Due = new TableDueIndex(tables[1], options.DueShards);
        Lists = new TableAssignmentLists(tables[2]);
        Directory = new TableDirectory(tables[3]);
        Jobs = new TableJobs(tables[4]);
        Phone = new TablePhoneBook(tables[3]);
        Tries = new TableTries(tables[3]);
        Successions = new TableSuccessions(tables[3]);
        Invitations = new TableInvitations(tables[3]);
        ApiClients = new TableApiClients(tables[3]);
        Sessions = new TableSessions(tables[3]);
        Scorecards = new TableScorecards(tables[5], options.Scorecards, clock);
        ScorecardRepair = new TableScorecardRepair(tables[5], Scorecards, options.Scorecards, clock);
        Notices = new TableNotices(tables[6]);
        Escalations = new TableEscalationLists(tables[7]);
        Mail = new MailQueue(queues.GetQueueClient(options.Prefix + MailQueueName));
        MailPoison = queues.GetQueueClient($"{options.Prefix}{MailQueueName}-poison");
        Signals = new(queues.GetQueueClient(options.Prefix + SignalsQueue), signal => signal.ToMessage());
        SignalPoison = queues.GetQueueClient($"{options.Prefix}{SignalsQueue}-poison");
        Queues = new([.. new[] { OutboxQueue, MailQueueName, SignalsQueue, ChecksQueue }
            .Select(name => WatchedQueue.Open(raw, options.Prefix, name))]);
        Checks = new(queues.GetQueueClient(options.Prefix + ChecksQueue), check => check.ToMessage());
        ChecksPoison = queues.GetQueueClient($"{options.Prefix}{ChecksQueue}-poison");
        DeskMail = new TableDeskMail(tables[8]);
        Payments = new(tables[9]);
        Ledger = new(tables[9]);
        Search = new(tables[10]);
        UploadCounts = new TableUploadCounts(tables[0]);
        FilesAccount = blobs.Uri;
        Files = new BlobFileStore(blobs, options.Prefix + BlobFileStore.DefaultContainer, options.FilesAddress);
        Verdicts = new BlobVerdicts(blobs, options.Prefix + BlobFileStore.DefaultContainer);
        keys = blobs.GetBlobContainerClient(options.Prefix + "keys");
        Keys = new(keys);
        secrets = blobs.GetBlobContainerClient(options.Prefix + "secrets");
        if (StorageClients.OpenBackup(options, Requests) is { } backup)
            Backup = new(backup.GetBlobContainerClient(options.Prefix + BackupContainer.Name), options.Backup.Storage is not null);
        byName = Names.Index().ToDictionary(name => name.Item, name => tables[name.Index]);
        BackupSource = new(byName);
    }

    /// <summary>Whether the account is an emulator on this very machine.</summary>
    public bool IsEmulator { get; }

    /// <summary>Counts what is asked of storage.</summary>
    public RequestCounter Requests { get; }

    /// <summary>Cases.</summary>
    public TableCaseStore Cases { get; }

    /// <summary>Templates.</summary>
    public TableTemplates Templates { get; }

    /// <summary>Reply templates.</summary>
    public TableReplyTemplates ReplyTemplates { get; }

    /// <summary>Which case of a company has which external id.</summary>
    public TableExternalIds ExternalIds { get; }

    /// <summary>The due index.</summary>
    public TableDueIndex Due { get; }

    /// <summary>Ledgers and statements of them.</summary>
    public TableLedger Ledger { get; }

    /// <summary>Payment providers and what they reported.</summary>
    public TablePayments Payments { get; }

    /// <summary>By what assignments are found.</summary>
    public TableSearch Search { get; }

    /// <summary>Lists of assignments.</summary>
    public TableAssignmentLists Lists { get; }

    /// <summary>People, companies and terms.</summary>
    public TableDirectory Directory { get; }

    /// <summary>What goes through all cases.</summary>
    public TableJobs Jobs { get; }

    /// <summary>The queues as an operator sees them.</summary>
    public StorageQueues Queues { get; }

    /// <summary>Who is signed in on the pages.</summary>
    public TableSessions Sessions { get; }

    /// <summary>Numbers, PINs and calls.</summary>
    public TablePhoneBook Phone { get; }

    /// <summary>Tries at PINs and secrets.</summary>
    public TableTries Tries { get; }

    /// <summary>People who left, and whose assignments have not all passed on.</summary>
    public TableSuccessions Successions { get; }

    /// <summary>Invitations and registrations.</summary>
    public TableInvitations Invitations { get; }

    /// <summary>API clients.</summary>
    public TableApiClients ApiClients { get; }

    /// <summary>Scorecards.</summary>
    public TableScorecards Scorecards { get; }

    /// <summary>Puts scorecards right.</summary>
    public TableScorecardRepair ScorecardRepair { get; }

    /// <summary>Counts uploads that are begun.</summary>
    public TableUploadCounts UploadCounts { get; }

    /// <summary>Where this reaches files.</summary>
    public Uri FilesAccount { get; }

    /// <summary>Files of deliverables.</summary>
    public BlobFileStore Files { get; }

    /// <summary>Scanners' verdicts on them.</summary>
    public BlobVerdicts Verdicts { get; }

    /// <summary>Files that wait for a verdict.</summary>
    public MessageQueue<FileCheck> Checks { get; }

    /// <summary>Where those go that could not be looked at.</summary>
    public QueueClient ChecksPoison { get; }

    /// <summary>The outbox messages.</summary>
    public MessageQueue<OutboxMessage> Outbox { get; }

    /// <summary>Where intents go that could not be handled.</summary>
    public QueueClient Poison { get; }

    /// <summary>Everybody's notices.</summary>
    public TableNotices Notices { get; }

    /// <summary>Lists of open escalations.</summary>
    public TableEscalationLists Escalations { get; }

    /// <summary>Mail that is to be sent.</summary>
    public MailQueue Mail { get; }

    /// <summary>Where mail goes that could not be handled, through no fault of the mail server.</summary>
    public QueueClient MailPoison { get; }

    /// <summary>Signals to those who wait for the steps of escalations.</summary>
    public MessageQueue<EscalationSignal> Signals { get; }

    /// <summary>Where signals go that could not be handled.</summary>
    public QueueClient SignalPoison { get; }

    /// <summary>Mail on the support desk.</summary>
    public TableDeskMail DeskMail { get; }

    /// <summary>Where backups lie; null where there is no account for them.</summary>
    public BackupContainer? Backup { get; }

    /// <summary>What changed in tables.</summary>
    public BackupSource BackupSource { get; }

    /// <summary>Data Protection keys.</summary>
    public BlobKeyRepository Keys { get; }

    /// <summary>The slices of the backup.</summary>
    /// <exception cref="InvalidOperationException">There is no account for backups.</exception>
    public IBackups Backups => new BackupCatalog(Backup ?? throw new InvalidOperationException("There is no account for backups."));

    /// <summary>What brings things back from the backup.</summary>
    /// <param name="indexes">What is rebuilt then.</param>
    /// <param name="reindex">Rebuilds it.</param>
    /// <param name="clocks">What moves open escalations on.</param>
    /// <param name="outbox">Where it is announced whose effects are still to happen.</param>
    /// <exception cref="InvalidOperationException">There is no account for backups.</exception>
    public IJobWork RestoreWork(CaseIndexes indexes, Reindex reindex, IEscalationClocks clocks, IQueue<OutboxMessage> outbox) =>
        new RestoreWork(
            Backup ?? throw new InvalidOperationException("There is no account for backups."), byName,
            new(byName[BackupTables.Cases], Cases, clocks, outbox, Phone), indexes, reindex);

    /// <summary>What reply tokens are made with.</summary>
    /// <param name="protection">Seals it.</param>
    public BlobReplySecret ReplySecret(IDataProtectionProvider protection) => new(secrets, protection);

    /// <summary>Creates what is not there yet.</summary>
    public async Task Prepare(CancellationToken cancellation)
    {
        await Task.WhenAll(
        [
            .. tables.Select(table => table.CreateIfNotExists(cancellation)),
            Outbox.Queue.CreateIfNotExistsAsync(cancellationToken: cancellation),
            Poison.CreateIfNotExistsAsync(cancellationToken: cancellation),
            Mail.Queue.CreateIfNotExistsAsync(cancellationToken: cancellation),
            MailPoison.CreateIfNotExistsAsync(cancellationToken: cancellation),
            Signals.Queue.CreateIfNotExistsAsync(cancellationToken: cancellation),
            SignalPoison.CreateIfNotExistsAsync(cancellationToken: cancellation),
            Checks.Queue.CreateIfNotExistsAsync(cancellationToken: cancellation),
            ChecksPoison.CreateIfNotExistsAsync(cancellationToken: cancellation),
            keys.CreateIfNotExistsAsync(cancellationToken: cancellation),
            secrets.CreateIfNotExistsAsync(cancellationToken: cancellation),
            Files.Prepare(cancellation),
        ]);
    }

    /// <summary>Asks tables, queues and blobs for an answer each. Three requests.</summary>
    /// <exception cref="Exception">One of them does not answer.</exception>
    public async Task Check(CancellationToken cancellation) => await Task.WhenAll(
        tables[0].Get("health", "health", cancellation), Outbox.Queue.ExistsAsync(cancellation), keys.ExistsAsync(cancellation));
}
