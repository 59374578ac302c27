using System.Collections.Immutable;
using System.Text.RegularExpressions;
using WorkMarket.Application.Search;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Search;

[Rule("§10 Search")]
public sealed partial class SearchTests
{
    private const int MostRequests = 10;
    private static readonly SearchScope Northwind = new SearchScope.OfCompany(Cast.Nora.Company);
    private static readonly SearchScope Another = new SearchScope.OfCompany(new("another"));
    private static readonly SearchScope Desk = new SearchScope.OfDesk();
    private static readonly string[] Words =
        ["replace", "Repair", "switch", "switches", "printer", "Schloß", "po-77", "77", "by", "the", "é1"];

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word { get; }

    [Fact]
    public async Task It_finds_what_going_through_all_finds_for_any_words()
    {
        var market = await Market.Open();
        var dice = new Random(20_261_130);
        var all = new List<(Assignment State, string Texts, string?[] Numbers)>();
        foreach (var number in Enumerable.Range(0, 30))
        {
            var title = string.Join(' ', Enumerable.Range(0, dice.Next(1, 5)).Select(_ => Words[dice.Next(Words.Length)]));
            var id = await market.CaseThatIs(
                number % 3 == 0 ? Status.Assigned : Status.Draft, Cast.Draft(market.Clock.GetCurrentInstant()) with { Title = title });
            if (number % 4 == 0)
                await market.Do(id, Cast.Nora, new SetExternalId($"PO {number} / {Words[dice.Next(Words.Length)]}"));
            market.Clock.Advance(NodaTime.Duration.FromMinutes(1));
            await Index(market, id);
            var state = (await market.Storage.Cases.Read(id, default))!.State;
            all.Add((state, $"{state.Brief.Title} {state.Core.ExternalId} {(state is WithWorker ? "Wanda Ortiz" : "")} Northwind Retail",
                [state.Core.Number?.Value]));
        }
        var fruitful = 0;
        for (var time = 0; time < 200; time++)
        {
            var text = Any(dice, all);
            market.Storage.Requests.Reset();
            var found = await market.Storage.Search.Find(Northwind, SearchQuery.Parse(text)!, 100, default);
            Assert.InRange(market.Storage.Requests.Total, 1, MostRequests);
            var wanted = all.Where(one => IsFound(text, one.Texts, one.Numbers)).Select(one => one.State.Id).Reverse();
            Assert.True(wanted.SequenceEqual(found.Hits.Select(hit => hit.Id)), $"“{text}” found {found.Hits.Count}.");
            Assert.False(found.IsMore);
            fruitful += found.Hits.IsEmpty ? 0 : 1;
            Assert.Equal(found.Hits, (await market.Storage.Search.Find(Desk, SearchQuery.Parse(text)!, 100, default)).Hits);
        }
        Assert.InRange(fruitful, 50, 199);
    }

