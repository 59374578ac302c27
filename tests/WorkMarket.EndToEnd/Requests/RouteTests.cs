using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Requests;

/// <summary>Routes, methods, parameters and paths that are not there.</summary>
public sealed class RouteTests(HostFixture fixture) : HostTests(fixture)
{
    [Theory]
    [InlineData("nothing")]
    [InlineData("assignments/")]
    [InlineData("assignments//timeline")]
    [InlineData("")]
    [InlineData("assignments/zzzzzzzzzzzzzzzz/nothing")]
    [InlineData("demo")]
    [InlineData("../etc/passwd")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("..%5c..%5cwindows%5cwin.ini")]
    [InlineData("assignments/%ff%fe")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        var answer = await Nora.Get(path);
        if (path == "assignments/")
            answer.Expect(200);
        else if (Fixture.IsBehindAnother && LeavesApi(path) && answer.Body.Length == 0)
            answer.Expect(404);
        else
            answer.ExpectProblem(404, "notFound");

        // Such a path is tidied up to one that is none of ours: then a web server in front of us may say so by itself.
        static bool LeavesApi(string path) =>
            path.StartsWith("../", StringComparison.Ordinal) || path.StartsWith("%2e%2e/", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zzzzzzzzzzzzzzzz")]
    [InlineData("ZZZZZZZZZZZZZZZZ")]
    [InlineData("short")]
    [InlineData("%2e%2e")]
    [InlineData("%2F")]
    [InlineData("%E2%80%AEzzzzzzzzzzzzzzz")]
    [InlineData("%EF%BD%81%EF%BD%82")]
    [InlineData("zzzzzzzz%2Fzzzzzzz")]
    [InlineData("zzzzzzzzzzzzzzz'")]
    [InlineData("zzzzzzzz%20eq%20zz")]
    [InlineData("%ED%A0%80")]
    public async Task An_id_that_is_none_is_not_found_whatever_it_is_made_of(string id)
    {
        foreach (var path in new[] { "", "/timeline", "/messages", "/deliverables", "/deliverables/d1/content" })
            (await Nora.Get($"assignments/{id}{path}")).ExpectProblem(404, "notFound");
        (await Nora.Post($"assignments/{id}/void")).ExpectProblem(404, "notFound");
        (await Wanda.Post($"assignments/{id}/visits/check-in")).ExpectProblem(404, "notFound");
    }

    [Theory]
    [InlineData("..%2F..%2Fhead")]
    [InlineData("%2e%2e%2fhead")]
    [InlineData("%F0%9F%92%A9")]
    [InlineData("d1%20")]
    [InlineData("d1'")]
    public async Task Neither_is_a_part_of_a_case_found_under_a_tricky_name(string part)
    {
        var id = await Offers.InProgress();
        (await Nora.Get($"assignments/{id}/deliverables/{part}/content")).ExpectProblem(404, "notFound");
        await Problem(id, () => Wanda.Delete($"assignments/{id}/deliverables/{part}"), 404, "notFound");
        await Problem(
            id, () => Wanda.Patch($"assignments/{id}/visits/{part}", new { checkOut = Offers.In(0), reason = "x" }, IfMatch(1)), 404,
            "notFound");
        await Problem(
            id, () => Wanda.Post($"assignments/{id}/uploads/{part}/complete", new { fileName = "a.txt", type = "other" }), 404, "notFound");
    }

    // A web server may answer these by itself, before any of us sees them: it tidies up the dots and turns down the rest.
    [Theory]
    [InlineData("%00")]
    [InlineData("zzzzzzzzzzzzzzz%00")]
    [InlineData("%2e%2e")]
    [InlineData("%2e%2e/%2e%2e/%2e%2e/%2e%2e")]
    public async Task Dots_and_zeros_lead_nowhere(string part)
    {
        var id = await Offers.InProgress();
        LeadsNowhere(await Nora.Get($"assignments/{part}"));
        LeadsNowhere(await Nora.Get($"assignments/{id}/deliverables/{part}/content"));
        LeadsNowhere(await Wanda.Delete($"assignments/{id}/deliverables/{part}"));
        Assert.Equal("inProgress", (await Look(id)).Status);

        void LeadsNowhere(Answer answer)
        {
            if (answer.Status != 303) // the first page, which leads on
                Assert.InRange(answer.Status, 400, 405);
        }
    }

    [Fact]
    public async Task An_id_of_a_thousand_characters_is_not_found()
    {
        var id = await Offers.InProgress();
        var part = new string('v', 1000);
        (await Nora.Get($"assignments/{part}")).ExpectProblem(404, "notFound");
        await Problem(
            id, () => Wanda.Patch($"assignments/{id}/visits/{part}", new { checkOut = Offers.In(0), reason = "x" }, IfMatch(1)), 404,
            "notFound");
    }

    [Theory]
    [InlineData("PUT", "assignments", "GET, HEAD, POST")]
    [InlineData("PUT", "assignments/{id}", "DELETE, GET, HEAD, PATCH")]
    [InlineData("GET", "assignments/{id}/send", "POST")]
    [InlineData("POST", "assignments/{id}/timeline", "GET, HEAD")]
    [InlineData("GET", "assignments/{id}/visits/v1", "DELETE, PATCH")]
    [InlineData("POST", "health/live", "GET, HEAD")]
    [InlineData("TRACE", "me", "GET, HEAD")]
    [InlineData("BREW", "me", "GET, HEAD")]
    public async Task Another_method_is_not_possible_and_the_answer_says_which_are(string method, string path, string allow)
    {
        var id = await Offers.Draft();
        var response = await Nora.Send(new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal));
        response.ExpectProblem(405, "methodNotAllowed");
        Assert.Equal(allow, string.Join(", ", response.ContentHeaders!.Allow.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Head_answers_as_get_does_without_the_body()
    {
        var id = await Offers.Draft();
        foreach (var path in new[] { $"assignments/{id}", "me", "health/live", $"assignments/{id}/messages?limit=5" })
        {
            var (get, head) = ((await Nora.Get(path)).Expect(200), (await Nora.Send(HttpMethod.Head, path)).Expect(200));
            Assert.Equal((get.ETag, get.ContentType), (head.ETag, head.ContentType));
            Assert.Empty(head.Body);
        }
        Assert.Equal(404, (await Fiona.Send(HttpMethod.Head, $"assignments/{id}")).Status);
        Assert.Equal(401, (await Market.Stranger().Send(HttpMethod.Head, "me")).Status);
        Assert.Equal(400, (await Nora.Send(HttpMethod.Head, "assignments?limit=0")).Status);
        Assert.Equal(405, (await Nora.Send(HttpMethod.Head, $"assignments/{id}/send")).Status);
    }

    [Theory]
    [InlineData("assignments?page=2", "unknownParameter")]
    [InlineData("assignments?Status=sent", "unknownParameter")]
    [InlineData("me?verbose=1", "unknownParameter")]
    [InlineData("assignments?limit=5&limit=6", "parameterTwice")]
    [InlineData("assignments?limit=0", "pageSize")]
    [InlineData("assignments?limit=201", "pageSize")]
    [InlineData("assignments?limit=-1", "pageSize")]
    [InlineData("assignments?limit=ten", "pageSize")]
    [InlineData("assignments?limit=", "pageSize")]
    [InlineData("assignments?limit=99999999999", "pageSize")]
    [InlineData("assignments?status=lost", "statusUnknown")]
    [InlineData("assignments?status=1", "statusUnknown")]
    [InlineData("assignments?status=sent,paid", "statusUnknown")]
    [InlineData("assignments?status=", "statusUnknown")]
    [InlineData("assignments?view=nothing", "viewUnknown")]
    [InlineData("assignments?view=2", "viewUnknown")]
    [InlineData("assignments?view=late&status=sent", "viewWithStatus")]
    [InlineData("assignments?view=late&after=x", "cursorInvalid")]
    [InlineData("assignments/counts?limit=1", "unknownParameter")]
    [InlineData("assignments?after=x", "cursorInvalid")]
    [InlineData("assignments?after=", "cursorInvalid")]
    [InlineData("assignments?after=%00", "cursorInvalid")]
    [InlineData("assignments?after=0000000000000000000-abc'%20or%20true", "cursorInvalid")]
    public async Task A_parameter_that_is_wrong_is_refused_by_name(string path, string rule) =>
        (await Nora.Get(path)).ExpectRefusal(400, rule);

    [Theory]
    [InlineData("timeline?after=-1")]
    [InlineData("timeline?after=x")]
    [InlineData("timeline?after=99999999999999999999")]
    [InlineData("messages?after=1.5")]
    public async Task A_cursor_of_events_is_a_number(string path)
    {
        var id = await Offers.Draft();
        (await Nora.Get($"assignments/{id}/{path}")).ExpectRefusal(400, "cursorInvalid");
    }

    [Fact]
    public async Task Every_problem_is_a_problem_document_that_is_not_kept()
    {
        var answer = await Nora.Get("nothing");
        var problem = answer.ExpectProblem(404, "notFound");
        Assert.Equal((404, "Not Found", "urn:workmarket:problem:notFound"), (problem.Status, problem.Title, problem.Type));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
