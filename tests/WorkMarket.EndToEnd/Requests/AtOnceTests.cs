using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Requests;

/// <summary>Requests that come at once are answered, or told that it is busy and when to ask again; none fails.</summary>
public sealed class AtOnceTests(HostFixture fixture) : HostTests(fixture)
{
    private const int Many = 12;

    [Fact]
    public async Task Right_secrets_asked_for_at_once_are_no_wrong_ones()
    {
        var made = (await Nora.Post("company/api-clients", new { name = "At once", actsFor = "nora" })).Expect(201).Json;
        var (token, secret) = (made.GetProperty("client").GetProperty("token").GetString(), made.GetProperty("secret").GetString());
        Assert.All(await AtOnce(_ => Market.Stranger().Post("authorization/request", new { token, secret })), answer => answer.Expect(200));
        (await Nora.Post($"company/api-clients/{token}/revoke")).Expect(200);
    }

    [Fact]
    public async Task PINs_that_are_set_at_once_are_set() =>
        Assert.All(await AtOnce(number => Walt.Put("me/phone-pin", new { pin = $"7391{number:D2}" })), answer => answer.Expect(200));

    [Fact]
    public async Task Notifications_are_marked_as_read_by_many_at_once()
    {
        var id = await Offers.InProgress();
        await AtOnce(number => Nora.Post($"assignments/{id}/messages", new { text = $"Number {number}." }));
        await Eventually(
            async () => (await Wanda.Get("notifications?unread=true&limit=100")).Expect(200).Text,
            text => text.Contains("\"message\"", StringComparison.Ordinal));
        Assert.All(await AtOnce(_ => Wanda.Post("notifications/read-all")), answer => Assert.InRange(answer.Status, 200, 204));
    }

    [Fact]
    public async Task Dossiers_asked_for_at_once_are_made_or_it_is_said_to_be_busy()
    {
        var id = await Offers.Invoiced();
        var answers = await AtOnce(number => Nora.Get($"assignments/{id}/dossier.{(number % 2 == 0 ? "pdf" : "zip")}"));
        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer =>
        {
            answer.ExpectProblem(503, "busy");
            Assert.NotNull(answer.Headers.RetryAfter);
        });
    }

    /// <summary>domain.md §3, ISO currency (case currency-xcg).</summary>
    [Theory]
    [InlineData("XCG", 201)]
    [InlineData("EUR", 201)]
    [InlineData("ANG", 400)]
    [InlineData("BGN", 400)]
    public async Task A_new_price_is_in_a_currency_of_today(string currency, int status) =>
        (await Nora.Post("assignments", Offers.Body(("price", new { amount = "10.00", currency })))).Expect(status);

    private static Task<Answer[]> AtOnce(Func<int, Task<Answer>> ask) => Task.WhenAll(Enumerable.Range(0, Many).Select(ask));
}
