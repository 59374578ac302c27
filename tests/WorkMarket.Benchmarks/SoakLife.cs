
namespace WorkMarket.Benchmarks;

/// <summary>A client and a worker who do this and that, again and again: whole lives of assignments, lists, and what is refused.</summary>
internal sealed class SoakLife(string url, int number)
{
    private static readonly string[] Workers = ["wanda", "walt", "wes"];
    private Portal? client;
    private Portal? worker;

    /// <summary>Lives through an assignment, and answers how many requests that took.</summary>
    public async Task<int> Live(Func<bool> isOver)
    {
        client ??= await Town.SignIn(url, "nora");
        worker ??= await Town.SignIn(url, Workers[number % Workers.Length]);
        foreach (var terms in (await worker.Get("terms")).Expect(200).Json.GetProperty("terms").EnumerateArray()
            .Where(terms => !terms.GetProperty("accepted").GetBoolean()))
            (await worker.Post(
                $"terms/{terms.GetProperty("document").GetString()}/acceptance",
                new { version = terms.GetProperty("version").GetString() })).Expect(200);
        var id = await Town.Create(client);
        var at = $"assignments/{id}";
        (Portal By, string Path, object? Body, int Status)[] steps =
        [
            (client, $"{at}/send", new { open = true }, 200),
            (worker, $"{at}/questions", new { text = "Is there a ladder?" }, 201),
            (worker, $"{at}/applications", null, 201),
            (client, $"{at}/applications/a1/accept", null, 200),
            (worker, $"{at}/applications", null, 409),
            (worker, $"{at}/visits/check-in", null, 201),
            (client, $"{at}/messages", new { text = "Is it the red switch?" }, 201),
            (worker, $"{at}/messages", new { text = "It is." }, 201),
            (worker, $"{at}/funds", new { kind = "bonus", amount = new { amount = "5.00", currency = "USD" }, reason = "It rained." }, 201),
            (worker, $"{at}/visits/check-out", null, 200),
            (client, $"{at}/cancel", new { reason = "duplicate" }, 200),
            (worker, $"{at}/messages", new { text = "And my hours?" }, 201),
            (worker, $"{at}/escalation", new { cause = "cancelledWithoutClarification", statement = "I was there." }, 201),
            (worker, $"{at}/escalation/withdraw", null, 200),
        ];
        var done = 1;
        foreach (var (by, path, body, status) in steps)
        {
            (await by.Post(path, body, $"{Guid.NewGuid():N}")).Expect(status);
            foreach (var read in new[] { at, "assignments?limit=20", "assignments/counts" })
                (await by.Get(read)).Expect(200);
            done += 4;
            if (isOver())
                break;
        }
        (await client.Get($"{at}/timeline")).Expect(200);
        // Whoever never reads has more to read from time to time, and each look takes longer.
        foreach (var reader in new[] { client, worker })
        {
            (await reader.Get("notifications?limit=20")).Expect(200);
            (await reader.Post("notifications/read-all")).Expect(200);
        }
        return done + 5;
    }
}
