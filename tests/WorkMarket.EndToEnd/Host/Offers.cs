using System.Globalization;
using WorkMarket.Demo.Http;

namespace WorkMarket.EndToEnd.Host;

/// <summary>Makes assignments of Northwind's Nora in each status; Wanda is the worker.</summary>
public sealed class Offers(Market market)
{
    private readonly Portal nora = market.As("nora");
    private readonly Portal wanda = market.As("wanda");

    /// <summary>A time from now, as the API takes it.</summary>
    public static string In(double hours) =>
        (DateTimeOffset.UtcNow + TimeSpan.FromHours(hours)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A body that creates; work in three hours, nothing to hand in.</summary>
    public static Dictionary<string, object?> Body(params (string Name, object? Value)[] besides)
    {
        var body = new Dictionary<string, object?>
        {
            ["title"] = "Swap a scanner",
            ["description"] = "Swap the scanner at the counter.",
            ["schedule"] = new { start = In(3), end = In(5), timeZone = "America/New_York" },
            ["price"] = new { amount = "100.00", currency = "USD" },
            ["deliverables"] = Array.Empty<object>(),
        };
        foreach (var (name, value) in besides)
            body[name] = value;
        return body;
    }

    public async Task<string> Draft(params (string Name, object? Value)[] besides) =>
        (await nora.Post("assignments", Body(besides))).Expect(201).As<Done>().Id;

    public async Task<string> Sent(params (string Name, object? Value)[] besides) => await SentTo(new { open = true }, besides);

    public async Task<string> SentTo(object audience, params (string Name, object? Value)[] besides)
    {
        var id = await Draft(besides);
        (await nora.Post($"assignments/{id}/send", audience)).Expect(200);
        return id;
    }

    public async Task<string> Assigned(params (string Name, object? Value)[] besides)
    {
        var id = await Sent(besides);
        var application = (await wanda.Post($"assignments/{id}/applications")).Expect(201).As<Done>().Application!;
        (await nora.Post($"assignments/{id}/applications/{application.Id}/accept")).Expect(200);
        return id;
    }

    public async Task<string> InProgress(params (string Name, object? Value)[] besides)
    {
        var id = await Assigned(besides);
        (await wanda.Post($"assignments/{id}/visits/check-in")).Expect(201);
        return id;
    }

    public async Task<string> PendingApproval(params (string Name, object? Value)[] besides)
    {
        var id = await InProgress([("confirmation", new { required = false }), .. besides]);
        (await wanda.Post($"assignments/{id}/visits/check-out")).Expect(200);
        (await wanda.Post($"assignments/{id}/complete", new { resolution = "Swapped." })).Expect(200);
        return id;
    }

    public async Task<string> Invoiced()
    {
        var id = await PendingApproval();
        (await nora.Post($"assignments/{id}/approve")).Expect(200);
        return id;
    }

    public async Task<string> Paid()
    {
        var id = await Invoiced();
        (await nora.Post($"assignments/{id}/pay")).Expect(200);
        return id;
    }

    /// <summary>Submitted; both sides spoke and do not agree.</summary>
    public async Task<string> AtImpasse()
    {
        var id = await PendingApproval();
        (await wanda.Post($"assignments/{id}/messages", new { text = "Two more hours.", marked = "attempt" })).Expect(201);
        (await nora.Post($"assignments/{id}/messages", new { text = "No." })).Expect(201);
        return id;
    }

    /// <summary>Escalated for that.</summary>
    public async Task<string> Escalated()
    {
        var id = await AtImpasse();
        (await wanda.Post($"assignments/{id}/escalation", new { cause = "impasse", statement = "We do not agree." })).Expect(201);
        return id;
    }

    /// <summary>Both sides rated, then it was paid.</summary>
    public async Task<string> Rated(string byClient = "unsatisfied")
    {
        var id = await Invoiced();
        (await nora.Put($"assignments/{id}/rating", new { overall = byClient })).Expect(200);
        (await wanda.Put($"assignments/{id}/rating", new { overall = "satisfied" })).Expect(200);
        (await nora.Post($"assignments/{id}/pay")).Expect(200);
        return id;
    }

    public async Task<string> Voided()
    {
        var id = await Draft();
        (await nora.Post($"assignments/{id}/void")).Expect(200);
        return id;
    }

    public async Task<string> OnHold()
    {
        var id = await InProgress();
        (await nora.Post($"assignments/{id}/hold", new { reason = "Flooded", until = In(48) })).Expect(200);
        return id;
    }

    public async Task<string> Cancelled()
    {
        var id = await Assigned();
        (await nora.Post($"assignments/{id}/cancel", new { reason = "customerCancelled" })).Expect(200);
        return id;
    }

    /// <summary>An assignment in a status.</summary>
    public Task<string> In(string status) => status switch
    {
        "draft" => Draft(),
        "sent" => Sent(),
        "assigned" => Assigned(),
        "inProgress" => InProgress(),
        "pendingApproval" => PendingApproval(),
        "invoiced" => Invoiced(),
        "paid" => Paid(),
        "onHold" => OnHold(),
        "cancelled" => Cancelled(),
        _ => Voided(),
    };
}
