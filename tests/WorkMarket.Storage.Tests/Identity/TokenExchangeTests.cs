using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Identity;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Identity;

/// <summary>Token and secret on real storage, at times that the test sets.</summary>
public sealed class TokenExchangeTests
{
    [Fact]
    public async Task The_secret_is_kept_nowhere_and_opens()
    {
        var company = await Company.Open();
        var (client, secret) = await company.Create();
        Assert.Equal(client, Assert.IsType<ExchangeOutcome.Granted>(await company.Show(client.Id, secret)).Client, Same.Id);
        var stored = (await company.Clients.Find(client.Id, default)).Value!;
        Assert.DoesNotContain(
            secret, System.Text.Json.JsonSerializer.Serialize(stored, Application.Json.DomainJson.Stored), StringComparison.Ordinal);
        Assert.Equal(64, secret.Length);
    }

    [Theory]
    [InlineData("northwind.nothing")]
    [InlineData("nowhere.nothing")]
    [InlineData("north/wind.no#thing")]
    [InlineData("nothing")]
    [InlineData("")]
    public async Task A_token_that_names_nothing_opens_nothing(string token) =>
        Assert.IsType<ExchangeOutcome.Wrong>(await (await Company.Open()).Show(new(token), "secret"));

    [Fact]
    public async Task Ten_wrong_secrets_lock_and_the_right_one_opens_again_when_the_lock_is_over()
    {
        var company = await Company.Open();
        var (client, secret) = await company.Create();
        for (var wrong = 1; wrong < 10; wrong++)
        {
            company.Market.Clock.Advance(Duration.FromSeconds(1));
            Assert.IsType<ExchangeOutcome.Wrong>(await company.Show(client.Id, $"wrong {wrong}"));
        }
        company.Market.Clock.Advance(Duration.FromSeconds(1));
        var until = company.Market.Clock.GetCurrentInstant() + Duration.FromMinutes(15);
        Assert.Equal(new ExchangeOutcome.Locked(until), await company.Show(client.Id, "wrong 10"));
        Assert.Equal(new ExchangeOutcome.Locked(until), await company.Show(client.Id, secret));
        company.Market.Clock.Advance(Duration.FromMinutes(15));
        Assert.IsType<ExchangeOutcome.Granted>(await company.Show(client.Id, secret));
        Assert.Equal(
            [ApiClientDeed.Exchanged, ApiClientDeed.Locked, .. Enumerable.Repeat(ApiClientDeed.Refused, 9), ApiClientDeed.Created],
            (await company.Clients.Entries(Cast.Nora.Company, null, 50, default)).Entries.Select(entry => entry.Deed));
    }

    [Fact]
    public async Task A_right_secret_makes_the_wrong_ones_before_it_count_no_more()
    {
        var company = await Company.Open();
        var (client, secret) = await company.Create();
        for (var turn = 0; turn < 3; turn++)
        {
            for (var wrong = 0; wrong < 9; wrong++)
                Assert.IsType<ExchangeOutcome.Wrong>(await company.Show(client.Id, "wrong"));
            Assert.IsType<ExchangeOutcome.Granted>(await company.Show(client.Id, secret));
        }
    }

