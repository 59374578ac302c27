using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using WorkMarket.Api.Identity;
using WorkMarket.Api.Phone;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.Time;

namespace WorkMarket.Api.Settings;

/// <summary>Every setting there is, and where in configuration each record of them lies.</summary>
public static class SettingsTree
{
    /// <summary>The section that is ours. What is set in it and is no setting is a fault.</summary>
    public const string Section = "WorkMarket";

    private static readonly Dictionary<Type, string> Sections = new()
    {
        [typeof(AccountSettings)] = "",
        [typeof(IdentityAccount)] = $"{nameof(AccountSettings.AzureWebJobsStorage)}:",
        [typeof(WorkMarketSettings)] = $"{Section}:",
        [typeof(EffectOptions)] = $"{Section}:",
        [typeof(MailOptions)] = $"{Section}:Mail:",
        [typeof(PhoneOptions)] = $"{Section}:Phone:",
        [typeof(IdentityOptions)] = $"{Section}:Identity:",
        [typeof(ProxyOptions)] = $"{Section}:",
        [typeof(SessionSettings)] = $"{Section}:Sessions:",
        [typeof(RateLimitOptions)] = $"{Section}:RateLimits:",
        [typeof(ApiClientPolicy)] = $"{Section}:ApiClients:",
        [typeof(PayablesPolicy)] = $"{Section}:Payables:",
        [typeof(PhonePolicy)] = $"{Section}:Phone:",
        [typeof(BusinessCalendar)] = $"{Section}:BusinessTime:",
        [typeof(DossierOptions)] = $"{Section}:Dossier:",
        [typeof(BackupOptions)] = $"{Section}:Backup:",
        [typeof(DeliveryOptions)] = $"{Section}:Deliveries:",
        [typeof(EditingPolicy)] = $"{Section}:Editing:",
        [typeof(EscalationPolicy)] = $"{Section}:Escalation:",
        [typeof(ScorecardSettings)] = $"{Section}:Scorecards:",
        [typeof(PlacePolicy)] = $"{Section}:Places:",
        [typeof(PeoplePolicy)] = $"{Section}:People:",
        [typeof(Policy)] = $"{Section}:Policy:",
        [typeof(ProfilePolicy)] = $"{Section}:Profiles:",
        [typeof(SupportContact)] = $"{Section}:Support:",
        [typeof(TermsPolicy)] = $"{Section}:Terms:",
    };

    /// <summary>All settings, in the order in which the records have them.</summary>
    public static ImmutableList<Setting> All { get; } = [.. Within(typeof(WorkMarketSettings), [])];

    /// <summary>Whether a type is a record of settings and no setting itself.</summary>
    public static bool IsSection(Type type) => Sections.ContainsKey(type);

    private static IEnumerable<Setting> Within(Type record, ImmutableList<PropertyInfo> path) => Properties(record).SelectMany(property =>
        IsSection(property.PropertyType)
            ? Within(property.PropertyType, path.Add(property))
            : [new Setting(Sections[record] + Spelled(property), path, property)]);

    // Those of the account are the Functions host's, and so is their spelling.
    private static string Spelled(PropertyInfo property) =>
        property.DeclaringType == typeof(IdentityAccount) ? JsonNamingPolicy.CamelCase.ConvertName(property.Name) : property.Name;

    // What can only be read is worked out from the rest.
    private static IEnumerable<PropertyInfo> Properties(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true });
}
