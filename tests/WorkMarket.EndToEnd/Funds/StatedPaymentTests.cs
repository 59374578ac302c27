using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Funds;

/// <summary>A payment that the client states by hand, and what the worker says to it (domain.md §2).</summary>
public sealed class StatedPaymentTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task What_was_not_received_is_to_be_paid_again_and_is_final_once_the_worker_confirms()
    {
        var id = await Offers.Paid();
        var stated = (await Wanda.Get($"assignments/{id}")).Expect(200).Json;
        Assert.Contains(
            stated.GetProperty("needsAction").EnumerateArray(), need => need.GetProperty("reason").GetString() == "checkPayment");
        Assert.False(stated.GetProperty("statedPayment").TryGetProperty("finalAt", out _));
        await Problem(id, () => Wanda.Post($"assignments/{id}/payment/not-received", new { note = 4 }), 400, "invalidRequest");
        await Refused(
            id, () => Wanda.Post($"assignments/{id}/payment/not-received", new { note = "bell\u0007" }), 400, "textControlCharacters");

        Assert.Equal("invoiced", (await Act(Wanda, id, "payment/not-received", new { note = "No money came." })).Status);
        var unpaid = (await Nora.Get($"assignments/{id}")).Expect(200).Json;
        Assert.True(unpaid.GetProperty("notReceived").TryGetProperty("statedAt", out _));
        Assert.Contains(unpaid.GetProperty("needsAction").EnumerateArray(), need => need.GetProperty("reason").GetString() == "pay");

        Assert.Equal("paid", (await Act(Nora, id, "pay", new { reference = "Wire 18" })).Status);
        Assert.Equal("paid", (await Act(Wanda, id, "payment/confirm")).Status);
        await Refused(id, () => Wanda.Post($"assignments/{id}/payment/not-received"), 409, "paymentFinal");
        await Refused(id, () => Wanda.Post($"assignments/{id}/payment/confirm"), 409, "paymentFinal");
        var types = (await Nora.Get($"assignments/{id}/timeline?limit=200")).Expect(200).Json.GetProperty("entries").EnumerateArray()
            .Select(entry => entry.GetProperty("type").GetString()!).TakeLast(4);
        Assert.Equal(["paid/1", "paymentNotReceived/1", "paid/1", "paymentConfirmed/1"], types);
    }

    private static async Task<Done> Act(Portal by, string id, string action, object? body = null) =>
        (await by.Post($"assignments/{id}/{action}", body)).Expect(200).As<Done>();
}
