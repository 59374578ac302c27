using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.ExternalIds;

[Rule("§9 External id")]
public sealed class ExternalIdTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task The_clients_own_number_is_found_shown_and_free_again_when_it_is_released()
    {
        var number = $"PO {Guid.NewGuid():N} / ö#?";
        var first = await Offers.Sent(("externalId", number));
        Assert.Equal([first], await Found(number));
        Assert.Equal(number, (await Nora.Get($"assignments/{first}")).Expect(200).Json.GetProperty("externalId").GetString());
        Assert.Equal(number, (await Wanda.Get($"assignments/{first}")).Expect(200).Json.GetProperty("externalId").GetString());

        var twice = (await Nora.Post("assignments", Offers.Body(("externalId", number)))).ExpectRefusal(409, "externalIdTaken");
        Assert.Equal("externalId", twice.Refusals![0].Field);
        var second = await Offers.Draft();
        await Refused(second, () => Set(second, number), 409, "externalIdTaken");
        await Refused(second, () => Set(second, new('9', 101)), 400, "textTooLong");
        await Refused(second, () => Set(second, "a\u0000b"), 400, "textControlCharacters");
        await Problem(second, () => Wanda.Put($"assignments/{second}/external-id", new { externalId = number }), 403, "forbidden");
        Assert.Equal(412, (await Nora.Put($"assignments/{second}/external-id", new { externalId = "x" }, IfMatch(99))).Status);
        Assert.Equal(404, (await Fiona.Put($"assignments/{second}/external-id", new { externalId = "x" })).Status);

        (await Nora.Post($"assignments/{first}/void")).Expect(200);
        Assert.Empty(await Found(number));
        (await Set(second, number)).Expect(200);
        (await Set(second, number)).Expect(200);
        Assert.Equal([second], await Found(number));
        (await Set(second, null)).Expect(200);
        Assert.Empty(await Found(number));
    }

    [Fact]
    public async Task It_is_looked_up_among_ones_own_alone()
    {
        var number = $"PO {Guid.NewGuid():N}";
        await Offers.Sent(("externalId", number));
        var path = $"assignments?externalId={Uri.EscapeDataString(number)}";
        Assert.Equal("""{"assignments":[]}""", (await Fiona.Get(path)).Expect(200).Text);
        (await Wanda.Get(path)).ExpectRefusal(400, "externalIdAlone");
        (await Nora.Get($"{path}&status=sent")).ExpectRefusal(400, "externalIdAlone");
    }

    private Task<Answer> Set(string id, string? externalId) => Nora.Put($"assignments/{id}/external-id", new { externalId });

    private async Task<IEnumerable<string>> Found(string number) =>
        (await Nora.Get($"assignments?externalId={Uri.EscapeDataString(number)}")).Expect(200).As<AssignmentList>().Assignments
            .Select(assignment => assignment.Id);
}
