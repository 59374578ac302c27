using System.Text;
using WorkMarket.Api.Http;
using WorkMarket.Api.Identity;
using WorkMarket.Api.Phone;
using WorkMarket.Api.Settings;
using WorkMarket.Api.Tests.Documentation;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Time;

namespace WorkMarket.Api.Tests.Settings;

/// <summary>The tables of all settings, from the code: those of an operator, and the windows and limits of the rules.</summary>
internal static class SettingsTables
{
    // The rest is what the rules are made of.
    private static readonly Type[] Operators =
        [typeof(AccountSettings), typeof(IdentityAccount), typeof(WorkMarketSettings), typeof(EffectOptions), typeof(MailOptions),
            typeof(PhoneOptions), typeof(IdentityOptions), typeof(ProxyOptions), typeof(RateLimitOptions), typeof(BusinessCalendar),
            typeof(DossierOptions), typeof(DeliveryOptions)];

    public static string OfOperators => Table(SettingsTree.All.Where(IsOperators));

    /// <summary>A table for each record, under what the record is.</summary>
    public static string OfRules => string.Join("\n\n", SettingsTree.All.Where(setting => !IsOperators(setting))
        .GroupBy(setting => setting.Property.DeclaringType!)
        .Select(record => $"## {Summaries.Get(record.Key).Split(", each a setting", 2)[0].TrimEnd('.')}\n\n{Table(record)}"));

    private static bool IsOperators(Setting setting) => Operators.Contains(setting.Property.DeclaringType);

    private static string Table(IEnumerable<Setting> settings)
    {
        var table = new StringBuilder("| setting | what it is | what it may be | default |\n|---|---|---|---|");
        foreach (var setting in settings)
            table.Append(
                $"\n| `{setting.Name}` | {Cell(What(setting))} | {Cell(setting.Allowed)} | {(setting.Default is { } text
                    ? Cell($"`{text}`")
                    : "none")} |");
        return table.ToString();
    }

    private static string What(Setting setting)
    {
        var (secret, host) = (setting.IsSecret ? " A secret." : "", setting.Host is { } only ? $" {only} only." : "");
        return $"{Summaries.Get(setting.Property)}{secret}{host}";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
