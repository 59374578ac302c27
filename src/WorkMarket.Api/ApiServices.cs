using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkMarket.Api.Deliverables;
using WorkMarket.Api.Health;
using WorkMarket.Api.Identity;
using WorkMarket.Api.Inbound;
using WorkMarket.Api.Payables;
using WorkMarket.Api.Scorecards;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Dossiers;
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
using WorkMarket.Application.Negotiation;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Operations;
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

namespace WorkMarket.Api;

/// <summary>What both hosts are made of, but for storage.</summary>
public static class ApiServices
{
    private static readonly Duration KeepFacts = Duration.FromSeconds(30);

    /// <summary>Adds use cases, identity and endpoints. The ports of the application and the settings are the host's to add.</summary>
    public static IServiceCollection AddWorkMarket(this IServiceCollection services)
    {
        services.AddSingleton<IClock>(NodaTime.SystemClock.Instance);
        services.AddSingleton<CachedDirectory>(
            services => new(services.GetRequiredService<IDirectory>(), services.GetRequiredService<IClock>(), KeepFacts));
        services.AddSingleton<FactsReader>(services => new(
            services.GetRequiredService<CachedDirectory>(), services.GetRequiredService<IDirectory>(),
            services.GetRequiredService<CachedFigures>(), services.GetRequiredService<ScorecardReader>(),
            services.GetRequiredService<IAssignmentLists>(), services.GetRequiredService<Policy>(),
            services.GetRequiredService<MailOptions>().Host is not null));
        services.AddSingleton<ScorecardReader>();
        services.AddSingleton<CachedFigures>(
            services => new(services.GetRequiredService<ScorecardReader>(), services.GetRequiredService<IClock>(), KeepFacts));
        services.AddSingleton<RecentCommits>();
        services.AddSingleton<CaseWriter>();
        services.AddSingleton<VerifiedChains>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<ExternalIdReader>();
        services.AddSingleton<TemplateDesk>();
        services.AddSingleton<ReplyTemplateDesk>();
        services.AddSingleton<FileCommit>();
        services.AddSingleton<QuestionReader>();
        services.AddSingleton<ScanReaders>();
        services.AddSingleton<NamedBehind>();
        services.AddSingleton<DossierDesk>(services => new(
            services.GetRequiredService<ICaseStore>(), services.GetRequiredService<CachedDirectory>(),
            services.GetRequiredService<DossierOptions>(), services.GetRequiredService<Policy>(),
            services.GetRequiredService<PrintDossier>()));
        services.AddSingleton<DirectUploads>();
        services.AddSingleton<ApiUploads>();
        services.AddSingleton<FileSweep>();
        services.AddSingleton<TodoLists>();
        services.AddSingleton<NearbyWork>();
        services.AddSingleton<DeskOptions>();
        services.AddSingleton<EscalationDesk>();
        services.AddSingleton<SearchRows>();
        services.AddSingleton<CaseIndexes>(services => new(
        [
            new DueRows(
                services.GetRequiredService<IDueIndex>(), services.GetRequiredService<DueTimes>(),
                services.GetRequiredService<ICaseStore>(),
                services.GetRequiredService<IClock>(), services.GetRequiredService<EffectOptions>()),
            new ListRows(services.GetRequiredService<IAssignmentLists>(), services.GetRequiredService<ICaseStore>()),
            new ExternalIdClaims(services.GetRequiredService<IExternalIds>(), services.GetRequiredService<ICaseStore>()),
            new EscalationRows(
                services.GetRequiredService<IEscalationLists>(), services.GetRequiredService<ICaseStore>(),
                services.GetRequiredService<IClock>(), services.GetRequiredService<Policy>()),
            new ScorecardRows(
                services.GetRequiredService<IScorecards>(), services.GetRequiredService<IScorecardRepair>(),
                services.GetRequiredService<ICaseStore>(), services.GetRequiredService<Policy>().Scorecards),
            new NoticeRows(
                services.GetRequiredService<INotices>(), services.GetRequiredService<ICaseStore>(),
                services.GetRequiredService<Addressees>()),
            new LedgerRows(services.GetRequiredService<ILedger>(), services.GetRequiredService<ICaseStore>()),
            services.GetRequiredService<SearchRows>(),
        ]));
        services.AddSingleton<Addressees>(services => new(services.GetRequiredService<CachedDirectory>()));
        services.AddSingleton<IQueue<EscalationSignal>, NoEscalationSignals>();
        services.AddSingleton<Notifier>();
        services.AddSingleton<ReplyTokens>();
        services.AddSingleton<ClientWords>();
        services.AddSingleton<EscalationLetters>(services => new(
            services.GetRequiredService<ClientWords>(), services.GetRequiredService<ReplyTokens>(),
            services.GetRequiredService<CachedDirectory>(), services.GetRequiredService<DossierOptions>(),
            services.GetRequiredService<MailOptions>(), services.GetRequiredService<Policy>()));
        services.AddSingleton<LetterWriter>(services => new(
            services.GetRequiredService<CachedDirectory>(), services.GetRequiredService<EscalationLetters>(),
            services.GetRequiredService<MailOptions>(), services.GetRequiredService<Policy>(), services.GetRequiredService<IClock>()));
        services.AddSingleton<Enclosures>();
        services.AddSingleton<TokenHolders>();
        services.AddSingleton<StagePeople>();
        services.AddSingleton<NamedAssignment>();
        services.AddSingleton<InboundMail>();
        services.AddSingleton<MailHandler>();
        services.AddSingleton<EffectsHandler>();
        services.AddSingleton<IEscalationClocks, DueIndexClocks>();
        services.AddSingleton<EscalationWatch>();
        services.AddSingleton<IJobWork, Reindex>();
        services.AddSingleton<IJobWork, Verification>();
        services.AddSingleton<IJobWork, SuccessionWork>();
        services.AddSingleton<JobOptions>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<StatusReader>();
        services.AddSingleton(new DueTimes(Duration.Zero));
        services.AddSingleton<CaseClock>();
        services.AddSingleton<DueScan>();

        services.AddDataProtection().SetApplicationName("WorkMarket");
        // Keys that cannot be read are told by whom they fail, and not by pages of trace at a start before storage.
        services.AddLogging(
            logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.KeyRingProvider", LogLevel.None));
        // On a developer's machine no key vault encrypts the keys, and nobody has to be warned of that.
        services.AddOptions<LoggerFilterOptions>().Configure<IServiceProvider>((filters, services) =>
        {
            if (services.GetService<IHostEnvironment>()?.IsDevelopment() == true)
                filters.Rules.Add(new(null, "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error, null));
        });
        // It puts each request's path, which may hold a secret, into the scope of every line. What is logged of a request names its
        // endpoint.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None));
        services.AddSingleton<Tokens>();
        services.AddSingleton<CachedApiClients>(services => new(
            services.GetRequiredService<IApiClients>(), services.GetRequiredService<CachedDirectory>(),
            services.GetRequiredService<IClock>(), KeepFacts));
        services.AddSingleton<TryCounter>();
        services.AddSingleton<TokenExchange>();
        services.AddSingleton<ApiClientDesk>();
        services.AddSingleton<SessionDesk>(services => new(
            services.GetRequiredService<ISessions>(), services.GetRequiredService<IClock>(),
            services.GetRequiredService<SessionSettings>(), KeepFacts));
        services.AddSingleton<CompanyDesk>();
        services.AddSingleton<PeopleDesk>();
        services.AddSingleton<InvitationDesk>();
        services.AddSingleton<InvitationTokens>();
        services.AddSingleton<ComingIn>();
        services.AddSingleton<Operators>();
        services.AddSingleton<PeopleLetters>();
        services.AddSingleton<ISecretSeal, SecretSeal>();
        services.AddSingleton<PaymentProviderDesk>();
        services.AddSingleton<InboundPayments>();
        services.AddSingleton<ManyPayments>();
        services.AddSingleton<PayableLists>();
        services.AddSingleton<StatementDesk>();

        services.AddExceptionHandler<ExceptionProblems>().AddProblemDetails();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json"];
        });
        services.AddRateLimiter().AddOptions<RateLimiterOptions>().Configure<RateLimitOptions>(RateLimits.Configure);
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddAuthorization(
            authorization => authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddCallers();
        services.AddSingleton<FileContent>();
        services.AddSingleton<FileScanner>();
        services.AddSingleton<FileHandout>();
        services.AddSingleton<FileChecks>();
        services.AddSingleton<PinCheck>();
        services.AddSingleton<PhoneCalls>();
        services.AddSingleton<ProfileFiles>();
        return services;
    }

    /// <summary>Adds the ways in which somebody signs in.</summary>
    public static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.AddLogging(logging => logging.AddFilter(typeof(CallerHandler).FullName, LogLevel.Warning).AddFilter(
            typeof(GatewayHandler).FullName, LogLevel.Warning));
        services.AddAuthentication(CallerHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CallerHandler>(CallerHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, GatewayHandler>(GatewayHandler.SchemeName, null)
            .AddBearerToken(BearerTokenDefaults.AuthenticationScheme, bearer => bearer.Events.OnMessageReceived = CallerHandler.ReadToken);
        return services;
    }

    /// <summary>Adds what prepares storage when the host starts: demo people in Development on an emulator, and readiness.</summary>
    public static IServiceCollection AddWorkMarketStartup(this IServiceCollection services)
    {
        services.AddSingleton<DemoMode>(services => new(
            services.GetRequiredService<IHostEnvironment>().IsDevelopment() && services.GetRequiredService<IStorage>().IsEmulator));
        services.AddSingleton<Startup>();
        services.AddSingleton<IReadiness>(services => services.GetRequiredService<Startup>());
        services.AddHostedService(services => services.GetRequiredService<Startup>());
        return services;
    }
}
