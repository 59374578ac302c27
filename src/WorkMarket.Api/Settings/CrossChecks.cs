using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Drafting;

namespace WorkMarket.Api.Settings;

/// <summary>What settings may be only together, each being allowed by itself.</summary>
internal static class CrossChecks
{
    /// <summary>A line for each that is wrong.</summary>
    public static IEnumerable<string> Check(WorkMarketSettings settings, ReadingHost host) =>
    [
        .. Account(settings, host),
        .. Backup(settings),
        .. Mail(settings),
        .. Pins(settings),
        .. Companies(settings.Policy),
    ];

    private static IEnumerable<string> Account(WorkMarketSettings settings, ReadingHost host)
    {
        if (settings.ConnectionString is not null)
            yield break;
        if (settings.Account.ByIdentity is { IsSet: true, IsWhole: var isWhole })
        {
            if (!isWhole)
                yield return "AzureWebJobsStorage__accountName is not set: it is the storage account's name, "
                    + "or in its place all three services' addresses.";
        }
        else
        {
            var name = host == ReadingHost.LocalHost ? "WorkMarket__Storage" : nameof(settings.Account.AzureWebJobsStorage);
            yield return $"{name} is not set: it is {ConnectionStrings.FormInWords}.";
        }
    }

    private static IEnumerable<string> Backup(WorkMarketSettings settings)
    {
        if (settings.Backup is { Storage: not null, BlobServiceUri: not null })
            yield return "WorkMarket__Backup__Storage and WorkMarket__Backup__BlobServiceUri are not set both: one account takes backups.";
    }

    private static IEnumerable<string> Mail(WorkMarketSettings settings)
    {
        if (settings.Mail.User is null != settings.Mail.Password is null)
            yield return "WorkMarket__Mail__User and WorkMarket__Mail__Password are set together or not at all.";
        if (settings.Mail.ClaimFor <= settings.Mail.Timeout)
            yield return $"WorkMarket__Mail__ClaimFor cannot be '{Say(settings.Mail.ClaimFor)}': "
                + $"it is longer than WorkMarket__Mail__Timeout, which is '{Say(settings.Mail.Timeout)}'.";
    }

    private static string Say(Duration duration) => PeriodPattern.NormalizingIso.Format(Period.FromTicks(duration.BclCompatibleTicks));

    private static IEnumerable<string> Pins(WorkMarketSettings settings)
    {
        var (least, most) = (settings.Policy.Phone.ShortestPin, settings.Policy.Phone.LongestPin);
        if (least > most)
            yield return $"WorkMarket__Phone__ShortestPin cannot be '{least}': "
                + $"it is at most WorkMarket__Phone__LongestPin, which is {most}.";
    }

    /// <summary>What companies inherit is held to the rule that they are held to.</summary>
    private static IEnumerable<string> Companies(Policy policy) => SettingsRules.Check(new()
    {
        Confirmation = new(policy.ConfirmationOpensBefore, policy.ConfirmationClosesBefore),
        CheckIn = new(Required: true, PhoneNumber: null, policy.Grace),
        Deliverables = [],
        PaymentTerms = policy.PaymentTerms,
    }, policy).OfType<InvalidField>().Select(wrong => $"{Name(wrong.Field!)} is wrong: {wrong.Message}");

    private static string Name(string field) => $"WorkMarket__Policy__{field switch
    {
        "confirmation" or "confirmation.opensBefore" => nameof(Policy.ConfirmationOpensBefore),
        "confirmation.closesBefore" => nameof(Policy.ConfirmationClosesBefore),
        "checkIn.grace" => nameof(Policy.Grace),
        _ => nameof(Policy.PaymentTerms),
    }}";
}
