using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>One assignment from draft to paid.</summary>
internal static class MainJob
{
    public static async Task<Assignment> Tell(Scene scene)
    {
        scene.Tell.Chapter("Two registers at store 114: from draft to paid");
        var job = await Offer(scene);
        await Work(scene, job);
        await Files(scene, job);
        await Finish(scene, job);
        return await Settle(scene, job);
    }

    private static async Task<Assignment> Offer(Scene scene)
    {
        var tell = scene.Tell;
        var job = await scene.Draft(scene.Nora, "Replace two registers at store 114", "180.00");
        tell.Says("Nora", $"writes a draft: {job.Title}, {job.Price}, in three hours. {scene.Mark(job)}");
        await Scene.Send(scene.Nora, job, "wanda", "walt");
        (await scene.Wes.Get($"assignments/{job.Id}")).ExpectProblem(404, "notFound");
        tell.Says("Nora", "sends it to Wanda and Walt by name. Wes, who is not named, does not even find it.");

        var application = await Scene.Apply(scene.Wanda, job, "I did the registers in store 112");
        (await scene.Wanda.Post($"assignments/{job.Id}/applications")).ExpectRefusal(409, "alreadyApplied");
        tell.Says("Wanda", "sees the scope in full and applies. Twice is not possible.");
        job = await Scene.Accept(scene.Nora, job, application);
        Scene.Must(job.Worker == "wanda", "The chosen worker has the assignment.");
        (await scene.Walt.Get($"assignments/{job.Id}")).ExpectProblem(404, "notFound");
        tell.Says("Nora", "accepts Wanda; the price is fixed. Walt loses access.");
        tell.Checklist("before the work", await Scene.Look(scene.Wanda, job.Id));

        job = await Scene.Do(scene.Wanda, job, "confirm", null, "assigned");
        Scene.Must(job.ConfirmedAt is not null, "A confirmed schedule is shown so.");
        tell.Says("Wanda", "confirms the schedule, inside the window that opened a day before the start.");
        return job;
    }

    private static async Task Work(Scene scene, Assignment job)
    {
        var tell = scene.Tell;
        await Write(scene.Nora, job, "message", "Park behind the store, the front is a fire lane.");
        await Write(scene.Wanda, job, "question", "Is the server room open?");
        await Write(scene.Nora, job, "message", "The manager on duty has the key.");
        await Write(scene.Nora, job, "note", "Budget left for a second visit: 90.", isPrivate: true);
        (await scene.Wanda.Post($"assignments/{job.Id}/messages", new { text = "Not for you", @private = true }))
            .ExpectRefusal(400, "privateForClients");
        var (workers, clients, support) = (await Read(scene.Wanda, job), await Read(scene.Nick, job), await Read(scene.Sam, job));
        Scene.Must(workers is 3 && support is 3 && clients is 4, "A private message is for the client company alone.");
        tell.Says("Both", "write messages. Nora's private note is read by Nick, and neither by Wanda nor by Sam of support.");

        (await scene.Wanda.Post($"assignments/{job.Id}/visits/check-out")).ExpectRefusal(409, "notCheckedIn");
        job = await Scene.Do(scene.Wanda, job, "visits/check-in", new { note = "At the counter" }, "inProgress");
        var refused = (await scene.Wanda.Post($"assignments/{job.Id}/visits/check-in")).ExpectRefusal(409, "visitOpen");
        tell.Says("Wanda", "checks in with her phone's app: the work is in progress.");
        tell.Refused("Wanda", "taps it again.", refused);

        var early = (await scene.Wanda.Post($"assignments/{job.Id}/complete", new { resolution = "Done" }))
            .ExpectRefusal(409, "checklistOpen", "checklistOpen", "checklistOpen");
        tell.Refused("Wanda", "tries to complete before she has checked out and handed in anything.", early);
    }

