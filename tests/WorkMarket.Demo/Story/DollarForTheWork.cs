using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>A client who cancels submitted work for one dollar, states it as paid and calls that justified: none of it helps.</summary>
internal static class DollarForTheWork
{
    /// <summary>Wanda gets the work.</summary>
    public static async Task<Assignment> Agree(Scene scene) => await Scene.Staff(
        scene.Nora, scene.Wanda, "wanda", await scene.Draft(scene.Nora, "Hang eleven shelves in store 61", "110.00", Scene.OnTrust()));

    /// <summary>She does it, and sees a dollar at most.</summary>
    public static async Task Tell(Scene scene, Assignment job)
    {
        scene.Tell.Chapter("A client who pays one dollar for the work");
        job = await Scene.Begun(scene.Nora, job);
        job = await Scene.Do(scene.Wanda, job, "complete", new { resolution = "Eleven shelves hang, all level." }, "pendingApproval");
        var silent = (await scene.Nora.Post(
            $"assignments/{job.Id}/cancel", new { reason = "workNotNeeded", amount = Scene.Usd("1.00") }))
            .ExpectRefusal(400, "withheldWithoutReason");
        scene.Tell.Says("Wanda", $"hangs eleven shelves and submits the work. {scene.Mark(job)}");
        scene.Tell.Refused("Nora", "cancels it for 1.00.", silent);

        job = await Cancel(scene, job);
        await Dispute(scene, job);
        await StateAsPaid(scene, job);
    }

    private static async Task<Assignment> Cancel(Scene scene, Assignment job)
    {
        job = await Scene.Do(
            scene.Nora, job, "cancel",
            new
            {
                reason = "workNotNeeded",
                amount = Scene.Usd("1.00"),
                clarification = "We changed our minds about the shelves.",
                statesJustification = true,
            },
            "invoiced");
        Scene.Must(
            job.Total is { Submitted.Amount: "110.00", Withheld.Amount: "109.00", Sum.Amount: "1.00" },
            "The total shows what was submitted, what is paid and what is withheld.");
        scene.Tell.Says(
            "Nora", "says that she changed her mind, and marks that as her justification. The total shows what she withholds:");
        scene.Tell.Total(job.Total!);
        return job;
    }

    // A justification bars no dispute over submitted work that is paid below what it came to.
    private static async Task Dispute(Scene scene, Assignment job)
    {
        (await scene.Wanda.Post($"assignments/{job.Id}/messages", new { text = "The shelves hang. I want the 109.00 that are missing." }))
            .Expect(201);
        var opened = (await scene.Wanda.Post(
            $"assignments/{job.Id}/escalation",
            new { cause = "paymentDispute", statement = "The work was done and submitted, and 109.00 of it are withheld." }))
            .Expect(201).As<EscalationDone>();
        Scene.Must(opened.Escalation is { Stage: "messages" }, "A dispute over submitted work that is paid below its worth is heard.");
        scene.Tell.Says("Wanda", "escalates the missing 109.00: no justification bars a dispute over work that was submitted.");
    }

    private static async Task StateAsPaid(Scene scene, Assignment job)
    {
        job = await Scene.Do(scene.Nora, job, "pay", new { reference = "in the mail" }, "paid");
        job = await Scene.Do(scene.Wanda, job, "payment/not-received", new { note = "Nothing arrived." }, "invoiced");
        Scene.Must(job.PaidAt is null, "What did not arrive is not paid.");
        scene.Tell.Says(
            "Nora", "states the dollar as paid. Wanda says that nothing arrived: it is unpaid again, as if it had never been stated.");
    }
}
