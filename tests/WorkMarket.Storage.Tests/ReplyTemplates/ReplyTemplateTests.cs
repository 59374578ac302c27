using WorkMarket.Application.ReplyTemplates;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ReplyTemplates;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.ReplyTemplates;

[Rule("§10 Reply templates: own and shared")]
public sealed class ReplyTemplateTests
{
    [Fact]
    public async Task Own_ones_are_for_their_writer_alone_and_shared_ones_for_the_company_or_the_desk()
    {
        var market = await Market.Open();
        var desk = Desk(market);
        var own = await Saved(desk.Create(Cast.Nora, "Mine", "Hello {worker}", false, Key("a"), default));
        var shared = await Saved(desk.Create(Cast.Nora, "Ours", "Hello", true, Key("b"), default));
        await Saved(desk.Create(Cast.Sam, "Desk", "Hello", true, Key("c"), default));
        market.Storage.Requests.Reset();
        Assert.Equal(["Mine", "Ours"], await Names(desk, Cast.Nora));
        Assert.Equal(["2 table.query directory"], market.Requests());
        Assert.Equal(["Ours"], await Names(desk, Cast.Nick));
        Assert.Empty(await Names(desk, Cast.Nick with { Company = new("another") }));
        Assert.Equal(["Desk"], await Names(desk, Cast.Sam));
        Assert.Null(await desk.Find(Cast.Nick, own.Id, default));
        Assert.False(await desk.Delete(Cast.Nick, own.Id, default));
        Assert.Equal(2, (await Saved(desk.Replace(Cast.Nick, shared.Id, 1, "Ours", "Good day", default))).Version);
        Assert.True(await desk.Delete(Cast.Nick, shared.Id, default));
        Assert.Equal(["Mine"], await Names(desk, Cast.Nora));
        Assert.Null(await desk.Find(Cast.Nora, new("s../x"), default));
    }

    [Fact]
    public async Task A_repeat_writes_nothing_and_of_two_changes_at_once_one_is_stale()
    {
        var market = await Market.Open();
        var desk = Desk(market);
        var first = await Saved(desk.Create(Cast.Nora, "Mine", "Hello", false, Key("a"), default));
        Assert.Equal(first, await Saved(desk.Create(Cast.Nora, "Mine", "Hello", false, Key("a"), default)));
        await Saved(desk.Replace(Cast.Nora, first.Id, 1, "Mine", "Good day", default));
        await Saved(desk.Replace(Cast.Nora, first.Id, 1, "Mine", "Good day", default));
        Assert.Equal(2, Assert.IsType<ReplyTemplateOutcome.Stale>(
            await desk.Replace(Cast.Nora, first.Id, 1, "Mine", "Bye", default)).Version);
        Assert.IsType<ReplyTemplateOutcome.NotFound>(await desk.Replace(Cast.Nick, first.Id, 1, "Mine", "Bye", default));
    }

    [Fact]
    public async Task There_are_so_many_and_no_more()
    {
        var market = await Market.Open(policy: Policy.Default with { ReplyTemplates = 2 });
        var desk = Desk(market);
        await Saved(desk.Create(Cast.Nora, "One", "Hello", false, Key("a"), default));
        await Saved(desk.Create(Cast.Nora, "Two", "Hello", false, Key("b"), default));
        var refused = await desk.Create(Cast.Nora, "Three", "Hello", false, Key("c"), default);
        Assert.Equal("replyTemplatesFull", Assert.Single(Assert.IsType<ReplyTemplateOutcome.Refused>(refused).Refusals).Rule);
        await Saved(desk.Create(Cast.Nora, "Two", "Hello", false, Key("b"), default));
    }

    [Fact]
    public async Task It_is_filled_with_what_the_assignment_says()
    {
        var market = await Market.Open();
        var desk = Desk(market);
        var template = await Saved(desk.Create(
            Cast.Nora, "All", string.Join('|', ReplyTemplateRules.Fields.Select(field => $"{{{field}}}")), true, Key("a"), default));
        var id = await market.CaseThatIsJust(Status.Assigned);
        var filled = await desk.Fill(Cast.Nora, template.Id, id, default);
        Assert.Equal(["invoice"], filled!.Unfilled);
        Assert.DoesNotContain('{', filled.Text.Replace("{invoice}", "", StringComparison.Ordinal));
        var state = (await market.Storage.Cases.Read(id, default))!.State;
        Assert.Contains(state.Core.Number!.Value.Value, filled.Text, StringComparison.Ordinal);
        Assert.Contains(state.Brief.Title, filled.Text, StringComparison.Ordinal);
        Assert.Null(await desk.Fill(Cast.Sam, template.Id, id, default));
        Assert.Null(await desk.Fill(Cast.Nora, template.Id, new("none"), default));
    }

    private static ReplyTemplateDesk Desk(Market market) =>
        new(market.Storage.ReplyTemplates, market.Reader, market.Directory, market.Clock, market.Policy);

    private static string Key(string name) =>
        Application.Cases.CommandKey.ForRequest(Cast.Nora.Id, "POST", "/api/reply-templates", name).Hash;

    private static async Task<IEnumerable<string>> Names(ReplyTemplateDesk desk, Actor by) =>
        (await desk.List(by, default)).Select(template => template.Name);

    private static async Task<ReplyTemplate> Saved(Task<ReplyTemplateOutcome> outcome) =>
        Assert.IsType<ReplyTemplateOutcome.Saved>(await outcome).Template;
}
