using Azure.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Due;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.ExternalIds;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Members;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Payables;
using WorkMarket.Application.People;
using WorkMarket.Application.Phone;
using WorkMarket.Application.Queues;
using WorkMarket.Application.ReplyTemplates;
using WorkMarket.Application.Scanning;
using WorkMarket.Application.Scorecards;
using WorkMarket.Application.Search;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Templates;
using WorkMarket.Storage.Backups;
using WorkMarket.Storage.Identity;

namespace WorkMarket.Storage;

/// <summary>What a host puts around ports, if anything.</summary>
public sealed record StorageWrappers
{
    /// <summary>Around the queue of outbox messages, the case store's own included.</summary>
    public Func<IServiceProvider, IQueue<OutboxMessage>, IQueue<OutboxMessage>> Outbox { get; init; } = (_, outbox) => outbox;

    /// <summary>Around the queue of mail.</summary>
    public Func<IServiceProvider, IMailQueue, IMailQueue> Mail { get; init; } = (_, mail) => mail;

    /// <summary>Around the queue of files that wait for a verdict.</summary>
    public Func<IServiceProvider, IQueue<FileCheck>, IQueue<FileCheck>> Checks { get; init; } = (_, checks) => checks;

    /// <summary>Around the due index.</summary>
    public Func<IServiceProvider, IDueIndex, IDueIndex> Due { get; init; } = (_, due) => due;

    /// <summary>Around the jobs.</summary>
    public Func<IServiceProvider, IJobStore, IJobStore> Jobs { get; init; } = (_, jobs) => jobs;

    /// <summary>
    /// What wakes whoever handles messages in this process when one becomes visible, and sends mail at once where it can.
    /// </summary>
    /// <param name="options">How mail is sent.</param>
    /// <param name="report">Tells what went wrong with the mails of a ticket.</param>
    public static StorageWrappers Waking(
        MailOptions options, Action<IServiceProvider, MailTicket, IReadOnlyCollection<MailTrouble>> report)
    {
        return new() { Outbox = Wake, Mail = Prompt, Checks = Wake };
        PromptMail Prompt(IServiceProvider services, IMailQueue mail) => new(
            Wake(services, mail), services.GetRequiredService<MailHandler>, options,
            (ticket, troubles) => report(services, ticket, troubles));
    }

    private static WakingQueue<T> Wake<T>(IServiceProvider services, IQueue<T> queue) =>
        new(queue, services.GetRequiredService<MessageWakes<T>>());
}

