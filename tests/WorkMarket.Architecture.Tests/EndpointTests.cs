using System.Text.RegularExpressions;
using Xunit;

namespace WorkMarket.Architecture.Tests;

/// <summary>An endpoint is said at its function, and an action at its row, and nowhere else.</summary>
public sealed partial class EndpointTests
{
    [Fact]
    public void A_function_over_HTTP_is_declared_in_the_Api_or_is_a_page() => Assert.All(
        Room.All.Where(room => room.Name is not ("Api" or "Portal")).SelectMany(room => room.Sources()),
        source => Assert.DoesNotContain("HttpTrigger", source.Code, StringComparison.Ordinal));

    [Fact]
    public void Each_route_is_written_once()
    {
        var sources = Room.All.SelectMany(room => room.Sources()).ToList();
        var routes = sources.SelectMany(source => Trigger().Matches(source.Code)
            .Select(match => $"{match.Groups["method"].Value} {match.Groups["route"].Value}")).ToList();
        Assert.True(routes.Count > 100, $"{routes.Count} routes were found.");
        Assert.Equal(routes.Distinct(), routes);
        Assert.All(sources, source => Assert.DoesNotMatch(Mapped(), source.Code));
    }

    [Fact]
    public void Nobody_but_the_rule_book_tells_actions_apart() =>
        Assert.All(Room.All.SelectMany(room => room.Sources()), source => Assert.DoesNotMatch(ToldApart(), source.Code));

    [GeneratedRegex(@"HttpTrigger\(AuthorizationLevel\.Anonymous, ""(?<method>[a-z]+)"", Route = (?<route>[^)]+)\)")]
    private static partial Regex Trigger();

    [GeneratedRegex(@"\.Map(Get|Post|Put|Patch|Delete|Methods)\(")]
    private static partial Regex Mapped();

    [GeneratedRegex(@"(case\s+AssignmentAction\.\w+\s*:|AssignmentAction\.\w+(\s+or\s+AssignmentAction\.\w+)*\s*=>)")]
    private static partial Regex ToldApart();
}
