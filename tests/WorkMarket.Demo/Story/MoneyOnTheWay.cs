using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>More hours that are declined, an expense with its receipt, a bonus, and what it all comes to.</summary>
internal static class MoneyOnTheWay
{
    public static async Task<Assignment> Tell(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("Money on the way, and the total line by line");
        var hours = await Ask(
            scene.Wes, job, new { kind = "budgetIncrease", quantity = "2", reason = "The old cable has to come out first" });
        await Decide(scene.Nora, job, hours, "decline", new { reason = "It can stay where it is" }, "declined");
        scene.Tell.Says(
            "Wes",
            $"asks for two hours more: the old cable has to come out first. Nora declines: it can stay where it is. {scene.Mark(job)}");
        await Expense(scene, job);
        var bonus = await Ask(scene.Nora, job, new { kind = "bonus", amount = Scene.Usd("15.00"), reason = "Done before opening time" });
        Scene.Must(bonus.Status == "approved", "What a client adds is granted.");
        scene.Tell.Says("Nora", $"adds a bonus of {bonus.Amount} herself.");
        await Ask(scene.Wes, job, new { kind = "bonus", amount = Scene.Usd("5.00"), reason = "It was cold" });

        var over = (await scene.Wes.Post($"assignments/{job.Id}/complete", new { resolution = "All ports work.", hours = "5.5" }))
            .ExpectRefusal(409, "hoursOverBudget");
        scene.Tell.Refused("Wes", "completes with 5.5 hours.", over);
        job = await Scene.Do(scene.Wes, job, "complete", new { resolution = "All ports work.", hours = "3.75" }, "pendingApproval");
        scene.Tell.Says("Wes", $"completes with {job.Completion!.Hours} hours.");
        return await Approve(scene, job);
    }

    private static async Task Expense(Scene scene, Assignment job)
    {
        var bill = SampleFiles.Pdf("Hardware store 7", "Cable ties  12.80", "Paid in cash");
        var upload = Upload.Read(await scene.Wes.Post($"assignments/{job.Id}/uploads", new { fileName = "bill.pdf", size = bill.Length }));
        (await Handover.Put(scene.Wes, upload, bill)).Expect(201);
        var ask = new
        {
            kind = "expenseReimbursement",
            amount = Scene.Usd("12.80"),
            reason = "Cable ties",
            receipt = new { upload = upload.Id, fileName = "bill.pdf" },
        };
        var expense = await Ask(scene.Wes, job, ask);
        Scene.Must(
            expense.Receipt is { FileName: "bill.pdf", ContentType: "application/pdf" } && expense.Receipt.Size == bill.Length,
            "An expense carries its receipt.");
        var sent = (await scene.Nora.Get($"assignments/{job.Id}/funds/{expense.Id}/receipt")).Expect(302);
        Scene.Must(
            (await scene.Nora.Fetch(sent.Headers.Location!)).Expect(200).Body.AsSpan().SequenceEqual(bill),
            "The client reads the receipt as it was handed in.");
        await Decide(scene.Nora, job, expense, "approve", null, "approved");
        (await scene.Nora.Post($"assignments/{job.Id}/funds/{expense.Id}/decline", new { reason = "On second thoughts" }))
            .ExpectRefusal(409, "fundsDecided");
        scene.Tell.Says(
            "Wes",
            $"laid out {expense.Amount} for cable ties and hands in the bill, {bill.Length} bytes of PDF. Nora reads it and approves, for "
                + $"good.");
    }

    private static async Task<Assignment> Approve(Scene scene, Assignment job)
    {
        var undecided = (await scene.Nora.Post($"assignments/{job.Id}/approve")).ExpectRefusal(409, "fundsUndecided");
        scene.Tell.Refused(
            "Nora", "approves. Wes had asked for 5.00 more because it was cold, and she has not decided on that.", undecided);
        job = await Scene.Do(scene.Nora, job, "approve", new { lapse = true }, "invoiced");
        Scene.Must(
            job.Funds!.Select(funds => funds.Status).SequenceEqual(["approved", "declined", "approved", "approved", "lapsed"]),
            "What is undecided at the close-out lapses.");
        var total = job.Total!;
        Scene.Must(total.Lines.Select(line => $"{line.Item} {line.Amount.Amount}").SequenceEqual(
            ["work 150.00", "expenseReimbursement 20.00", "expenseReimbursement 12.80", "bonus 15.00"]),
            "The total has a line for each thing that is paid.");
        Scene.Must(
            total.Sum == new Money("197.80", "USD") && job.Invoice!.Amount == total.Sum, "The invoice is over the sum of the lines.");
        Scene.Must((await Scene.Look(scene.Wes, job.Id)).Total!.Lines.SequenceEqual(total.Lines), "Both sides see the same lines.");
        scene.Tell.Says(
            "Nora",
            "says that it lapses, and approves. Both see why the number is what it is:");
        scene.Tell.Total(total);
        return job;
    }

    private static async Task<Funds> Ask(Portal by, Assignment job, object ask) =>
        (await by.Post($"assignments/{job.Id}/funds", ask, ("Idempotency-Key", Guid.NewGuid().ToString()))).Expect(201).As<Done>().Funds!;

    private static async Task Decide(Portal by, Assignment job, Funds asked, string how, object? body, string status)
    {
        var decided = (await by.Post($"assignments/{job.Id}/funds/{asked.Id}/{how}", body)).Expect(200).As<Done>().Funds!;
        Scene.Must(asked.Status == "asked" && decided.Status == status, $"What was asked for is {status}.");
    }
}
