using System.Globalization;
using System.Text.Json;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Json;
using WorkMarket.Application.Templates;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Templates;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Templates;

[Rule("§9 Template")]
public sealed class TemplateTests
{
    private static readonly DraftContent Content =
        new() { Title = "Replace a switch", Description = "By the counter.", Price = Cast.Usd(125) };

    [Fact]
    public async Task A_name_is_there_once_and_free_again_when_it_is_given_up()
    {
        var market = await Market.Open();
        var desk = Desk(market);
        var first = await Saved(desk.Create(Cast.Nora, "Switches", Content, null, Key("a"), default));
        Assert.Equal(first, await Saved(desk.Create(Cast.Nora, "Switches", Content, null, Key("a"), default)));
        await Taken(desk.Create(Cast.Nora, "SWITCHES ", Content, null, Key("b"), default));
        var second = await Saved(desk.Create(Cast.Nora, "Printers", new(), null, Key("c"), default));
        await Taken(desk.Replace(Cast.Nora, second.Id, 1, "switches", new(), default));
        var renamed = await Saved(desk.Replace(Cast.Nora, first.Id, 1, "Lamps", Content, default));
        Assert.Equal(2, renamed.Version);
        await Saved(desk.Replace(Cast.Nora, second.Id, 1, "switches", new(), default));
        Assert.Equal(
            2, Assert.IsType<TemplateOutcome.Stale>(await desk.Replace(Cast.Nora, first.Id, 1, "Lamps", new(), default)).Version);
        Assert.True(await desk.Delete(Cast.Nora, first.Id, default));
        Assert.False(await desk.Delete(Cast.Nora, first.Id, default));
        await Saved(desk.Create(Cast.Nora, "Lamps", new(), null, Key("d"), default));
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_is_stale_and_of_two_with_one_name_one_is_refused()
    {
        var market = await Market.Open();
        var desk = Desk(market);
        var template = await Saved(desk.Create(Cast.Nora, "Switches", Content, null, Key("a"), default));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(number =>
            desk.Replace(Cast.Nora, template.Id, 1, $"Name {number}", Content, default)));
        Assert.Single(outcomes.OfType<TemplateOutcome.Saved>());
        Assert.Equal(3, outcomes.OfType<TemplateOutcome.Stale>().Count());
        var created = await Task.WhenAll(Enumerable.Range(0, 4).Select(number =>
            desk.Create(Cast.Nora, "The same", Content, null, Key($"k{number}"), default)));
        Assert.Single(created.OfType<TemplateOutcome.Saved>());
        Assert.Equal(3, created.OfType<TemplateOutcome.Refused>().Count());
    }

    [Fact]
    public async Task Ten_thousand_are_listed_in_pages_of_one_request_each_that_nothing_moves()
    {
        var market = await Market.Open();
        var directory = market.TableNamed("directory");
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000).Chunk(100), async (some, cancellation) => await directory.Submit(
        [
            .. some.Select(number => new TableOperation.Insert(new TableRow("templates-northwind", $"template-{Id(number)}")
            {
                ["body0"] = JsonSerializer.SerializeToUtf8Bytes(
                    new Template(new(Id(number)), $"Template {number}", new(), Cast.Nora.Id, market.Clock.GetCurrentInstant(), 1),
                    DomainJson.Stored),
            })),
        ], cancellation));
        market.Storage.Requests.Reset();
        var first = await market.Storage.Templates.Read(Cast.Nora.Company, null, 100, default);
        Assert.Equal(["1 table.query directory"], market.Requests());
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"Template {number}"), first.Templates.Select(template => template.Name));

        // What comes newly stands before all, what goes leaves no gap and takes nobody's place.
        var desk = Desk(market);
        await Saved(desk.Create(Cast.Nora, "New", Content, null, Key("a"), default));
        Assert.True(await desk.Delete(Cast.Nora, new(Id(100)), default));
        market.Storage.Requests.Reset();
        var second = await market.Storage.Templates.Read(Cast.Nora.Company, first.Next, 100, default);
        Assert.Equal(["1 table.query directory"], market.Requests());
        Assert.Equal(Enumerable.Range(101, 100).Select(number => $"Template {number}"), second.Templates.Select(template => template.Name));
        Assert.Null((await market.Storage.Templates.Read(Cast.Nora.Company, Id(9_990), 100, default)).Next);
        await Assert.ThrowsAsync<FormatException>(() => market.Storage.Templates.Read(Cast.Nora.Company, "../x", 100, default));
        Assert.Empty((await market.Storage.Templates.Read(new("another"), null, 100, default)).Templates);

        static string Id(int number) => (9_000_000_000_000_000_000 + number).ToString(CultureInfo.InvariantCulture) + "-000000000000";
    }

    [Fact]
    public async Task A_template_of_an_assignment_and_a_copy_take_its_content_and_a_repeat_makes_no_second_draft()
    {
        var market = await Market.Open();
        var desk = Desk(market);
        var paid = await market.CaseThatIsJust(Status.Paid);
        var template = await Saved(desk.Create(Cast.Nora, "From it", new() { Title = "Another" }, paid, Key("a"), default));
        Assert.Equal(("Another", "The switch by the counter."), (template.Content.Title, template.Content.Description));
        Assert.IsType<TemplateOutcome.NotFound>(
            await desk.Create(Cast.Nora with { Company = new("another") }, "Theirs", new(), paid, Key("b"), default));

        var key = market.Key(Cast.Nora, "/copy");
        var said = new DraftRequest { Schedule = Cast.Draft(market.Clock.GetCurrentInstant()).Schedule };
        for (var time = 0; time < 2; time++)
        {
            var outcome = await desk.Copy(Cast.Nora, paid, said, key, Market.Ask(Cast.Nora, key), market.Reply, default);
            Assert.Equal(time == 1, Assert.IsType<RequestOutcome.Done>(outcome).Repeated);
        }
        Assert.IsType<Draft>((await market.Storage.Cases.Read(key.NewCase(), default))!.State);
        var use = market.Key(Cast.Nora, "/use");
        Assert.IsType<RequestOutcome.Done>(
            await desk.Use(Cast.Nora, template.Id, said, use, Market.Ask(Cast.Nora, use), market.Reply, default));
        Assert.Equal("Another", (await market.Storage.Cases.Read(use.NewCase(), default))!.State.Brief.Title);
        Assert.Null(await desk.Use(Cast.Nora, new("none"), said, use, Market.Ask(Cast.Nora, use), market.Reply, default));
    }

    private static TemplateDesk Desk(Market market) =>
        new(market.Storage.Templates, market.Storage.Cases, market.Writer, market.Facts, market.Clock);

    private static string Key(string name) => CommandKey.ForRequest(Cast.Nora.Id, "POST", "/api/templates", name).Hash;

    private static async Task<Template> Saved(Task<TemplateOutcome> outcome) =>
        Assert.IsType<TemplateOutcome.Saved>(await outcome).Template;

    private static async Task Taken(Task<TemplateOutcome> outcome) => Assert.Equal(
        "templateNameTaken", Assert.Single(Assert.IsType<TemplateOutcome.Refused>(await outcome).Refusals).Rule);
}