    [Fact]
    public async Task Secrets_tried_at_once_are_no_more_than_those_tried_one_by_one()
    {
        var company = await Company.Open();
        var (client, _) = await company.Create();
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => company.Show(client.Id, "wrong")));
        Assert.InRange(results.Count(result => result is ExchangeOutcome.Wrong), 0, 9);
        Assert.IsType<ExchangeOutcome.Locked>(await company.Show(client.Id, "wrong"));
    }

    [Fact, Rule("§1 How people come in: API clients")]
    public async Task Right_secrets_asked_for_at_once_are_no_wrong_ones()
    {
        var company = await Company.Open();
        var (client, secret) = await company.Create();
        for (var wrong = 0; wrong < 9; wrong++)
            Assert.IsType<ExchangeOutcome.Wrong>(await company.Show(client.Id, "wrong"));
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => company.Show(client.Id, secret))),
            outcome => Assert.IsType<ExchangeOutcome.Granted>(outcome));
        Assert.IsType<ExchangeOutcome.Wrong>(await company.Show(client.Id, "wrong"));
        company.Market.Storage.Requests.Reset();
        Assert.IsType<ExchangeOutcome.Granted>(await company.Show(client.Id, secret));
        Assert.InRange(company.Market.Storage.Requests.Total, 1, 6);
    }

    [Fact]
    public async Task Both_secrets_open_for_a_day_after_a_rotation_and_then_the_new_one_alone()
    {
        var company = await Company.Open();
        var (client, first) = await company.Create();
        var second = Assert.IsType<ApiClientOutcome.Done>(await company.Desk.Rotate(Cast.Nora, client.Id, null, null, default)).Secret!;
        foreach (var secret in new[] { first, second })
            Assert.IsType<ExchangeOutcome.Granted>(await company.Show(client.Id, secret));
        company.Market.Clock.Advance(Duration.FromHours(24));
        Assert.IsType<ExchangeOutcome.Wrong>(await company.Show(client.Id, first));
        Assert.IsType<ExchangeOutcome.Granted>(await company.Show(client.Id, second));
    }

    [Fact]
    public async Task However_many_are_made_at_once_there_are_no_more_than_the_limit()
    {
        var company = await Company.Open();
        var limit = Policy.Default.ApiClients.Clients;
        var made = await Task.WhenAll(Enumerable.Range(0, limit + 5)
            .Select(number => company.Desk.Create(Cast.Nora, $"Till {number}", Cast.Nora.Id, null, null, default)));
        Assert.Equal(limit, made.Count(outcome => outcome is ApiClientOutcome.Done));
        Assert.All(made.OfType<ApiClientOutcome.Refused>(), refused => Assert.IsType<ApiClientsFull>(Assert.Single(refused.Refusals)));
    }

    [Fact]
    public async Task A_rotation_that_is_repeated_since_its_answer_was_lost_puts_another_secret_in_the_place_of_the_one_it_made()
    {
        var company = await Company.Open();
        var (client, first) = await company.Create();
        var key = CommandKey.ForRequest(Cast.Nora.Id, "POST", "rotate", "key");
        var lost = Assert.IsType<ApiClientOutcome.Done>(await company.Desk.Rotate(Cast.Nora, client.Id, key, null, default));
        var again = Assert.IsType<ApiClientOutcome.Done>(await company.Desk.Rotate(Cast.Nora, client.Id, key, null, default));
        Assert.Equal((2, 2), (lost.Client.Secrets[^1].Number, again.Client.Secrets[^1].Number));
        Assert.IsType<ExchangeOutcome.Wrong>(await company.Show(client.Id, lost.Secret!));
        foreach (var secret in new[] { first, again.Secret! })
            Assert.IsType<ExchangeOutcome.Granted>(await company.Show(client.Id, secret));
        var other = CommandKey.ForRequest(Cast.Nora.Id, "POST", "rotate", "other");
        Assert.Equal(
            3,
            Assert.IsType<ApiClientOutcome.Done>(await company.Desk.Rotate(
                Cast.Nora, client.Id, other, null, default)).Client.Secrets[^1].Number);
    }

    [Fact]
    public async Task A_revoked_one_opens_nothing_and_no_longer_acts_elsewhere_within_half_a_minute()
    {
        var company = await Company.Open();
        var (client, secret) = await company.Create();
        var elsewhere = company.Cached();
        Assert.NotNull(await elsewhere.FindActing(client.Id, default));
        Assert.IsType<ApiClientOutcome.Done>(await company.Desk.Revoke(Cast.Nora, client.Id, null, default));
        Assert.IsType<ExchangeOutcome.Wrong>(await company.Show(client.Id, secret));
        company.Market.Clock.Advance(Duration.FromSeconds(30));
        Assert.Null(await elsewhere.FindActing(client.Id, default));
    }

    [Fact]
    public async Task It_acts_no_more_when_its_person_has_left_the_company()
    {
        var company = await Company.Open();
        var (client, secret) = await company.Create();
        await company.Market.Storage.Directory.Put(Cast.People[0] with { Company = new("elsewhere") }, default);
        company.Market.Clock.Advance(Duration.FromSeconds(30));
        Assert.IsType<ExchangeOutcome.Wrong>(await company.Show(client.Id, secret));
        Assert.Null(await company.Cached().FindActing(client.Id, default));
    }

    [Fact]
    public async Task The_record_comes_in_pages_newest_first_with_who_and_from_where()
    {
        var company = await Company.Open();
        var (client, secret) = await company.Create();
        company.Market.Clock.Advance(Duration.FromSeconds(1));
        await company.Show(client.Id, secret);
        var first = await company.Clients.Entries(Cast.Nora.Company, null, 1, default);
        Assert.Equal(
            (ApiClientDeed.Exchanged, (PersonId?)null, "192.0.2.7"), (first.Entries[0].Deed, first.Entries[0].By, first.Entries[0].From));
        var second = await company.Clients.Entries(Cast.Nora.Company, first.Next, 1, default);
        Assert.Equal((ApiClientDeed.Created, Cast.Nora.Id), (second.Entries[0].Deed, second.Entries[0].By!.Value));
        Assert.Null(second.Next);
        await Assert.ThrowsAsync<FormatException>(() => company.Clients.Entries(Cast.Nora.Company, "client-", 1, default));
    }

    private sealed class Same : IEqualityComparer<ApiClient>
    {
        public static Same Id { get; } = new();

        public bool Equals(ApiClient? x, ApiClient? y) => x?.Id == y?.Id;

        public int GetHashCode(ApiClient obj) => obj.Id.GetHashCode();
    }

    private sealed record Company(Market Market)
    {
        public Storage.Identity.TableApiClients Clients => Market.Storage.ApiClients;

        public ApiClientDesk Desk => new(Clients, Cached(), Market.Storage.Directory, Market.Clock, Policy.Default);

        public static async Task<Company> Open() => new(await Market.Open());

        public CachedApiClients Cached() =>
            new(Clients, new CachedDirectory(Market.Storage.Directory, Market.Clock, Duration.FromSeconds(30)), Market.Clock,
                Duration.FromSeconds(30));

        public async Task<(ApiClient Client, string Secret)> Create()
        {
            var done = Assert.IsType<ApiClientOutcome.Done>(await Desk.Create(Cast.Nora, "Payroll", Cast.Nora.Id, null, null, default));
            return (done.Client, done.Secret!);
        }

        public Task<ExchangeOutcome> Show(ApiClientId id, string secret) =>
            new TokenExchange(Clients, Market.Storage.Directory, new(Market.Storage.Tries, Market.Clock), Market.Clock, Policy.Default)
                .Take(id, secret, "192.0.2.7", default);
    }
}
