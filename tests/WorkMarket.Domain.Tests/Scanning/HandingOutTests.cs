using WorkMarket.Domain.Scanning;

namespace WorkMarket.Domain.Tests.Scanning;

[Rule("§3 Deliverables: until a scanner's verdict only the uploader gets a file, after a finding nobody")]
public sealed class HandingOutTests
{
    [Theory]
    // verdict, withdrawn, uploader, verdict needed: what stands in the way
    [InlineData(null, false, false, true, "fileUnchecked")]
    [InlineData(null, false, true, true, null)]
    [InlineData(null, false, false, false, null)]
    [InlineData(ScanResult.Clean, false, false, true, null)]
    [InlineData(ScanResult.Clean, false, true, true, null)]
    [InlineData(ScanResult.Clean, true, false, true, "fileWithdrawn")]
    [InlineData(null, true, true, true, "fileWithdrawn")]
    [InlineData(null, true, false, false, "fileWithdrawn")]
    [InlineData(ScanResult.Malicious, false, false, true, "fileWithdrawn")]
    [InlineData(ScanResult.Malicious, false, false, false, "fileWithdrawn")]
    [InlineData(ScanResult.Malicious, false, true, true, "fileWithdrawn")]
    [InlineData(ScanResult.NotScanned, false, false, true, "fileNotScanned")]
    [InlineData(ScanResult.NotScanned, false, true, true, null)]
    [InlineData(ScanResult.NotScanned, false, false, false, null)]
    public void A_file_is_handed_out(ScanResult? result, bool withdrawn, bool isUploader, bool needsVerdict, string? rule) => Assert.Equal(
        rule,
        HandingOut.Refusal(
            withdrawn, result is { } one ? new(one, "a scanner", At("06-16 09:00")) : null, isUploader, needsVerdict)?.Rule);

    [Theory]
    [InlineData(ScanResult.Malicious), InlineData(ScanResult.NotScanned), InlineData(null)]
    public void Each_says_why_in_words(ScanResult? result) => Assert.Empty(CodeNames.In(
        HandingOut.Refusal(false, result is { } one ? new(one, "a scanner", At("06-16 09:00")) : null, false, true)!.Message));
}
