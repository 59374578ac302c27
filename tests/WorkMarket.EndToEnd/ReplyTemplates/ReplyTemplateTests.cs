using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.ReplyTemplates;

[Rule("§10 Reply templates")]
public sealed class ReplyTemplateTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task A_reply_template_is_written_shared_filled_changed_and_deleted()
    {
        var name = $"Late {Guid.NewGuid():N}";
        var created = (await Nora.Post("reply-templates", new { name, text = "{worker}, {number}: {invoice}", shared = true })).Expect(201);
        var template = created.Json.GetProperty("id").GetString();
        (await Nora.Post("reply-templates", new { name, text = "{workr}" })).ExpectRefusal(400, "unknownField");
        Assert.Contains(name, (await Nick.Get("reply-templates")).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(name, (await Sam.Get("reply-templates")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal(403, (await Wanda.Get("reply-templates")).Status);

        var id = await Offers.Assigned();
        var filled = (await Nick.Get($"assignments/{id}/replies/{template}")).Expect(200).Json;
        var number = (await Nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("number").GetString();
        Assert.EndsWith($", {number}: {{invoice}}", filled.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(["invoice"], filled.GetProperty("unfilled").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal(404, (await Fiona.Get($"assignments/{id}/replies/{template}")).Status);

        Assert.Equal(428, (await Nick.Put($"reply-templates/{template}", new { name, text = "Hello" })).Status);
        (await Nick.Put($"reply-templates/{template}", new { name, text = "Hello" }, IfMatch(1))).Expect(200);
        (await Nora.Put($"reply-templates/{template}", new { name, text = "Bye" }, IfMatch(1))).ExpectProblem(412, "stale");
        Assert.Equal(404, (await Fiona.Delete($"reply-templates/{template}")).Status);
        (await Nora.Delete($"reply-templates/{template}")).Expect(204);
        Assert.Equal(404, (await Nora.Delete($"reply-templates/{template}")).Status);
    }
}