    private static async Task Files(Scene scene, Assignment job)
    {
        var tell = scene.Tell;
        var photo = SampleFiles.Png(210);
        await Handover.Deliver(scene.Wanda, scene.Nora, job.Id, "registers.png", "photo", photo);
        tell.Says("Wanda", $"uploads a photo straight to storage, {photo.Length} bytes; Nora downloads the very same.");
        var sheet = SampleFiles.Pdf("Sign-off", "Two registers replaced and tested.", "Signed: D. Park, manager on duty");
        await Handover.Deliver(scene.Wanda, scene.Nora, job.Id, "sign-off.pdf", "signOff", sheet);
        await Handover.Deliver(scene.Wanda, scene.Nora, job.Id, "serial numbers.csv", "other", SampleFiles.Csv());
        tell.Says("Wanda", "adds the signed sheet as PDF and a CSV with the serial numbers.");

        var refused = (await Handover.TryDeliver(scene.Wanda, job.Id, "driver.pdf", "other", SampleFiles.Exe()))
            .ExpectRefusal(400, "fileContentMismatch");
        tell.Refused("Wanda", "hands in a program that somebody renamed to driver.pdf.", refused);
        refused = (await scene.Wanda.Post($"assignments/{job.Id}/uploads", new { fileName = "driver.exe", size = 512 }))
            .ExpectRefusal(400, "fileFormatNotAccepted");
        tell.Refused("Wanda", "tries it under its true name, driver.exe.", refused);
        var kept = (await scene.Nora.Get($"assignments/{job.Id}/deliverables")).As<DeliverableList>().Deliverables;
        Scene.Must(kept.Count == 3, "Nothing of a refused file is kept.");
    }

    private static async Task Finish(Scene scene, Assignment job)
    {
        var tell = scene.Tell;
        job = await Scene.Do(scene.Wanda, job, "visits/check-out", null, "inProgress");
        Scene.Must(job.Visits is [{ CheckOut: not null }], "A visit that was checked out is closed.");
        tell.Says("Wanda", "checks out.");
        (await scene.Wanda.Post(
            $"assignments/{job.Id}/complete", new { resolution = "Both run", finalValue = new { amount = "180.01", currency = "USD" } }))
            .ExpectRefusal(400, "finalValueRaised");
        job = await Scene.Do(scene.Wanda, job, "complete", new { resolution = "Both registers run." }, "pendingApproval");
        tell.Says("Wanda", "completes. More than the agreed price she could not have asked for; now it waits for approval.");

        job = await Scene.Do(scene.Nora, job, "send-back", new { reason = "The photo is too dark" }, "inProgress");
        Scene.Must(job.SentBackReason == "The photo is too dark", "The reason of sending back is shown.");
        tell.Says("Nora", "sends it back: the photo is too dark.");
        var first = (await scene.Wanda.Get($"assignments/{job.Id}/deliverables")).As<DeliverableList>().Deliverables
            .Single(file => file.Type == "photo");
        var photo = await Handover.Deliver(scene.Wanda, scene.Nora, job.Id, "registers-2.png", "photo", SampleFiles.Png(255), first.Id);
        Scene.Must(photo.Id == first.Id && photo.Versions.Count == 2, "Replacing keeps the earlier version.");
        job = await Scene.Do(
            scene.Wanda, job, "complete",
            new
            {
                resolution = "Both registers run; new photo.",
                finalValue = new { amount = "175.00", currency = "USD" },
                explanation = "Five off for the second photo",
            },
            "pendingApproval");
        Scene.Must(job.Completion?.FinalValue == new Money("175.00", "USD"), "The final value may be lowered.");
        tell.Says("Wanda", "replaces the photo, the old version is kept, and completes again for 175.00.");
        tell.Checklist("after the work", job);
    }

    private static async Task<Assignment> Settle(Scene scene, Assignment job)
    {
        job = await Scene.Do(scene.Nora, job, "approve", null, "invoiced");
        Scene.Must(job.Invoice?.Amount == new Money("175.00", "USD"), "The invoice is over the lower of price and final value.");
        Scene.Must(
            (job.Invoice!.DueAt - job.Invoice.ApprovedAt).TotalDays is > 29.9 and < 30.1,
            "The invoice is due after the payment terms, 30 days.");
        scene.Tell.Says("Nora", $"approves: {job.Invoice.Amount}, due {Telling.Narrator.Time(job.Invoice.DueAt, job).TrimEnd()}.");
        job = await Scene.Do(scene.Nora, job, "pay", new { reference = "ACH 2041" }, "paid");
        scene.Tell.Says("Nora", "pays. That was it.");
        return job;
    }

    private static async Task Write(Portal by, Assignment job, string kind, string text, bool isPrivate = false)
    {
        var posted = (await by.Post($"assignments/{job.Id}/messages", new { text, kind, @private = isPrivate })).Expect(201)
            .As<Done>().Message!;
        Scene.Must(posted.Text == text && posted.Kind == kind && posted.Private == isPrivate, "A message is posted as it was written.");
    }

    private static async Task<int> Read(Portal by, Assignment job) =>
        (await by.Get($"assignments/{job.Id}/messages")).Expect(200).As<MessageList>().Messages.Count;
}
