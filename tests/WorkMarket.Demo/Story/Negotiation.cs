using System.Text.Json;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>Questions before anybody applies, and a counteroffer that becomes what is agreed.</summary>
internal static class Negotiation
{
    public static async Task<Assignment> Tell(Scene scene)
    {
        scene.Tell.Chapter("A negotiation");
        var offer = Scene.OnTrust();
        offer["schedule"] = Scene.Between(TimeSpan.FromHours(3), TimeSpan.FromHours(8));
        var job = await scene.Draft(scene.Nora, "Cable the back office of store 20", "150.00", offer);
        await Scene.Send(scene.Nora, job);
        scene.Tell.Says("Nora", $"offers to everybody: {job.Title}, {job.Price} flat. {scene.Mark(job)}");
        await AskAndAnswer(scene, job);
        var (declined, taken) = await Counter(scene, job);

        await Scene.Do(scene.Nora, job, $"applications/{declined}/decline", new { reason = "Over our budget" }, "sent");
        job = await Scene.Begun(scene.Nora, await Scene.Accept(scene.Nora, job, taken));
        Scene.Must(
            job is { Worker: "wes", Price: { Type: "perHour", PerHourPrice.Amount: "40.00", MaxNumberOfHours: "4" } },
            "What was proposed and accepted is the price.");
        Scene.Must(
            job.Funds is [{ Kind: "expenseReimbursement", Amount.Amount: "20.00", Status: "approved" }],
            "Proposed expenses are agreed with it.");
        Scene.Must(job.Applications!.Single(one => one.Id == declined).End == "declined", "What was declined stays, and says so.");
        scene.Tell.Says(
            "Nora",
            $"declines Wanda's and accepts Wes's: the price is now {job.Price}, at most {job.Price.MaxNumberOfHours} hours, and {job.Funds![
                0].Amount} for expenses.");
        return job;
    }

    private static async Task AskAndAnswer(Scene scene, Assignment job)
    {
        const string asks = "Is there a ladder on site?";
        const string answers = "Yes, in the stock room.";
        var question = (await scene.Walt.Post($"assignments/{job.Id}/questions", new { text = asks })).Expect(201).Json
            .GetProperty("question").GetString();
        Scene.Must(await Questions(scene.Wanda, job) is [], "Until it is answered a question is between who asked and the client.");
        (await scene.Nora.Post($"assignments/{job.Id}/questions/{question}/answer", new { text = answers })).Expect(200);
        Scene.Must(
            await Questions(scene.Wanda, job) is [var read] && read.GetProperty("text").GetString() == asks
            && !read.TryGetProperty("asker", out _)
            && read.GetProperty("answer").GetProperty("text").GetString() == answers, "Everybody reads the answer, and nobody who asked.");
        scene.Tell.Says("Walt", $"asks before he applies: {asks} Nora answers to all: {answers} Wanda reads both, but not who asked.");
    }

    private static async Task<(string Declined, string Taken)> Counter(Scene scene, Assignment job)
    {
        var empty = (await scene.Wanda.Post($"assignments/{job.Id}/counteroffers", new { note = "Could it be more?" }))
            .ExpectRefusal(400, "proposalEmpty");
        scene.Tell.Refused("Wanda", "would like more and does not say how much.", empty);
        var wandas = await Propose(scene.Wanda, job, new { price = Scene.Usd("260.00"), confirmCompanyScorecard = true });
        Scene.Must(wandas.Proposal!.Price!.Flat == new Money("260.00", "USD"), "A counteroffer is as it was made.");
        scene.Tell.Says("Wanda", $"proposes {wandas.Proposal.Price}.");

        var wess = await Propose(scene.Wes, job, new
        {
            price = new { type = "perHour", perHourPrice = Scene.Usd("40.00"), maxNumberOfHours = "4" },
            expenses = Scene.Usd("20.00"),
            schedule = Scene.Between(Scene.Shortly, TimeSpan.FromHours(5)),
            expires = Scene.In(TimeSpan.FromHours(2)),
            note = "I bring the cable.",
            confirmCompanyScorecard = true, // Below a threshold of the company's scorecard it has to be said.
        });
        Scene.Must(
            wess.Proposal is { Price.Type: "perHour", Expenses.Amount: "20.00", Expires: not null },
            "A price of any type can be proposed.");
        Scene.Must((await Scene.Look(scene.Wes, job.Id)).Applications is [{ Worker: "wes" }], "A worker sees no other worker's proposal.");
        scene.Tell.Says(
            "Wes",
            $"proposes {wess.Proposal!.Price} for at most 4 hours and {wess.Proposal.Expenses} of expenses, and to begin at once; "
                + "that stands for two hours.");
        return (wandas.Id, wess.Id);
    }

    private static async Task<Application> Propose(Portal worker, Assignment job, object proposal) =>
        (await worker.Post($"assignments/{job.Id}/counteroffers", proposal)).Expect(201).As<Done>().Application!;

    private static async Task<List<JsonElement>> Questions(Portal reader, Assignment job) =>
        [.. (await reader.Get($"assignments/{job.Id}/questions")).Expect(200).Json.GetProperty("questions").EnumerateArray()];
}
