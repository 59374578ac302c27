using System.Diagnostics;
using WorkMarket.Api.Http;
using WorkMarket.Api.Telemetry;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Api.Tests.Telemetry;

/// <summary>A signed link signs its reader in, so its token is in no telemetry (domain.md §6, Lifecycle: project manager).</summary>
[Rule("§6 ProjectManager: signed link")]
public sealed class SecretPathsTests
{
    private const string Secret = "00112233445566778899aabbccddeeff";

    public static TheoryData<string> All => [.. ApiEndpoint.All.Select(endpoint => endpoint.Name)];

    [Theory, MemberData(nameof(All))]
    public void A_path_whose_route_holds_a_secret_is_cut_off_and_every_other_stays(string name)
    {
        var endpoint = ApiEndpoint.Named(name);
        var parts = endpoint.Route.Split('/').Select(part => part.StartsWith('{') ? Value(endpoint, part.Trim('{', '}')) : part);
        var path = $"/{string.Join('/', parts)}";
        var shown = SecretPaths.Without(path);
        if (endpoint.Find<HoldsSecretAttribute>() is null)
            Assert.Equal(path, shown);
        else
            Assert.DoesNotContain(Secret, shown, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public void A_secret_in_a_route_is_said_to_be_one(string name)
    {
        var endpoint = ApiEndpoint.Named(name);
        var values = endpoint.Route.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')).ToList();
        Assert.Equal(values.Find(value => value is "token" or "secret" or "key" or "code"), endpoint.Find<HoldsSecretAttribute>()?.Value);
        Assert.Equal(endpoint.Has<AnyQueryAttribute>(), endpoint.Has<HoldsSecretAttribute>());
    }

    [Theory]
    [InlineData("/api/escalation-updates/0123456789abcdef/e1/nora/" + Secret)]
    [InlineData("/API/Escalation-Updates/0123456789abcdef/e1/nora/" + Secret)]
    [InlineData("/api/escalation-updates//e1/nora/" + Secret)]
    [InlineData("/api/escalation-updates/0123456789abcdef/e1/nora/" + Secret + "/more")]
    [InlineData("/api/escalation-updates%2F0123456789abcdef%2Fe1%2Fnora%2F" + Secret)]
    [InlineData("/api/escalation%2Dupdates/0123456789abcdef/e1/nora/" + Secret)]
    [InlineData("/api/escalation%252Dupdates/0123456789abcdef/e1/nora/" + Secret)]
    [InlineData("/escalation-updates/" + Secret)]
    [InlineData("https://workmarket.example/api/escalation-updates/0123456789abcdef/e1/nora/" + Secret + "?utm=1")]
    public void It_is_in_no_tag_of_a_span_wherever_the_path_leads(string path)
    {
        using var span = new Activity("request") { DisplayName = $"GET {path}" };
        foreach (var tag in new[] { "url.path", "url.full", "http.target", "http.url", "http.request.header.referer", "exception.message" })
            span.SetTag(tag, path);
        span.SetTag("http.route", "/api/escalation-updates/{assignment}/{escalation}/{person}/{token}")
            .SetTag("http.response.status_code", 404);
        using var processor = new SecretPaths();
        processor.OnEnd(span);
        Assert.All(span.TagObjects, tag => Assert.DoesNotContain(Secret, $"{tag.Value}", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, span.DisplayName, StringComparison.Ordinal);
        Assert.Equal("/api/escalation-updates/{assignment}/{escalation}/{person}/{token}", span.GetTagItem("http.route"));
        Assert.Equal(404, span.GetTagItem("http.response.status_code"));
    }

    private static string Value(ApiEndpoint endpoint, string name) =>
        name == endpoint.Find<HoldsSecretAttribute>()?.Value ? Secret : name == "assignment" ? "0123456789abcdef" : "x1";
}
