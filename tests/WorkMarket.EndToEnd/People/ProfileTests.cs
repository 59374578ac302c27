using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.People;

public sealed class ProfileTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task A_worker_writes_the_profile_and_clients_see_what_is_public()
    {
        var written = (await Put(Wes, await Version(Wes), new
        {
            about = "Cabling since 2009.",
            skills = new[] { "Cabling", "Point of sale" },
            certifications = new[] { new { name = "OSHA 10", issuer = "OSHA", number = "36-7", expires = "2031-01-31" } },
            licences = new[] { new { name = "Low voltage", number = "TX-1" } },
            tools = new[] { "Ladder" },
            insurance = new[] { new { kind = "General liability", insurer = "Acme", number = "P-1", expires = "2031-12-31" } },
        })).Expect(200);
        var own = (await Wes.Get("me/profile")).Expect(200);
        Assert.Equal(written.ETag, own.ETag);
        Assert.Equal("36-7", own.Json.GetProperty("profile").GetProperty("certifications")[0].GetProperty("number").GetString());
        foreach (var reader in new[] { Nora, Fiona, Sam, Ada, Wes })
        {
            var seen = (await reader.Get("workers/wes")).Expect(200);
            Assert.Equal(
                ("Wes Okafor", "2031-01-31"),
                (seen.Json.GetProperty("name").GetString(), seen.Json.GetProperty("certifications")[0].GetProperty("expires").GetString()));
            Assert.DoesNotContain("36-7", seen.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("TX-1", seen.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("P-1", seen.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Workers_know_nothing_of_each_other_and_who_is_no_worker_is_not_there()
    {
        (await Walt.Get("workers/wanda")).ExpectProblem(404, "notFound");
        (await Nora.Get("workers/nick")).ExpectProblem(404, "notFound");
        (await Nora.Get("workers/nobody")).ExpectProblem(404, "notFound");
        (await Market.Stranger().Get("workers/wanda")).ExpectProblem(401, "unauthenticated");
        (await Nora.Get("me/profile")).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task An_older_version_writes_nothing_and_the_same_again_changes_nothing()
    {
        var version = await Version(Walt);
        var body = new { skills = new[] { "Racking" } };
        (await Put(Walt, version, body)).Expect(200);
        Assert.Equal(version + 1, await Version(Walt));
        (await Put(Walt, version, body)).Expect(200);
        (await Put(Walt, version, new { skills = new[] { "Painting" } })).ExpectProblem(412, "stale");
        (await Put(Walt, version + 2, body)).ExpectProblem(412, "stale");
        Assert.Equal(version + 1, await Version(Walt));
        (await Walt.Send(HttpMethod.Put, "me/profile", body)).ExpectRefusal(428, "versionRequired");
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_changes()
    {
        var before = (await Wanda.Get("me/profile")).Expect(200);
        var version = await Version(Wanda);
        var problem = (await Put(Wanda, version, new { skills = new[] { " " }, licences = new[] { new { name = "A\nB" } } }))
            .ExpectRefusal(400, "textRequired", "oneLine");
        Assert.Equal(["skills", "licences.name"], problem.Refusals!.Select(refusal => refusal.Field));
        (await Put(Wanda, version, new { skills = new string?[] { null } })).ExpectRefusal(400, "jsonInvalid");
        (await Put(Wanda, version, new { skills = (string[]?)null })).ExpectRefusal(400, "jsonInvalid");
        (await Put(Wanda, version, new { hobbies = "none" })).ExpectRefusal(400, "jsonInvalid");
        (await Put(Wanda, version, new { certifications = new[] { new { name = "A", expires = "2026-02-30" } } }))
            .ExpectRefusal(400, "jsonInvalid");
        Assert.Equal(before.Text, (await Wanda.Get("me/profile")).Text);
    }

    private static async Task<long> Version(Portal worker) =>
        (await worker.Get("me/profile")).Expect(200).Json.GetProperty("version").GetInt64();

    private static Task<Answer> Put(Portal worker, long version, object body) =>
        worker.Send(HttpMethod.Put, "me/profile", body, IfMatch(version));
}
