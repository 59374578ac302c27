using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.EndToEnd.Pages;
using Xunit;

namespace WorkMarket.EndToEnd.Access;

/// <summary>Who may know of a case, and who may do what on it (domain.md §1, §2).</summary>
public sealed class AccessTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly (string Method, string Path, object? Body, string Roles)[] Endpoints =
    [
        ("GET", "", null, "worker client support"),
        ("GET", "/timeline", null, "worker client support"),
        ("GET", "/messages", null, "worker client support"),
        ("POST", "/messages", new { text = "Hello" }, "worker client support"),
        ("GET", "/deliverables", null, "worker client support"),
        ("GET", "/deliverables/d1/content", null, "worker client support"),
        ("DELETE", "/deliverables/d1", null, "worker"),
        ("GET", "/replies/s0", null, "client support"),
        ("GET", "/documents", null, "worker client support"),
        ("GET", "/documents/doc1/content", null, "worker client support"),
        ("DELETE", "/documents/doc1", null, "client"),
        ("POST", "/documents/uploads", null, "client"),
        ("POST", "/documents/uploads/2026010100-aaaaaaaaaaaaaaaa-b/complete", new { fileName = "a.txt" }, "client"),
        ("PATCH", "/visits/v1", new { checkOut = "2026-01-01T00:00:00Z", reason = "x" }, "worker client support"),
        ("DELETE", "/visits/v1", new { reason = "x" }, "worker client support"),
        ("POST", "/send", new { open = true }, "client"),
        ("DELETE", "", null, "client"),
        ("PATCH", "", new { title = "x" }, "client"),
        ("PUT", "/audience", new { open = true }, "client"),
        ("POST", "/offer-again", new
        {
            to = "sameAudience", price = "original",
            schedule = new { start = "2026-01-01T00:00:00Z", end = "2026-01-01T01:00:00Z", timeZone = "UTC" },
        }, "client"),
        ("POST", "/clarifications", new { text = "x" }, "client"),
        ("POST", "/changes", new { description = "x" }, "client"),
        ("POST", "/copy", new { schedule = new { start = "2026-01-01T00:00:00Z", end = "2026-01-01T01:00:00Z", timeZone = "UTC" } },
            "client"),
        ("POST", "/place", new { place = new { remote = true } }, "client"),
        ("POST", "/place/approve", null, "worker"),
        ("POST", "/place/decline", null, "worker"),
        ("POST", "/place/withdraw", null, "client"),
        ("PUT", "/access", new { notes = "Ring twice." }, "client"),
        ("DELETE", "/access", null, "client support"),
        ("PUT", "/external-id", new { externalId = "PO 1" }, "client"),
        ("POST", "/project-manager", new { projectManager = "nick" }, "client"),
        ("POST", "/changes/c1/accept", null, "worker"),
        ("POST", "/changes/c1/decline", null, "worker"),
        ("POST", "/changes/c1/withdraw", null, "client"),
        ("GET", "/terms/1", null, "worker client support"),
        ("POST", "/void", null, "client"),
        ("POST", "/applications", null, "worker"),
        ("POST", "/applications/a1/accept", null, "client"),
        ("POST", "/applications/a1/renew", new { termsVersion = 1 }, "worker"),
        ("POST", "/applications/a1/withdraw", null, "worker"),
        ("POST", "/applications/a1/decline", null, "client"),
        ("POST", "/counteroffers", new { expenses = new { amount = "10.00", currency = "USD" } }, "worker"),
        ("POST", "/decline-offer", null, "worker"),
        ("GET", "/questions", null, "worker client support"),
        ("POST", "/questions", new { text = "Which floor?" }, "worker"),
        ("POST", "/questions/q1/answer", new { text = "The third." }, "client"),
        ("POST", "/confirm", null, "worker"),
        ("GET", "/phone", null, "worker"),
        ("POST", "/visits/check-in", null, "worker"),
        ("POST", "/visits/check-out", null, "worker"),
        ("POST", "/uploads", null, "worker"),
        ("POST", "/uploads/2026010100-aaaaaaaaaaaaaaaa-b/complete", new { fileName = "a.txt", type = "other" }, "worker"),
        ("POST", "/complete", new { resolution = "Done" }, "worker"),
        ("POST", "/send-back", new { reason = "Again" }, "client"),
        ("POST", "/stand-by", null, "worker"),
        ("POST", "/escalation/arbitration", null, "worker"),
        ("POST", "/approve", null, "client"),
        ("POST", "/lower-amounts", new { lines = Array.Empty<object>() }, "client"),
        ("POST", "/lower-amounts/p1/accept", null, "worker"),
        ("POST", "/lower-amounts/p1/decline", null, "worker"),
        ("POST", "/pay", null, "client"),
        ("POST", "/payment/confirm", null, "worker"),
        ("POST", "/payment/not-received", null, "worker"),
        ("POST", "/funds", new { kind = "bonus", amount = new { amount = "1.00", currency = "USD" }, reason = "x" }, "worker client"),
        ("POST", "/funds/f1/approve", null, "client"),
        ("POST", "/funds/f1/decline", new { reason = "x" }, "client"),
        ("POST", "/funds/f1/withdraw", null, "worker"),
        ("GET", "/funds/f1/receipt", null, "worker client support"),
        ("PUT", "/rating", new { overall = "satisfied" }, "worker client"),
        ("GET", "/rating/dispute", null, "worker client support"),
        ("POST", "/rating/dispute", new { reason = "x" }, "worker"),
        ("POST", "/rating/dispute/explanation", new { explanation = "x" }, "client"),
        ("POST", "/rating/dispute/escalation", new { explanation = "x" }, "worker"),
        ("POST", "/rating/dispute/review", new { decision = "uphold", reasons = "x" }, "support"),
        ("POST", "/violations", new { category = "conduct", text = "x" }, "worker client support"),
        ("GET", "/violations", null, "worker client support"),
        ("POST", "/violations/n1/uphold", new { reasons = "x" }, "support"),
        ("POST", "/violations/n1/dismiss", new { reasons = "x" }, "support"),
        ("POST", "/attempts", new { through = "call", at = "2026-01-01T00:00:00Z", text = "x" }, "worker"),
        ("GET", "/dossier.pdf", null, "worker client support"),
        ("GET", "/dossier.zip", null, "worker client support"),
        ("GET", "/escalation/eligibility", null, "worker support"),
        ("POST", "/escalation", new { cause = "impasse", statement = "x" }, "worker"),
        ("GET", "/escalation", null, "worker client support accountManager"),
        ("GET", "/escalation/forecast", null, "worker client support accountManager"),
        ("GET", "/escalation/timeline", null, "worker client support accountManager"),
        ("POST", "/escalation/withdraw", null, "worker"),
        ("POST", "/escalation/update", new { text = "x" }, "client"),
        ("POST", "/escalation/contact", new { text = "x", answered = true }, "support accountManager"),
        ("POST", "/escalation/agree", null, "worker client"),
        ("DELETE", "/escalation/agree", null, "worker client"),
        ("POST", "/escalation/hand-off", new { reason = "x" }, "support"),
        ("POST", "/escalation/claim", null, "support"),
        ("DELETE", "/escalation/claim", null, "support"),
        ("POST", "/escalation/notes", new { text = "x" }, "support accountManager"),
        ("POST", "/hold", new { reason = "x", until = "2026-01-01T00:00:00Z" }, "client"),
        ("POST", "/hold/approve", null, "worker"),
        ("POST", "/hold/decline", null, "worker"),
        ("POST", "/hold/withdraw", null, "client"),
        ("POST", "/release", null, "client"),
        ("POST", "/reschedule", new { schedule = new { start = "2026-01-01T00:00:00Z", end = "2026-01-01T01:00:00Z", timeZone = "UTC" } },
            "worker client"),
        ("POST", "/reschedule/approve", null, "worker client"),
        ("POST", "/reschedule/decline", null, "worker client"),
        ("POST", "/reschedule/withdraw", null, "worker client"),
        ("POST", "/unassign", new { reason = "x" }, "client"),
        ("POST", "/cancel-by-worker", new { reason = "x" }, "worker"),
        ("POST", "/report-abandonment", new { reason = "x" }, "client"),
        ("POST", "/contest-abandonment", new { text = "x" }, "worker"),
        ("POST", "/cancel", new { reason = "other" }, "client"),
        ("POST", "/subcontracts", new { subcontractor = "x", reason = "x" }, "worker"),
        ("POST", "/subcontracts/s1/grant", null, "client"),
        ("POST", "/subcontracts/s1/refuse", null, "client"),
        ("GET", "/engagements/1", null, "worker client support"),
        ("GET", "/engagements/1/timeline", null, "worker client support"),
        ("GET", "/engagements/1/documents/doc1/content", null, "worker client support"),
        ("GET", "/engagements/1/deliverables", null, "worker client support"),
        ("GET", "/engagements/1/deliverables/d1/content", null, "worker client support"),
        ("GET", "/engagements/1/funds/f1/receipt", null, "worker client support"),
        ("GET", "/engagements/1/messages", null, "worker client support"),
        ("POST", "/engagements/1/messages", new { text = "Hello" }, "worker client support"),
        ("POST", "/engagements/1/attempts", new { through = "call", at = "2026-01-01T00:00:00Z", text = "x" }, "worker"),
        ("POST", "/engagements/1/pay", null, "client"),
        ("POST", "/engagements/1/payment/confirm", null, "worker"),
        ("POST", "/engagements/1/payment/not-received", null, "worker"),
        ("PUT", "/engagements/1/rating", new { overall = "satisfied" }, "worker client"),
        ("POST", "/engagements/1/rating/dispute", new { reason = "x" }, "worker"),
        ("POST", "/engagements/1/rating/dispute/explanation", new { explanation = "x" }, "client"),
        ("POST", "/engagements/1/rating/dispute/escalation", new { explanation = "x" }, "worker"),
        ("POST", "/engagements/1/rating/dispute/review", new { decision = "uphold", reasons = "x" }, "support"),
        ("GET", "/engagements/1/escalation/eligibility", null, "worker support"),
        ("POST", "/engagements/1/escalation", new { cause = "impasse", statement = "x" }, "worker"),
        ("GET", "/engagements/1/escalation", null, "worker client support accountManager"),
        ("POST", "/engagements/1/escalation/withdraw", null, "worker"),
        ("POST", "/engagements/1/escalation/update", new { text = "x" }, "client"),
        ("POST", "/engagements/1/escalation/contact", new { text = "x", answered = true }, "support accountManager"),
        ("POST", "/engagements/1/escalation/agree", null, "worker client"),
        ("DELETE", "/engagements/1/escalation/agree", null, "worker client"),
        ("POST", "/engagements/1/escalation/hand-off", new { reason = "x" }, "support"),
        ("POST", "/engagements/1/escalation/arbitration", null, "worker"),
        ("POST", "/engagements/1/escalation/claim", null, "support"),
        ("DELETE", "/engagements/1/escalation/claim", null, "support"),
        ("POST", "/engagements/1/escalation/notes", new { text = "x" }, "support accountManager"),
    ];

    /// <summary>Those that take a file have their own tests.</summary>
    private static readonly string[] OfFiles =
        ["/api/assignments/{assignment}/deliverables/content", "/api/assignments/{assignment}/funds/receipts"];

    [Fact]
    public async Task Every_endpoint_of_a_case_is_in_the_table_of_these_tests()
    {
        var paths = (await Nora.Get("openapi.json")).Expect(200).Json.GetProperty("paths");
        var documented = paths.EnumerateObject().Select(path => path.Name)
            .Where(path => path.StartsWith("/api/assignments/{", StringComparison.Ordinal));
        var here = Endpoints.Select(endpoint => "/api/assignments/{assignment}" + endpoint.Path
            .Replace("d1", "{deliverable}", StringComparison.Ordinal).Replace("v1", "{visit}", StringComparison.Ordinal)
            .Replace("a1", "{application}", StringComparison.Ordinal).Replace("q1", "{question}", StringComparison.Ordinal)
            .Replace("2026010100-aaaaaaaaaaaaaaaa-b", "{upload}", StringComparison.Ordinal)
            .Replace("/s0", "/{reply}", StringComparison.Ordinal).Replace("/doc1", "/{doc}", StringComparison.Ordinal)
            .Replace("/f1", "/{funds}", StringComparison.Ordinal).Replace("/n1", "/{violation}", StringComparison.Ordinal)
            .Replace("/s1", "/{subcontract}", StringComparison.Ordinal).Replace("/p1", "/{proposal}", StringComparison.Ordinal)
            .Replace("/c1", "/{change}", StringComparison.Ordinal).Replace("/terms/1", "/terms/{version}", StringComparison.Ordinal)
            .Replace("/engagements/1", "/engagements/{engagement}", StringComparison.Ordinal));
        Assert.Equal(documented.Except(OfFiles).Order(StringComparer.Ordinal), here.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("inProgress")]
    [InlineData("paid")]
    public async Task Another_company_s_case_is_not_there_at_any_endpoint(string status)
    {
        var id = await Offers.In(status);
        var before = await Look(id);
        foreach (var (method, path, body, roles) in Endpoints)
        {
            var answer = await Ask(Fiona, method, id + path, body);
            if (roles.Contains("client", StringComparison.Ordinal))
                answer.ExpectProblem(404, "notFound");
            else
                answer.ExpectProblem(403, "forbidden");
        }
        Assert.Equal(before.Version, (await Look(id)).Version);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("assigned")]
    [InlineData("inProgress")]
    [InlineData("paid")]
    public async Task Another_worker_s_case_is_not_there_at_any_endpoint(string status)
    {
        var id = await Offers.In(status);
        var before = await Look(id);
        foreach (var (method, path, body, roles) in Endpoints)
        {
            var answer = await Ask(Walt, method, id + path, body);
            if (roles.Contains("worker", StringComparison.Ordinal))
                answer.ExpectProblem(404, "notFound");
            else
                answer.ExpectProblem(403, "forbidden");
        }
        Assert.Equal(before.Version, (await Look(id)).Version);
    }

    [Fact]
    public async Task A_case_that_is_none_is_not_there_at_any_endpoint()
    {
        foreach (var (method, path, body, roles) in Endpoints)
            (await Ask(OfRole(roles), method, "zzzzzzzzzzzzzzzz" + path, body)).ExpectProblem(404, "notFound");
    }

    private Portal OfRole(string roles) => roles.Split(' ') switch
    {
        var some when some.Contains("client") => Nora,
        var some when some.Contains("worker") => Wanda,
        _ => Sam,
    };

    [Fact]
    public async Task A_form_of_a_page_opens_no_endpoint_to_another_role()
    {
        var id = await Offers.InProgress();
        var before = await Look(id);
        foreach (var (role, person) in new[] { ("worker", "wanda"), ("client", "nora"), ("support", "sam"), ("accountManager", "ada") })
        {
            using var browser = await Browser.SignIn(Fixture.Url, person);
            foreach (var (method, path, _, _) in Endpoints.Where(endpoint =>
                endpoint.Method != "GET" && !endpoint.Roles.Split(' ').Contains(role)))
                (await browser.Post($"/do/assignments/{id}{path}", ("_method", method), ("_page", "/sign-in"))).Expect(403);
        }
        Assert.Equal(before.Version, (await Look(id)).Version);
    }

    [Fact]
    public async Task Another_role_is_turned_away_at_every_endpoint()
    {
        var id = await Offers.InProgress();
        var before = await Look(id);
        foreach (var (method, path, body, roles) in Endpoints)
        {
            foreach (var (role, portal) in new[] { ("worker", Wanda), ("client", Nora), ("support", Sam), ("accountManager", Ada) })
            {
                if (!roles.Split(' ').Contains(role))
                    (await Ask(portal, method, id + path, body)).ExpectProblem(403, "forbidden");
            }
        }
        (await Wanda.Post("assignments", Offers.Body())).ExpectProblem(403, "forbidden");
        (await Sam.Get("assignments")).ExpectProblem(403, "forbidden");
        Assert.Equal(before.Version, (await Look(id)).Version);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_turned_away_at_every_endpoint()
    {
        var id = await Offers.InProgress();
        foreach (var (method, path, body, _) in Endpoints)
            (await Ask(Market.Stranger(), method, id + path, body)).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task An_invited_worker_sees_the_offer_in_full_and_takes_no_part_yet()
    {
        var id = await Offers.SentTo(new { workers = new[] { "wanda" } });
        var offer = (await Wanda.Get($"assignments/{id}")).Expect(200).As<Assignment>();
        Assert.Equal(("sent", "100.00"), (offer.Status, offer.Price.Amount));
        foreach (var path in new[] { "timeline", "messages", "deliverables", "deliverables/d1/content" })
            await Refused(id, () => Wanda.Get($"assignments/{id}/{path}"), 403, "notAParty");
        await Refused(id, () => Wanda.Post($"assignments/{id}/messages", new { text = "Hello" }), 403, "notAParty");
        (await Walt.Get($"assignments/{id}")).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task An_applicant_who_was_not_chosen_loses_access()
    {
        var id = await Offers.Sent();
        (await Walt.Post($"assignments/{id}/applications", new { note = "Mine" })).Expect(201);
        var wanda = (await Wanda.Post($"assignments/{id}/applications")).As<Done>().Application!;
        Assert.Equal(
            ["walt"], (await Walt.Get($"assignments/{id}")).As<Assignment>().Applications!.Select(application => application.Worker));
        (await Nora.Post($"assignments/{id}/applications/{wanda.Id}/accept")).Expect(200);
        foreach (var (method, path, body, roles) in Endpoints)
        {
            if (roles.Contains("worker", StringComparison.Ordinal))
                (await Ask(Walt, method, id + path, body)).ExpectProblem(404, "notFound");
        }
        Assert.Equal(
            ["wanda"], (await Wanda.Get($"assignments/{id}")).As<Assignment>().Applications!.Select(application => application.Worker));
        Assert.Equal(2, (await Look(id)).Applications!.Count);
    }

    [Fact]
    public async Task Support_and_colleagues_of_the_client_take_part()
    {
        var id = await Offers.Draft();
        foreach (var portal in new[] { Nick, Sam })
        {
            (await portal.Get($"assignments/{id}")).Expect(200);
            (await portal.Get($"assignments/{id}/timeline")).Expect(200);
            (await portal.Post($"assignments/{id}/messages", new { text = "Hello" })).Expect(201);
        }
    }

    private static Task<Answer> Ask(Portal portal, string method, string path, object? body) =>
        portal.Send(
            new HttpMethod(method), $"assignments/{path}", body, NeedsIfMatch(method, path) ? [IfMatch(1)] : []);

    private static bool NeedsIfMatch(string method, string path) => method == "PATCH"
        || path.Contains("/visits/v1", StringComparison.Ordinal)
        || path.EndsWith("/audience", StringComparison.Ordinal) || path.EndsWith("/changes", StringComparison.Ordinal);
}
