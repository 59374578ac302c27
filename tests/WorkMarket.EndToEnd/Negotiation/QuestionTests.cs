using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Negotiation;

/// <summary>Questions and answers while an assignment is sent (domain.md §2).</summary>
public sealed class QuestionTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task An_answer_is_for_everybody_and_who_asked_for_the_client_alone()
    {
        var id = await Offers.Sent();
        var question = (await Wanda.Post($"assignments/{id}/questions", new { text = "Is there a ladder?" })).Expect(201).Json
            .GetProperty("question").GetString();
        (await Walt.Post($"assignments/{id}/questions", new { text = "Which floor?" })).Expect(201);

        Assert.Equal(["Is there a ladder?"], (await Asked(Wanda, id)).Select(Text));
        Assert.Equal(["Which floor?"], (await Asked(Walt, id)).Select(Text));
        Assert.Empty(await Asked(Wes, id));

        (await Nora.Post($"assignments/{id}/questions/{question}/answer", new { text = "In the back." })).Expect(200);

        Assert.Equal(["wanda", "walt"], (await Asked(Nora, id)).Select(Asker));
        Assert.Equal(["wanda", "walt"], (await Asked(Sam, id)).Select(Asker));
        Assert.Equal(["wanda"], (await Asked(Wanda, id)).Select(Asker));
        Assert.Equal([null, "walt"], (await Asked(Walt, id)).Select(Asker));
        var seen = Assert.Single(await Asked(Wes, id));
        Assert.Null(Asker(seen));
        Assert.Equal("Is there a ladder?", Text(seen));
        Assert.Equal("In the back.", Text(seen.GetProperty("answer")));
        Assert.Equal("nora", seen.GetProperty("answer").GetProperty("by").GetString());
    }

    [Fact]
    public async Task An_answer_is_given_once_to_a_question_while_it_is_sent()
    {
        var id = await Offers.Sent();
        await Refused(id, () => Nora.Post($"assignments/{id}/questions/q1/answer", new { text = "Yes." }), 404, "nothingThere");
        (await Wanda.Post($"assignments/{id}/questions", new { text = "Is there a ladder?" })).Expect(201);
        await Refused(id, () => Wanda.Post($"assignments/{id}/questions", new { text = " " }), 400, "textRequired");
        await Refused(id, () => Nora.Post($"assignments/{id}/questions/q2/answer", new { text = "Yes." }), 404, "unknownQuestion");
        await Problem(id, () => Wanda.Post($"assignments/{id}/questions/q1/answer", new { text = "Yes." }), 403, "forbidden");
        (await Nora.Post($"assignments/{id}/questions/q1/answer", new { text = "Yes." })).Expect(200);
        await Refused(id, () => Nora.Post($"assignments/{id}/questions/q1/answer", new { text = "No." }), 409, "questionAnswered");

        var assigned = await Offers.Assigned();
        await Refused(
            assigned, () => Wanda.Post($"assignments/{assigned}/questions", new { text = "Is there a ladder?" }), 409, "statusNotAllowed");
    }

    [Fact]
    public async Task Who_does_not_see_the_assignment_sees_no_questions()
    {
        var id = await Offers.SentTo(new { workers = new[] { "wanda" } });
        (await Walt.Get($"assignments/{id}/questions")).ExpectProblem(404, "notFound");
        (await Fiona.Get($"assignments/{id}/questions")).ExpectProblem(404, "notFound");
        (await Walt.Post($"assignments/{id}/questions", new { text = "May I?" })).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task The_timeline_tells_the_worker_of_nobody_elses_negotiation()
    {
        var id = await Offers.Sent();
        (await Walt.Post($"assignments/{id}/questions", new { text = "Which floor?" })).Expect(201);
        (await Nora.Post($"assignments/{id}/questions/q1/answer", new { text = "The third." })).Expect(200);
        (await Walt.Post($"assignments/{id}/counteroffers", new { price = new { amount = "150.00", currency = "USD" } })).Expect(201);
        (await Nora.Post($"assignments/{id}/applications/a1/decline")).Expect(200);
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        (await Nora.Post($"assignments/{id}/applications/a2/accept")).Expect(200);

        Assert.DoesNotContain("walt", (await Wanda.Get($"assignments/{id}/timeline")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Contains("walt", (await Nora.Get($"assignments/{id}/timeline")).Expect(200).Text, StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> Asked(Portal by, string id) =>
        [.. (await by.Get($"assignments/{id}/questions")).Expect(200).Json.GetProperty("questions").EnumerateArray()];

    private static string? Text(JsonElement asked) => asked.GetProperty("text").GetString();

    private static string? Asker(JsonElement asked) => asked.TryGetProperty("asker", out var asker) ? asker.GetString() : null;
}