/// <summary>The application's ports on one storage account, for any host.</summary>
public static class StorageServices
{
    /// <summary>Adds the ports, and Data Protection keys in Blob storage. Nothing is sent yet.</summary>
    public static IServiceCollection AddWorkMarketStorage(
        this IServiceCollection services, StorageOptions options, StorageWrappers? wrappers = null)
    {
        var around = wrappers ?? new();
        services.TryAddSingleton<IFaults, NoFaults>();
        services.AddSingleton<WorkMarketStorage>(services => new(
            options, services.GetRequiredService<EffectOptions>(), services.GetRequiredService<IFaults>(),
            services.GetRequiredService<IClock>(), outbox => around.Outbox(services, outbox)));
        services.AddSingleton<IStorage>(Storage);
        services.AddSingleton<ICaseStore>(services => Storage(services).Cases);
        services.AddSingleton<ITemplates>(services => Storage(services).Templates);
        services.AddSingleton<IReplyTemplates>(services => Storage(services).ReplyTemplates);
        services.AddSingleton<IExternalIds>(services => Storage(services).ExternalIds);
        services.AddSingleton(services => around.Outbox(services, Storage(services).Outbox));
        services.AddSingleton(services => around.Due(services, Storage(services).Due));
        services.AddSingleton<INotices>(services => Storage(services).Notices);
        services.AddSingleton(services => services.GetRequiredService<MailOptions>().Host is null
            ? new NoMail()
            : around.Mail(services, Storage(services).Mail));
        services.AddSingleton<IAssignmentLists>(services => Storage(services).Lists);
        services.AddSingleton<ISearchIndex>(services => Storage(services).Search);
        services.AddSingleton<IEscalationLists>(services => Storage(services).Escalations);
        services.AddSingleton(services => around.Jobs(services, Storage(services).Jobs));
        services.AddSingleton<IQueues>(services => Storage(services).Queues);
        services.AddSingleton<IDirectory>(services => Storage(services).Directory);
        services.AddSingleton<IDirectoryWriter>(services => Storage(services).Directory);
        services.AddSingleton<IDirectoryChanges>(services => Storage(services).Directory);
        services.AddSingleton<ISuccessions>(services => Storage(services).Successions);
        services.AddSingleton<IInvitations>(services => Storage(services).Invitations);
        services.AddSingleton<IPhoneBook>(services => Storage(services).Phone);
        services.AddSingleton<INumbers>(services => Storage(services).Phone);
        services.AddSingleton<ITries>(services => Storage(services).Tries);
        services.AddSingleton<IApiClients>(services => Storage(services).ApiClients);
        services.AddSingleton<ISessions>(services => Storage(services).Sessions);
        services.AddSingleton<IPaymentProviders>(services => Storage(services).Payments);
        services.AddSingleton<ILedger>(services => Storage(services).Ledger);
        services.AddSingleton<IPaymentReports>(services => Storage(services).Payments);
        services.AddSingleton<IScorecards>(services => Storage(services).Scorecards);
        services.AddSingleton<IScorecardRepair>(services => Storage(services).ScorecardRepair);
        services.AddSingleton<IDeskMail>(services => Storage(services).DeskMail);
        services.AddSingleton<IUploadCounts>(services => Storage(services).UploadCounts);
        services.AddSingleton<IFileStore>(services => Storage(services).Files);
        services.AddSingleton<IVerdicts>(services => Storage(services).Verdicts);
        services.AddSingleton(services => services.GetRequiredService<DeliveryOptions>().Scanner == FileScannerKind.None
            ? new NoFileChecks()
            : around.Checks(services, Storage(services).Checks));
        services.AddSingleton<IReplySecret>(
            services => Storage(services).ReplySecret(services.GetRequiredService<IDataProtectionProvider>()));
        services.AddOptions<KeyManagementOptions>().Configure<WorkMarketStorage>((keys, storage) => keys.XmlRepository = storage.Keys);
        services.AddSingleton(services => options.Backup.IsOn ? Storage(services).Backups : new NoBackups());
        if (options.Backup.IsOn)
        {
            services.AddSingleton<IJobWork>(services => new BackupWork(
                Storage(services).BackupSource, Storage(services).Backup!, services.GetRequiredService<IJobStore>(),
                services.GetRequiredService<IClock>(), options.Backup));
            services.AddSingleton(services => Storage(services).RestoreWork(
                services.GetRequiredService<CaseIndexes>(),
                new(
                    services.GetRequiredService<ICaseStore>(), services.GetRequiredService<CaseIndexes>(),
                    services.GetRequiredService<CaseWriter>(), services.GetRequiredService<IDirectoryWriter>()),
                services.GetRequiredService<IEscalationClocks>(), services.GetRequiredService<IQueue<OutboxMessage>>()));
        }
        if (options.VaultKey is { } key)
        {
            services.AddSingleton(_ => new VaultKey(
                key, (options.Access as StorageAccess.ByIdentity)?.Credential ?? new DefaultAzureCredential(), options.Transport));
            services.AddOptions<KeyManagementOptions>().Configure<VaultKey>((keys, vault) => keys.XmlEncryptor = new VaultSeal(vault));
        }
        return services;
    }

    private static WorkMarketStorage Storage(IServiceProvider services) => services.GetRequiredService<WorkMarketStorage>();
}
