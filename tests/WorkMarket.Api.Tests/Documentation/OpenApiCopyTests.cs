using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>docs/openapi.json is what the API answers at /api/openapi.json.</summary>
public sealed class OpenApiCopyTests
{
    private const string Update = "WORKMARKET_UPDATE";
    private static readonly string Copy = Path.Combine(Repository.Root, "docs", "openapi.json");

    [Fact]
    public void The_kept_copy_is_up_to_date()
    {
        var current = OpenApiDocument.Text + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(Copy, current);
        var kept = File.Exists(Copy) ? File.ReadAllText(Copy).ReplaceLineEndings("\n") : "";
        Assert.True(kept == current,
            $"The API has changed and docs/openapi.json has not. Look at the change, then: {Update}=1 ./wm test --filter "
                + $"{nameof(OpenApiCopyTests)}");
    }
}
