using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Operations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using Xunit;

namespace WorkMarket.Application.Tests.Scanning;

/// <summary>The message of a file that waits for a verdict, as it lies in the queue.</summary>
public sealed class FileCheckTests
{
    private static readonly Instant Since = Instant.FromUtc(2026, 11, 30, 12, 34, 56);

    [Fact]
    public void It_is_written_and_read_so()
    {
        var check = new FileCheck("2026113012-case1-abc", "files/2026113012-case1-abc/1", Since, 2);
        const string text =
            """{"upload":"2026113012-case1-abc","file":"files/2026113012-case1-abc/1","since":"2026-11-30T12:34:56Z","looks":2}""";
        Assert.Equal(text, check.ToMessage());
        Assert.Equal(check, FileCheck.Parse(text));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"upload":"x","file":"f","since":"2026-11-30T12:34:56Z"}""")]
    [InlineData("""{"upload":"2026113012-case1-abc","file":"f","since":"soon"}""")]
    [InlineData("""{"upload":"2026113012-case1-abc","since":"2026-11-30T12:34:56Z"}""")]
    public void What_is_none_is_said_to_be_none(string text) => Assert.Throws<JsonException>(() => FileCheck.Parse(text));

    [Fact]
    public void Set_aside_it_tells_its_case()
    {
        Assert.Equal(
            new AssignmentId("case1"), PoisonContent.Read(new FileCheck("2026113012-case1-abc", "f", Since).ToMessage())!.Case);
        var ofProfile = UploadId.New(new PersonId("wanda"), null, "", Since);
        var read = PoisonContent.Read(new FileCheck(ofProfile.Value, "f", Since).ToMessage());
        Assert.NotNull(read);
        Assert.Null(read.Case);
    }
}
