using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Access;

/// <summary>A company's own software: made, used, rotated and revoked by the company's people.</summary>
public sealed class ApiClientTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Token_and_secret_are_exchanged_for_an_hour_in_the_name_of_a_person_over_the_API()
    {
        var (token, secret) = await Create(Nora, actsFor: "nick");
        var given = (await Exchange(token, secret)).Expect(200).Json;
        Assert.Equal("Bearer", given.GetProperty("tokenType").GetString());
        Assert.InRange(
            given.GetProperty("expiresAt").GetDateTimeOffset() - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(62));
        var me = (await Market.Stranger(given.GetProperty("accessToken").GetString()).Get("me")).Expect(200).Json;
        Assert.Equal(
            ("nick", "client", "northwind", "api"),
            (me.GetProperty("id").GetString(), me.GetProperty("role").GetString(), me.GetProperty("company").GetString(),
                me.GetProperty("channel").GetString()));
        await Revoke(Nora, token);
    }

    [Fact]
    public async Task Both_secrets_open_after_a_rotation_and_neither_nor_what_they_opened_after_a_revocation()
    {
        var (token, first) = await Create(Nora);
        var second = (await Nora.Post($"company/api-clients/{token}/rotate")).Expect(200).Json.GetProperty("secret").GetString()!;
        Assert.NotEqual(first, second);
        var software = Market.Stranger((await Exchange(token, first)).Expect(200).Json.GetProperty("accessToken").GetString());
        (await Exchange(token, second)).Expect(200);
        (await software.Get("assignments")).Expect(200);

        // Nick may as well: it is the company's and not Nora's.
        var revoked = (await Nick.Post($"company/api-clients/{token}/revoke")).Expect(200).Json;
        Assert.Equal("nick", revoked.GetProperty("revoked").GetProperty("by").GetString());
        Assert.Equal(0, revoked.GetProperty("secrets").GetArrayLength());
        foreach (var secret in new[] { first, second })
            (await Exchange(token, secret)).ExpectProblem(401, "credentialsWrong");
        (await software.Get("assignments")).ExpectProblem(401, "unauthenticated");
        (await Nora.Post($"company/api-clients/{token}/rotate")).ExpectRefusal(409, "apiClientRevoked");
        (await Nora.Post($"company/api-clients/{token}/revoke")).Expect(200);
    }

    [Fact]
    public async Task The_company_sees_its_clients_and_what_happened_with_them_and_no_secret()
    {
        var (token, secret) = await Create(Nora, "Payroll");
        (await Exchange(token, "wrong")).ExpectProblem(401, "credentialsWrong");
        (await Exchange(token, secret)).Expect(200);
        await Revoke(Nora, token);

        var list = (await Nick.Get("company/api-clients")).Expect(200);
        Assert.DoesNotContain(secret, list.Text, StringComparison.Ordinal);
        var client = list.Json.GetProperty("clients").EnumerateArray().Single(client => client.GetProperty("token").GetString() == token);
        Assert.Equal(("Payroll", "nora"), (client.GetProperty("name").GetString(), client.GetProperty("createdBy").GetString()));

        var entries = (await Nick.Get("company/api-clients/entries?limit=200")).Expect(200).Json.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.GetProperty("token").GetString() == token).ToList();
        Assert.Equal(["revoked", "exchanged", "refused", "created"], entries.Select(entry => entry.GetProperty("deed").GetString()));
        Assert.Equal("nora", entries[0].GetProperty("by").GetString());
        Assert.False(entries[1].TryGetProperty("by", out _));
        Assert.All(entries, entry => Assert.NotEqual("", entry.GetProperty("from").GetString()));
    }

    [Fact]
    public async Task Of_another_company_s_clients_nobody_knows()
    {
        var (token, _) = await Create(Nora);
        Assert.DoesNotContain(token, (await Fiona.Get("company/api-clients")).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(token, (await Fiona.Get("company/api-clients/entries")).Expect(200).Text, StringComparison.Ordinal);
        (await Fiona.Post($"company/api-clients/{token}/rotate")).ExpectProblem(404, "notFound");
        (await Fiona.Post($"company/api-clients/{token}/revoke")).ExpectProblem(404, "notFound");
        (await Nora.Post("company/api-clients/northwind.none/rotate")).ExpectProblem(404, "notFound");
        (await Wanda.Get("company/api-clients")).ExpectProblem(403, "forbidden");
        await Revoke(Nora, token);
    }

    [Fact]
    public async Task Software_makes_no_further_software()
    {
        var (token, secret) = await Create(Nora);
        var software = Market.Stranger((await Exchange(token, secret)).Expect(200).Json.GetProperty("accessToken").GetString());
        (await software.Post("company/api-clients", new { name = "Child" })).ExpectRefusal(403, "peopleOnly");
        (await software.Post($"company/api-clients/{token}/rotate")).ExpectRefusal(403, "peopleOnly");
        (await software.Post($"company/api-clients/{token}/revoke")).ExpectRefusal(403, "peopleOnly");
        (await Exchange(token, secret)).Expect(200);
        await Revoke(Nora, token);
    }

    [Fact]
    public async Task Too_many_wrong_secrets_lock_the_right_one_out_for_a_while()
    {
        var (token, secret) = await Create(Nora);
        for (var wrong = 1; wrong < 10; wrong++)
            (await Exchange(token, $"wrong {wrong}")).ExpectProblem(401, "credentialsWrong");
        (await Exchange(token, "wrong 10")).ExpectProblem(429, "tooManyTries");
        var locked = await Exchange(token, secret);
        locked.ExpectProblem(429, "tooManyTries");
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15));
        await Revoke(Nora, token);
    }

    [Fact]
    public async Task A_repeated_request_makes_no_second_client()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var made = (await Nora.Post("company/api-clients", new { name = "Once" }, key)).Expect(201).Json.GetProperty("client")
            .GetProperty("token").GetString()!;
        (await Nora.Post("company/api-clients", new { name = "Once" }, key)).ExpectRefusal(409, "apiClientExists");
        await Revoke(Nora, made);
    }

    [Fact]
    public async Task What_is_wrong_with_a_request_is_named()
    {
        (await Nora.Post("company/api-clients", new { name = "" })).ExpectProblem(400, "invalidRequest");
        (await Nora.Post("company/api-clients", new { name = new string('x', 101) })).ExpectProblem(400, "invalidRequest");
        (await Nora.Post("company/api-clients", new { name = "A", actsFor = "fiona" })).ExpectRefusal(400, "unknownPerson");
        (await Nora.Post("company/api-clients", new { name = "A", company = "fabrikam" })).ExpectProblem(400, "invalidRequest");
        (await Nora.Post("company/api-clients")).ExpectProblem(400, "invalidRequest");
        (await Nora.Get("company/api-clients/entries?after=x")).ExpectProblem(400, "invalidRequest");
        (await Market.Stranger().Post("company/api-clients", new { name = "A" })).ExpectProblem(401, "unauthenticated");
        (await Market.Stranger().Post("authorization/request", new { token = "northwind.x" })).ExpectProblem(400, "invalidRequest");
        (await Market.Stranger().Post("authorization/request", new { token = (string?)null, secret = "x" }))
            .ExpectProblem(400, "invalidRequest");
        (await Market.Stranger().Post("authorization/request?token=a&secret=b")).ExpectProblem(400, "invalidRequest");
        foreach (var token in new[] { "", "x", "northwind.", "nowhere.x", "north/wind.a#b", new string('x', 5000) })
            (await Exchange(token, "secret")).ExpectProblem(401, "credentialsWrong");
    }

    private static async Task<(string Token, string Secret)> Create(Portal by, string name = "Software", string? actsFor = null)
    {
        var made = (await by.Post("company/api-clients", actsFor is null ? new { name } : new { name, actsFor })).Expect(201).Json;
        return (made.GetProperty("client").GetProperty("token").GetString()!, made.GetProperty("secret").GetString()!);
    }

    private static async Task Revoke(Portal by, string token) => (await by.Post($"company/api-clients/{token}/revoke")).Expect(200);

    private Task<Answer> Exchange(string token, string secret) => Market.Stranger().Post("authorization/request", new { token, secret });
}
