using System.Text;
using NodaTime;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Escalations;

/// <summary>A month in which nobody answers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SilenceTests(BrowserFixture fixture)
{
    [OwnHostFact("It lasts a month: it is put into storage as it is some seconds before the end.")]
    public async Task A_worker_follows_an_escalation_to_its_end_off_the_platform_and_takes_the_record_along()
    {
        var end = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(4);
        var id = await LongSilence.Settle(fixture.Storage, $"Swap a scanner {Guid.NewGuid():N}"[..30], end);
        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", onPhone: true);
        await wanda.Awaits($"/assignments/{id}/escalation", "It is closed on WorkMarket");
        foreach (var words in new[]
                 {
                     "Messages", "Project manager", "Account manager", "Off the platform", "Nothing comes by itself any more.",
                     "0 of the client", "We do not agree.",
                 })
            await wanda.Sees(words);
        var record = Encoding.Latin1.GetString(await wanda.Download("Download the record as PDF"));
        Assert.StartsWith("%PDF-", record, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", record.TrimEnd(), StringComparison.Ordinal);
        Assert.StartsWith(
            "PK", Encoding.Latin1.GetString(await wanda.Download("Download the record with all files (ZIP)")), StringComparison.Ordinal);
        await wanda.Awaits("/inbox", "arbitration");

        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        await nora.Go($"/assignments/{id}/escalation");
        await nora.Sees("It is closed on WorkMarket");
        await nora.SeesNo("Send answer");
    }
}
