using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkMarket.Api.Http;
using WorkMarket.Api.Identity;
using WorkMarket.Domain.People;
using Xunit;

namespace WorkMarket.Api.Tests.Identity;

/// <summary>Tokens as ASP.NET Core's own handler reads them.</summary>
public sealed class TokensTests : IDisposable
{
    private readonly ServiceProvider services;

    public TokensTests()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddDataProtection().UseEphemeralDataProtectionProvider();
        collection.AddAuthentication().AddBearerToken(BearerTokenDefaults.AuthenticationScheme);
        collection.AddSingleton<IClock>(NodaTime.SystemClock.Instance);
        collection.AddSingleton<Tokens>();
        services = collection.BuildServiceProvider();
    }

    public static TheoryData<Actor> Everybody =>
    [
        new Actor.Worker(new("wanda"), Channel.Mobile),
        new Actor.Client(new("nora"), new("northwind"), Channel.Api),
        new Actor.Support(new("sam"), Channel.Desktop),
        new Actor.AccountManager(new("ada"), Channel.Desktop),
    ];

    public void Dispose() => services.Dispose();

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task A_token_says_who_and_over_which_channel(Actor actor)
    {
        var result = await Authenticate(Issue(actor, Duration.FromHours(1)));
        Assert.True(result.Succeeded);
        Assert.Equal(actor, Claims.ToActor(result.Principal));
    }

    [Fact]
    public async Task An_expired_token_is_none() =>
        Assert.False((await Authenticate(Issue(new Actor.Support(new("sam"), Channel.Desktop), Duration.FromSeconds(-1)))).Succeeded);

    [Fact]
    public async Task A_token_of_other_keys_or_a_changed_one_is_none()
    {
        using var others = new TokensTests();
        var actor = new Actor.Support(new("sam"), Channel.Desktop);
        Assert.False((await Authenticate(others.Issue(actor, Duration.FromHours(1)))).Succeeded);
        var token = Issue(actor, Duration.FromHours(1)).ToCharArray();
        token[^5] = token[^5] == 'A' ? 'B' : 'A';
        Assert.False((await Authenticate(new string(token))).Succeeded);
    }

    private string Issue(Actor actor, Duration life) => services.GetRequiredService<Tokens>().Issue(actor, life);

    private Task<AuthenticateResult> Authenticate(string token)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Headers.Authorization = $"Bearer {token}";
        return http.AuthenticateAsync(BearerTokenDefaults.AuthenticationScheme);
    }
}
