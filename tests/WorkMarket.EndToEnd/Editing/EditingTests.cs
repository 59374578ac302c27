using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Editing;

/// <summary>Editing what is offered, renewing, and changes that the worker agrees to (domain.md §9).</summary>
public sealed class EditingTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly object Dearer = new { price = new { amount = "150.00", currency = "USD" } };

    [Fact]
    public async Task An_applicant_renews_on_the_terms_that_were_read()
    {
        var id = await Offers.Sent();
        (await Wanda.Post($"assignments/{id}/applications", new { termsVersion = 1 })).Expect(201);
        var version = await VersionOf(id);
        (await Nora.Patch($"assignments/{id}", Dearer, IfMatch(version))).Expect(200);
        Assert.Equal(412, (await Nora.Patch($"assignments/{id}", Dearer, IfMatch(version))).Status);

        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a1/accept"), 409, "applicationOutdated");
        var refused = await Walt.Post($"assignments/{id}/applications", new { termsVersion = 1 });
        refused.ExpectRefusal(409, "termsChanged");
        var price = refused.Json.GetProperty("refusals")[0].GetProperty("changes").GetProperty("price");
        Assert.Equal("150.00", price.GetProperty("new").GetProperty("amount").GetString());
        await Refused(id, () => Wanda.Post($"assignments/{id}/applications/a1/renew", new { termsVersion = 1 }), 409, "termsChanged");
        (await Wanda.Post($"assignments/{id}/applications/a1/renew", new { termsVersion = 2 })).Expect(200);
        (await Nora.Post($"assignments/{id}/applications/a1/accept")).Expect(200);
        Assert.Equal(2, (await Wanda.Get($"assignments/{id}")).Expect(200).Json.GetProperty("agreedTermsVersion").GetInt32());
        var first = (await Wanda.Get($"assignments/{id}/terms/1")).Expect(200).Json;
        Assert.Equal("100.00", first.GetProperty("price").GetProperty("amount").GetString());
    }

    [Fact]
    public async Task Once_agreed_it_changes_by_the_workers_consent()
    {
        var id = await Offers.Assigned();
        await Refused(
            id, async () => await Nora.Patch($"assignments/{id}", Dearer, IfMatch(await VersionOf(id))), 409, "changeNotAtOnce");
        (await Nora.Post(
            $"assignments/{id}/changes", new { instructions = "Ring twice.", reason = "The bell is weak." }, IfMatch(await VersionOf(id))))
            .Expect(201);
        (await Wanda.Post($"assignments/{id}/changes/c1/accept")).Expect(200);
        Assert.Equal("Ring twice.", (await Wanda.Get($"assignments/{id}")).Expect(200).Json.GetProperty("instructions").GetString());
        await Refused(id, () => Wanda.Post($"assignments/{id}/changes/c1/accept"), 404, "nothingThere");
        (await Nora.Post($"assignments/{id}/clarifications", new { text = "The counter is upstairs." })).Expect(201);
        await Refused(id, () => Nora.Post($"assignments/{id}/clarifications", new { text = " " }), 400, "textRequired");
    }

    [Fact]
    public async Task Bad_input_names_the_field()
    {
        var id = await Offers.Draft();
        await Refused(id, () => Nora.Patch($"assignments/{id}", Dearer), 428, "versionRequired");
        var version = await VersionOf(id);
        await Refused(id, () => Nora.Patch($"assignments/{id}", new { description = " " }, IfMatch(version)), 400, "textRequired");
        await Problem(id, () => Nora.Patch($"assignments/{id}", new { colour = "red" }, IfMatch(version)), 400, "invalidRequest");
        (await Nora.Patch($"assignments/{id}", new { instructions = "Knock." }, IfMatch(version))).Expect(200);
        (await Nora.Send(
            HttpMethod.Patch, $"assignments/{id}", new Dictionary<string, object?> { ["instructions"] = null },
            IfMatch(await VersionOf(id)))).Expect(200);
        Assert.False((await Nora.Get($"assignments/{id}")).Expect(200).Json.TryGetProperty("instructions", out _));
    }

    private async Task<long> VersionOf(string id) =>
        (await Nora.Get($"assignments/{id}")).Expect(200).Json.GetProperty("version").GetInt64();
}