    [Fact]
    public async Task What_is_hidden_costs_and_answers_as_what_there_is_not()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Assigned);
        await Index(market, id);
        var number = (await market.Storage.Cases.Read(id, default))!.State.Core.Number!.Value.Value;
        foreach (var text in new[] { number, "switch", "wanda ort", "switch 12" })
        {
            var hidden = await Asked(market, text, Another);
            var absent = await Asked(market, text.Replace('w', 'q').Replace('1', '2').Replace('4', '5'), Another);
            Assert.Equal(absent.Requests, hidden.Requests);
            Assert.Empty(hidden.Found);
            Assert.Empty(absent.Found);
        }
        Assert.Single((await Asked(market, number, Northwind)).Found);
        Assert.Single((await Asked(market, number, Desk)).Found);
    }

    [Fact]
    public async Task A_workers_mail_address_and_telephone_are_the_desks_to_find()
    {
        var market = await Market.Open();
        await market.Storage.Directory.Put(
            Cast.People.Find(person => person.Id == Cast.Wanda.Id)! with { Email = "wanda@work.example", Phone = "+13035550100" }, default);
        await market.Storage.Directory.Put(
            Cast.People.Find(person => person.Id == Cast.Nora.Id)! with { Email = "nora@northwind.example", Phone = "+13035550111" },
            default);
        var id = await market.CaseThatIs(Status.Assigned);
        market.Clock.Advance(NodaTime.Duration.FromMinutes(1));
        await Index(market, id);
        foreach (var text in new[] { "wanda@work.example", "303 555 0100" })
        {
            Assert.Single((await Asked(market, text, Desk)).Found);
            Assert.Empty((await Asked(market, text, Northwind)).Found);
        }
        foreach (var text in new[] { "nora@northwind.example", "+1 303 555 0111" })
        {
            Assert.Single((await Asked(market, text, Desk)).Found);
            Assert.Single((await Asked(market, text, Northwind)).Found);
        }
    }

    [Fact]
    public async Task Who_is_renamed_is_found_by_the_new_name_alone()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Assigned);
        await Index(market, id);
        Assert.Single((await Asked(market, "ortiz", Northwind)).Found);
        await market.Storage.Directory.Put(
            Cast.People.Find(person => person.Id == Cast.Wanda.Id)! with { Name = "former worker 4711" }, default);
        await market.Search.Refresh(Cast.Wanda.Id, default);
        foreach (var scope in new[] { Northwind, Desk })
        {
            Assert.Empty((await Asked(market, "ortiz", scope)).Found);
            Assert.Single((await Asked(market, "former 4711", scope)).Found);
        }
    }

    [Fact]
    public async Task Rows_only_move_forward_and_a_deleted_draft_is_the_desks_alone()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var before = (await market.Storage.Cases.Read(id, default))!;
        await market.Do(id, Cast.Nora, new Domain.Editing.Edit(new() { Title = new("A lamp") }));
        await Index(market, id);
        var late = new Domain.Happened(before.State.Core.AsOf, Cast.Nora, new Numbered(before.State.Core.Number!.Value));
        await market.Search.Write(new(before, [new(1, late)], []), default);
        Assert.Empty((await Asked(market, "switch", Northwind)).Found);
        Assert.Single((await Asked(market, "lamp", Northwind)).Found);
        await market.Do(id, Cast.Nora, new DeleteDraft());
        await Index(market, id);
        Assert.Empty((await Asked(market, "lamp", Northwind)).Found);
        Assert.Single((await Asked(market, "lamp", Desk)).Found);
    }

    [Fact]
    public async Task It_is_rebuilt_and_what_no_case_has_is_removed()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Draft);
        var stored = (await market.Storage.Cases.Read(id, default))!;
        Assert.False(await market.Search.IsConsistent(stored, default));
        await market.Search.Rebuild(stored, default);
        Assert.True(await market.Search.IsConsistent(stored, default));
        var table = market.TableNamed("search");
        var row = (await table.Query(TableQuery.Prefix("company-northwind", "w-switch"), default).ToListAsync())[0];
        await table.Delete(row.PartitionKey, row.RowKey, row.ETag!.Value, default);
        Assert.False(await market.Search.IsConsistent(stored, default));
        await market.Search.Rebuild(stored, default);
        Assert.True(await market.Search.IsConsistent(stored, default));
        await market.Storage.Search.Put(
            Northwind, new("none"), 1, new(new()
            {
                Id = new("none"),
                Title = "Ghost",
                Status = Status.Draft,
                Company = Cast.Nora.Company,
                CreatedAt = market.Clock.GetCurrentInstant(),
            }, SearchTerms.FromTexts(["ghost"], []), []), false, default);
        Assert.Equal(2, (await market.Search.Prune(null, default)).Removed);
        Assert.Empty((await Asked(market, "ghost", Northwind)).Found);
        Assert.True(await market.Search.IsConsistent(stored, default));
    }

    [Fact]
    public async Task Whatever_changes_a_word_or_what_is_shown_is_written()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.Paid);
        Assignment? state = null;
        foreach (var happened in (await market.Timeline(id)).Entries!.Select(entry => entry.Happened!))
        {
            var before = Shown(state);
            state = state.Evolve(happened);
            Assert.True(Equals(before, Shown(state)) || SearchRows.Concerns(happened.Event), happened.Event.ToString());
        }

        static object? Shown(Assignment? state) => state is null ? null : (
            state.Status, state.Brief.Title, state.Core.ExternalId, state.Core.Number, state.Brief.ProjectManager,
            (state as WithWorker)?.Engagement.Worker, Parts.InvoiceNumberOf(state)).ToString();
    }

    private static async Task Index(Market market, AssignmentId id) =>
        await market.Search.Rebuild((await market.Storage.Cases.Read(id, default))!, default);

    private static async Task<(ImmutableArray<AssignmentId> Found, string Requests)> Asked(Market market, string text, SearchScope scope)
    {
        market.Storage.Requests.Reset();
        var found = await market.Storage.Search.Find(scope, SearchQuery.Parse(text)!, 100, default);
        return ([.. found.Hits.Select(hit => hit.Id)], string.Join(", ", market.Requests()));
    }

    private static string Any(Random dice, List<(Assignment State, string Texts, string?[] Numbers)> all) => string.Join(
        ' ', Enumerable.Range(0, dice.Next(1, 4)).Select(_ =>
        {
            var one = all[dice.Next(all.Count)];
            var words = Word.Matches(one.Texts).Select(match => match.Value).ToList();
            return dice.Next(8) switch
            {
                0 => one.Numbers[0]!,
                1 => one.Numbers[0]![..5],
                2 => "nothing",
                _ when words[dice.Next(words.Count)] is var word => word[..dice.Next(1, word.Length + 1)].ToUpperInvariant(),
                _ => "",
            };
        }));

    // Written anew, so that it shares no mistake with what it is compared to.
    private static bool IsFound(string text, string texts, string?[] numbers) =>
        numbers.Contains(text.Replace(" ", "", StringComparison.Ordinal))
        || Word.Matches(text).All(wanted => numbers.Contains(wanted.Value) || Word.Matches(texts).Any(
            word => word.Value.StartsWith(wanted.Value, StringComparison.OrdinalIgnoreCase)));
}
