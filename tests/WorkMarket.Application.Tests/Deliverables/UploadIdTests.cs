using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Deliverables;

public sealed class UploadIdTests
{
    private static readonly Domain.Assignments.AssignmentId Case = new("0123456789abcdef");
    private static readonly string Body = new('0', 64);

    [Fact]
    public void An_id_tells_its_hour_and_its_case()
    {
        var upload = UploadId.New(Case, null, "", ManualClock.Start + Duration.FromMinutes(59));
        Assert.Equal((ManualClock.Start, Case), (upload.Hour, upload.Case));
        Assert.StartsWith("2026112015-0123456789abcdef-", upload.Value, StringComparison.Ordinal);
        Assert.StartsWith(UploadId.DayText(new(2026, 11, 20)), upload.Value, StringComparison.Ordinal);
        Assert.True(UploadId.TryParse(upload.Value, out var read));
        Assert.Equal(upload, read);
        Assert.Equal(FilePath.Staging + upload, FilePath.OfStaged(upload.Value));
    }

    [Fact]
    public void No_two_are_alike() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => UploadId.New(Case, null, "", ManualClock.Start)).Distinct().Count());

    [Fact]
    public void The_same_request_within_the_hour_gets_the_same_upload()
    {
        var key = Application.Cases.CommandKey.ForRequest(new("wanda"), "POST", "/uploads", "key-1");
        var upload = UploadId.New(Case, key, Body, ManualClock.Start);
        Assert.Equal(upload, UploadId.New(Case, key, Body, ManualClock.Start + Duration.FromMinutes(59)));
        Assert.NotEqual(
            upload, UploadId.New(
                Case, Application.Cases.CommandKey.ForRequest(new("wanda"), "POST", "/uploads", "key-2"), Body, ManualClock.Start));
        Assert.NotEqual(upload, UploadId.New(Case, key, new('1', 64), ManualClock.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026112015")]
    [InlineData("2026112015-case")]
    [InlineData("2026112015--tail")]
    [InlineData("2026112015-case-")]
    [InlineData("2026112015-case-tail-more")]
    [InlineData("2026112025-case-tail")]
    [InlineData("2026131015-case-tail")]
    [InlineData("20261120151-case-tail")]
    [InlineData("2026112015-../x-tail")]
    [InlineData("2026112015-case-ta/il")]
    [InlineData("2026112015-case-täil")]
    [InlineData(" 2026112015-case-tail")]
    [InlineData("2026112015-case-tail\n")]
    public void What_we_never_made_is_no_id(string text)
    {
        Assert.False(UploadId.TryParse(text, out var upload));
        Assert.Null(upload);
    }

    [Fact]
    public void A_text_of_any_length_is_looked_at_only_so_far() =>
        Assert.False(UploadId.TryParse("2026112015-case-" + new string('a', 1_000_000), out _));

    [Theory]
    [InlineData("wanda")]
    [InlineData("00000000-aaaa-4bbb-8ccc-1234567890ab")]
    [InlineData("wörker/..")]
    public void An_upload_to_a_profile_tells_whose_it_is(string worker)
    {
        var upload = UploadId.New(new WorkMarket.Domain.People.PersonId(worker), null, "", NodaTime.Instant.FromUtc(2026, 6, 16, 9, 30));
        Assert.True(UploadId.TryParse(upload.Value, out var read));
        Assert.Equal(worker, read.Worker!.Value.Value);
        Assert.Equal(upload.Hour, read.Hour);
        Assert.True(upload.Value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
    }

    [Theory]
    [InlineData("2026061609-0123456789abcdef-a")]
    [InlineData("2026061609-wabc-a")]
    [InlineData("2026061609-Wzz-a")]
    [InlineData("2026061609-W7-a")]
    public void An_upload_to_a_case_is_no_worker_s(string text)
    {
        Assert.True(UploadId.TryParse(text, out var upload));
        Assert.Null(upload.Worker);
    }
}
