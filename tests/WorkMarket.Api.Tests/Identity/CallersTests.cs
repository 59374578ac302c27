using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using NodaTime;
using WorkMarket.Api.Http;
using WorkMarket.Api.Identity;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;
using Xunit;

namespace WorkMarket.Api.Tests.Identity;

/// <summary>Who calls: what the platform's header is worth, and a bearer token of an API client.</summary>
public sealed class CallersTests
{
    private const string Nora = """{"typ":"email","val":"nora@example.com"},{"typ":"email_verified","val":"true"}""";
    private static readonly IdentityOptions On = new() { PlatformPrincipal = true };
    private static readonly Actor NoraAtDesk = new Actor.Client(new("nora"), new("northwind"), Channel.Desktop);
    private static readonly NodaTime.SystemClock Clock = NodaTime.SystemClock.Instance;
    private readonly Mock<IDirectory> directory = new();
    private readonly Mock<IApiClients> clients = new();
    private readonly IServiceCollection services = new ServiceCollection().AddLogging().AddSingleton<IClock>(Clock).AddSingleton<Tokens>()
        .AddSingleton(new SessionDesk(Mock.Of<ISessions>(), Clock, new(), Duration.Zero))
        .AddCallers()
        .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());

    public CallersTests()
    {
        var nora = new Person(new("nora"), "Nora", Role.Client, new("northwind")) { Email = "nora@example.com" };
        directory.Setup(people => people.FindByEmail("nora@example.com", It.IsAny<CancellationToken>())).ReturnsAsync(nora);
        directory.Setup(people => people.FindPerson(nora.Id, It.IsAny<CancellationToken>())).ReturnsAsync(nora);
    }

    [Fact]
    public async Task A_verified_e_mail_is_the_person_whom_the_directory_knows_by_it() => Assert.Equal(NoraAtDesk, await Who(On, Nora));

    [Fact]
    public async Task Who_is_deactivated_is_signed_in_neither_by_the_platform_nor_by_a_bearer()
    {
        var left = new Person(new("nora"), "Nora", Role.Client, new("northwind")) { Left = new(Clock.GetCurrentInstant(), new("nick")) };
        directory.Setup(people => people.FindByEmail("nora@example.com", It.IsAny<CancellationToken>())).ReturnsAsync(left);
        directory.Setup(people => people.FindPerson(left.Id, It.IsAny<CancellationToken>())).ReturnsAsync(left);
        Assert.Null(await Who(On, Nora));
        var request = Request("");
        var tokens = services.BuildServiceProvider().GetRequiredService<Tokens>();
        request.Request.Headers.Authorization = $"Bearer {tokens.Issue(NoraAtDesk, Duration.FromHours(1))}";
        Assert.Null(await Find(new(), request));
    }

    [Fact]
    public async Task Without_the_switch_the_header_is_nothing() => Assert.Null(await Who(new(), Nora));

    [Theory]
    [InlineData("""{"typ":"email","val":"nora@example.com"}""")]
    [InlineData("""{"typ":"email","val":"nora@example.com"},{"typ":"email_verified","val":"false"}""")]
    [InlineData(
        """{"typ":"email","val":"nora@example.com"},{"typ":"email","val":"fiona@example.com"},{"typ":"email_verified","val":"true"}""")]
    [InlineData("""{"typ":"email","val":"nobody@example.com"},{"typ":"email_verified","val":"true"}""")]
    [InlineData("""{"typ":"email","val":""},{"typ":"email_verified","val":"true"}""")]
    [InlineData("""{"typ":"sub","val":"nora"}""")]
    [InlineData("""{"typ":null,"val":null}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Claims_that_name_nobody_for_sure_sign_nobody_in(string claims) => Assert.Null(await Who(On, claims));

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("W10=")]
    [InlineData("e30=")]
    [InlineData("eyJjbGFpbXMiOjF9")]
    public async Task A_header_that_cannot_be_read_signs_nobody_in(string header) => Assert.Null(await Find(On, Request(header)));

    [Fact]
    public async Task Two_headers_sign_nobody_in()
    {
        var request = Request(Encoded(Nora));
        request.Request.Headers.Append("X-MS-CLIENT-PRINCIPAL", Encoded(Nora));
        Assert.Null(await Find(On, request));
    }

    [Fact]
    public async Task A_role_of_the_provider_is_none_of_ours() =>
        Assert.Equal(
            NoraAtDesk,
            await Who(
                On, $$"""{{Nora}},{"typ":"roles","val":"Support"},{"typ":"role","val":"Support"},{"typ":"company","val":"fabrikam"}"""));

    [Fact]
    public async Task A_claim_may_hold_the_person_s_id_and_then_the_e_mail_does_not_count()
    {
        var options = On with { PersonClaim = "sub" };
        Assert.Equal(NoraAtDesk, await Who(options, """{"typ":"sub","val":"nora"}"""));
        Assert.Null(await Who(options, Nora));
    }

    [Fact]
    public async Task The_channel_comes_from_the_provider_s_client()
    {
        var options = On with { MobileClients = ["app"] };
        Assert.Equal(Channel.Mobile, (await Who(options, $$"""{{Nora}},{"typ":"azp","val":"app"}"""))!.Channel());
        Assert.Equal(Channel.Desktop, (await Who(options, $$"""{{Nora}},{"typ":"azp","val":"other"}"""))!.Channel());
    }

    /// <summary>
    /// architecture.md, *Identity*: on writes a browser's credentials are believed only where the request comes from our own pages.
    /// </summary>
    [Theory]
    [InlineData("POST", "same-origin", null, true)]
    [InlineData("POST", "same-origin", "https://workmarket.example", true)]
    [InlineData("PUT", "none", null, true)]
    [InlineData("POST", "cross-site", null, false)]
    [InlineData("POST", "cross-site", "https://workmarket.example", false)]
    [InlineData("POST", "same-site", null, false)]
    [InlineData("DELETE", "same-site", "https://workmarket.example", false)]
    [InlineData("POST", "Same-Origin", null, false)]
    [InlineData("POST", "", null, false)]
    [InlineData("POST", "same-origin,cross-site", null, false)]
    [InlineData("POST", null, "https://workmarket.example", true)]
    [InlineData("POST", null, "HTTPS://WorkMarket.example", true)]
    [InlineData("POST", null, "http://workmarket.example", false)]
    [InlineData("POST", null, "https://workmarket.example:8443", false)]
    [InlineData("POST", null, "https://workmarket.example.evil.example", false)]
    [InlineData("POST", null, "https://evil.workmarket.example", false)]
    [InlineData("POST", null, "null", false)]
    [InlineData("POST", null, "", false)]
    [InlineData("POST", null, null, false)]
    [InlineData("PATCH", null, null, false)]
    [InlineData("DELETE", null, null, false)]
    [InlineData("GET", "cross-site", null, true)]
    [InlineData("GET", null, "https://evil.example", true)]
    [InlineData("HEAD", "same-site", null, true)]
    public async Task A_stranger_s_page_does_nothing_in_the_name_of_who_is_signed_in(
        string method, string? site, string? origin, bool isSignedIn)
    {
        var request = Request(Encoded(Nora)).Request;
        (request.Method, request.Scheme, request.Host) = (method, "https", new("workmarket.example"));
        if (site is not null)
            request.Headers["Sec-Fetch-Site"] = site.Split(',');
        if (origin is not null)
            request.Headers.Origin = origin;
        Assert.Equal(isSignedIn, await Find(On, request.HttpContext) is not null);
    }

    /// <summary>Where what stands before the host asks it over plain HTTP, the public address is the one that mails lead to.</summary>
    [Theory]
    [InlineData("https://workmarket.example", true)]
    [InlineData("HTTPS://WorkMarket.example", true)]
    [InlineData("http://10.0.0.4:8080", true)]
    [InlineData("http://workmarket.example", false)]
    [InlineData("https://workmarket.example:8443", false)]
    [InlineData("https://workmarket.example.evil.example", false)]
    [InlineData("https://10.0.0.4:8080", false)]
    [InlineData("null", false)]
    public async Task A_page_of_the_public_address_is_ours_where_the_host_is_asked_over_plain_HTTP(string origin, bool isSignedIn)
    {
        var request = Request(Encoded(Nora)).Request;
        (request.Method, request.Scheme, request.Host) = ("POST", "http", new("10.0.0.4:8080"));
        request.Headers.Origin = origin;
        var mail = new MailOptions { BaseUrl = new("https://workmarket.example/") };
        Assert.Equal(isSignedIn, await Find(On, request.HttpContext, mail) is not null);
    }

    [Fact]
    public async Task A_bearer_token_comes_first_and_one_that_is_wrong_is_not_made_good_by_the_header()
    {
        var request = Request(Encoded(Nora));
        request.Request.Headers.Authorization = "Bearer x";
        Assert.Null(await Find(On, request));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_API_client_s_bearer_holds_as_long_as_the_client_does(bool isRevoked)
    {
        var id = new ApiClientId("northwind.abc");
        var client = new ApiClient
        {
            Id = id,
            Company = new("northwind"),
            Name = "Payroll",
            ActsFor = new("nora"),
            CreatedBy = new("nora"),
            CreatedAt = default,
            Secrets = [new(1, default)],
            Revoked = isRevoked ? new(new("nora"), default) : null,
        };
        clients.Setup(store => store.Find(id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Marked<StoredApiClient?>(
                new(client, System.Collections.Immutable.ImmutableSortedDictionary<int, SecretHash>.Empty), "1"));
        var actor = new Actor.Client(new("nora"), new("northwind"), Channel.Api);
        var request = Request("");
        request.Request.Headers.Authorization = $"Bearer {services.BuildServiceProvider().GetRequiredService<Tokens>()
            .Issue(actor, Duration.FromHours(1), id)}";
        Assert.Equal(isRevoked ? null : actor, await Find(new(), request));
    }

    private static string Encoded(string claims) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"auth_typ":"workmarket","claims":[{{claims}}]}"""));

    private static DefaultHttpContext Request(string header)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        if (header.Length > 0)
            http.Request.Headers["X-MS-CLIENT-PRINCIPAL"] = header;
        return http;
    }

    private Task<Actor?> Who(IdentityOptions options, string claims) => Find(options, Request(Encoded(claims)));

    private async Task<Actor?> Find(IdentityOptions options, HttpContext http, MailOptions? mail = null)
    {
        var people = new CachedDirectory(directory.Object, Clock, Duration.Zero);
        http.RequestServices = services
            .AddSingleton(options).AddSingleton(mail ?? new()).AddSingleton(people)
            .AddSingleton(new CachedApiClients(clients.Object, people, Clock, Duration.Zero))
            .BuildServiceProvider();
        var found = await http.AuthenticateAsync();
        return found.Succeeded ? Claims.ToActor(found.Principal) : null;
    }
}
