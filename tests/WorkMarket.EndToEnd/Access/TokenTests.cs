using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Access;

/// <summary>Tokens that are missing, forged or tampered with.</summary>
public sealed class TokenTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Without_a_token_nobody_is_signed_in() => AssertUnauthenticated(await Market.Stranger().Get("me"));

    [Theory]
    [InlineData("x")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJub3JhIiwicm9sZSI6ImNsaWVudCJ9.")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_token_is_none(string token) => AssertUnauthenticated(await Market.Stranger(token).Get("me"));

    [Fact]
    public async Task A_token_that_was_changed_anywhere_is_none()
    {
        var token = Market.TokenOf("nora");
        (await Market.Stranger(token).Get("me")).Expect(200);
        foreach (var place in new[] { 0, 10, token.Length / 2, token.Length - 8 })
        {
            var changed = token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];
            AssertUnauthenticated(await Market.Stranger(changed).Get("me"));
        }
        AssertUnauthenticated(await Market.Stranger(token[..^10]).Get("me"));
        AssertUnauthenticated(await Market.Stranger(token + "AAAA").Get("me"));
    }

    [Theory]
    [InlineData("Basic bm9yYTpub3Jh")]
    [InlineData("Bearer")]
    [InlineData("Bearer  ")]
    [InlineData("nora")]
    public async Task Another_scheme_signs_nobody_in(string header) =>
        AssertUnauthenticated(await Market.Stranger().Get("me", ("Authorization", header)));

    [Fact]
    public async Task A_token_in_the_address_signs_nobody_in() =>
        AssertUnauthenticated(await Market.Stranger().Get($"me?access_token={Market.TokenOf("nora")}"));

    [Fact]
    public async Task The_platform_s_header_signs_nobody_in_where_it_is_not_switched_on()
    {
        var header = Convert.ToBase64String(
            """{"claims":[{"typ":"email","val":"nora@example.com"},{"typ":"email_verified","val":"true"},{"typ":"sub","val":"nora"}]}"""u8);
        AssertUnauthenticated(await Market.Stranger().Get("me", ("X-MS-CLIENT-PRINCIPAL", header)));
    }

    [Fact]
    public async Task Who_one_is_comes_from_the_token_alone()
    {
        var me = (await Market.As("wanda", "mobile").Get("me", ("X-MS-CLIENT-PRINCIPAL-ID", "nora"), ("X-Role", "client")))
            .Expect(200).Json;
        Assert.Equal(
            ("wanda", "worker", "mobile"),
            (me.GetProperty("id").GetString(), me.GetProperty("role").GetString(), me.GetProperty("channel").GetString()));
        var nora = (await Nora.Get("me")).Json;
        Assert.Equal(("Nora Quinn", "northwind"), (nora.GetProperty("name").GetString(), nora.GetProperty("company").GetString()));
    }

    private static void AssertUnauthenticated(Answer answer)
    {
        answer.ExpectProblem(401, "unauthenticated");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }
}
