using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.People;

public sealed class PublishingTests(HostFixture fixture) : HostTests(fixture)
{
    private const string Versions = "terms/communityViolationGuideline/versions";

    [Fact]
    public async Task A_new_version_has_to_be_accepted_again_and_the_history_is_kept()
    {
        var before = (await Sam.Get(Versions)).Expect(200).Json.GetProperty("versions").GetArrayLength();
        var version = $"v{Guid.NewGuid():N}"[..12];
        var body = new { version, text = "Be kind." };
        try
        {
            (await Sam.Post(Versions, body)).Expect(201);
            (await Sam.Post(Versions, body)).Expect(201);
            (await Sam.Post(Versions, new { version, text = "Be quick." })).ExpectProblem(409, "termsVersionTaken");
            var refused = (await Wanda.Post($"assignments/{await Offers.Sent()}/applications")).ExpectRefusal(409, "termsNotAccepted");
            Assert.Contains(version, refused.Refusals![0].Message, StringComparison.Ordinal);
            Assert.Equal(
                ("Be kind.", false),
                (await Terms(Wanda)) is var terms
                    ? (terms.GetProperty("text").GetString(), terms.GetProperty("accepted").GetBoolean())
                    : default);
        }
        finally
        {
            foreach (var worker in new[] { Wanda, Walt, Wes })
                (await worker.Post("terms/communityViolationGuideline/acceptance", new { version })).Expect(200);
        }
        (await Wanda.Post($"assignments/{await Offers.Sent()}/applications")).Expect(201);

        var history = (await Nora.Get(Versions)).Expect(200).Json.GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal(before + 1, history.Count);
        Assert.Equal(
            (version, true, "sam"),
            (history[^1].GetProperty("version").GetString(), history[^1].GetProperty("inForce").GetBoolean(),
                history[^1].GetProperty("publishedBy").GetString()));
        Assert.All(history.SkipLast(1), old => Assert.False(old.GetProperty("inForce").GetBoolean()));

        var accepted = (await Sam.Get("workers/wanda/acceptances")).Expect(200).Json.GetProperty("acceptances").EnumerateArray().ToList();
        Assert.Equal(version, accepted[^1].GetProperty("version").GetString());
        Assert.True(accepted[^1].GetProperty("at").GetDateTimeOffset() <= DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.True(accepted.Count >= 3);
    }

    [Fact]
    public async Task Only_support_publishes_and_what_is_wrong_is_named()
    {
        foreach (var other in new[] { Wanda, Nora, Ada })
            (await other.Post(Versions, new { version = "x", text = "Mine." })).ExpectProblem(403, "forbidden");
        (await Sam.Post(Versions, new { version = "1/2", text = " " })).ExpectRefusal(400, "versionInvalid", "textRequired");
        (await Sam.Post(Versions, new { version = "", text = "Be kind." })).ExpectRefusal(400, "versionInvalid");
        (await Sam.Post("terms/rules/versions", new { version = "x", text = "Be kind." })).ExpectProblem(404, "notFound");
        (await Sam.Get("workers/nora/acceptances")).ExpectProblem(404, "notFound");
        (await Nora.Get("workers/wanda/acceptances")).ExpectProblem(403, "forbidden");
    }

    private static async Task<System.Text.Json.JsonElement> Terms(Portal worker) =>
        (await worker.Get("terms")).Expect(200).Json.GetProperty("terms")
            .EnumerateArray().First(terms => terms.GetProperty("document").GetString() == "communityViolationGuideline");
}
