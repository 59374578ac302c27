using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Negotiation;

/// <summary>Withdrawing and declining (domain.md §2).</summary>
public sealed class ClosingTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task A_worker_withdraws_and_applies_again()
    {
        var id = await Offers.Sent();
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        await Refused(id, () => Walt.Post($"assignments/{id}/applications/a1/withdraw"), 404, "nothingThere");
        (await Wanda.Post($"assignments/{id}/applications/a1/withdraw")).Expect(200);
        await Refused(id, () => Wanda.Post($"assignments/{id}/applications/a1/withdraw"), 409, "applicationClosed");
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a1/accept"), 409, "applicationClosed");
        Assert.Equal("a2", (await Wanda.Post($"assignments/{id}/applications")).Expect(201).As<Done>().Application!.Id);
    }

    [Fact]
    public async Task A_client_declines_with_a_reason_and_the_worker_still_sees_it()
    {
        var id = await Offers.Sent();
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        await Refused(id, () => Nora.Post($"assignments/{id}/applications/a9/decline"), 404, "unknownApplication");
        await Refused(
            id, () => Nora.Post($"assignments/{id}/applications/a1/decline", new { reason = new string('x', 10_001) }), 400, "textTooLong");
        (await Nora.Post($"assignments/{id}/applications/a1/decline", new { reason = "Too far away." })).Expect(200);
        var application = (await Wanda.Get($"assignments/{id}")).Expect(200).Json.GetProperty("applications")[0];
        Assert.Equal("declined", application.GetProperty("end").GetString());
    }

    [Fact]
    public async Task Who_says_no_to_an_offer_is_out_and_loses_its_row()
    {
        var id = await Offers.SentTo(new { workers = new[] { "wanda", "walt" } });
        await Eventually(() => Lists(Walt, id), there => there);
        (await Walt.Post($"assignments/{id}/decline-offer", new { reason = "On holiday." })).Expect(200);
        (await Walt.Get($"assignments/{id}")).ExpectProblem(404, "notFound");
        await Eventually(() => Lists(Walt, id), there => !there);
        Assert.True(await Lists(Wanda, id));
    }

    [Fact]
    public async Task Who_was_not_asked_by_name_has_nothing_to_decline()
    {
        var id = await Offers.Sent();
        await Refused(id, () => Wanda.Post($"assignments/{id}/decline-offer"), 409, "notInvited");
        var named = await Offers.SentTo(new { workers = new[] { "wanda" } });
        (await Walt.Post($"assignments/{named}/decline-offer")).ExpectProblem(404, "notFound");
    }

    private static async Task<bool> Lists(Portal worker, string id) =>
        (await worker.Get("assignments?limit=200")).Expect(200).As<AssignmentList>().Assignments.Any(row => row.Id == id);
}
