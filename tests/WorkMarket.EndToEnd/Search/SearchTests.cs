using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.Search;

[Rule("§10 Search")]
public sealed class SearchTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task An_assignment_is_found_by_its_own_company_and_the_desk_and_by_nobody_else()
    {
        var word = $"Q{Guid.NewGuid():N}"[..14];
        var id = await Offers.Draft(("title", $"Swap the {word} scanner"));
        Assert.Equal([id], await Eventually(() => Found(Nora, $"{word[..9]} SWAP"), found => found.Count > 0));
        Assert.Equal([id], await Eventually(() => Found(Sam, word), found => found.Count > 0));
        Assert.Equal([id], await Found(Nick, await Number(id)));
        Assert.Empty(await Found(Nora, word[1..]));

        var hidden = (await Fiona.Get($"search?text={word}")).Expect(200);
        var absent = (await Fiona.Get("search?text=Qabsent")).Expect(200);
        Assert.Equal(absent.Text, hidden.Text);
        Assert.Equal(403, (await Wanda.Get($"search?text={word}")).Status);
        (await Nora.Get("search?text=%20-%20")).ExpectProblem(400, "invalidRequest");
        (await Nora.Get("search")).ExpectProblem(400, "invalidRequest");
        (await Nora.Get($"search?text={new string('x', 201)}")).ExpectProblem(400, "invalidRequest");
    }

    private async Task<string> Number(string id) =>
        (await Nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("number").GetString()!;

    private static async Task<List<string?>> Found(Portal by, string text) =>
        [.. (await by.Get($"search?text={Uri.EscapeDataString(text)}")).Expect(200).Json.GetProperty("assignments").EnumerateArray()
            .Select(found => found.GetProperty("id").GetString())];
}
