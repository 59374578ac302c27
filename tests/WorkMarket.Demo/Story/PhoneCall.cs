using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>A company that requires the phone: the worker calls, and the telephone provider carries each step to the host.</summary>
internal static class PhoneCall
{
    private const string Pin = "407193";

    public static async Task Tell(Scene scene)
    {
        scene.Tell.Chapter("Fabrikam: check in by phone");
        var job = await scene.Draft(scene.Fiona, "Swap an access point at the depot", "95.50");
        job = await Scene.Staff(scene.Fiona, scene.Walt, "walt", job);
        (await scene.Walt.Post($"assignments/{job.Id}/confirm")).ExpectRefusal(409, "confirmationNotRequired");
        var refused = (await scene.Walt.Post($"assignments/{job.Id}/visits/check-in")).ExpectRefusal(409, "phoneRequired");
        scene.Tell.Refused("Walt", $"checks in with the app. {scene.Mark(job)}", refused);

        var number = await Number(scene, job);
        await CheckIn(scene, number);
        await Handover.Deliver(scene.Walt, scene.Fiona, job.Id, "access point.png", "photo", SampleFiles.Png(90));
        var heard = await Telephone.Dial(scene.Market, number, Pin, "2");
        Scene.Must(heard.StartsWith("You are checked out", StringComparison.Ordinal), heard);
        job = await Scene.Look(scene.Walt, job.Id);
        Scene.Must(job.Visits is [{ CheckIn.By.Channel: "phone", CheckOut.By.Channel: "phone" }], "The channel comes from the call.");
        scene.Tell.Says("Walt", $"hands in a photo with the app and calls once more to check out: {heard}");

        await Scene.Do(scene.Walt, job, "complete", new { resolution = "Swapped, signal is good." }, "pendingApproval");
        job = await Scene.Do(scene.Fiona, job, "approve", null, "invoiced");
        Scene.Must(
            (job.Invoice!.DueAt - job.Invoice.ApprovedAt).TotalDays is > 14.9 and < 15.1, "Fabrikam's invoices are due after 15 days.");
        scene.Tell.Says("Fiona", $"approves {job.Invoice.Amount}; Fabrikam pays within 15 days.");
    }

    private static async Task<string> Number(Scene scene, Assignment job)
    {
        (await scene.Walt.Put("me/phone-pin", new { pin = Pin })).Expect(200);
        var phone = (await scene.Walt.Get($"assignments/{job.Id}/phone")).Expect(200).Json;
        var number = phone.GetProperty("assignmentNumber").GetString()!;
        scene.Tell.Says(
            "Walt", $"has a PIN, and is told to call {phone.GetProperty("call").GetString()} and to enter assignment number {number}.");
        return number;
    }

    private static async Task CheckIn(Scene scene, string number)
    {
        var call = new Telephone(scene.Market);
        (await call.Send(call.Next, "", signature: "bm90IHNpZ25lZCBieSBUd2lsaW8=")).ExpectProblem(403, "signatureWrong");
        scene.Tell.Says("", "A call that the telephone provider has not signed is turned away. The provider's own:");
        foreach (var typed in new[] { "", number, "111222", Pin, "1" })
        {
            await call.Type(typed);
            scene.Tell.Says("", $"{(typed.Length == 0 ? "calls" : $"types {typed}"),-15} {call.Said}");
            Scene.Must(
                call.Said.Contains("not the PIN", StringComparison.Ordinal) == (typed == "111222"),
                "A wrong PIN is heard, the right one goes on.");
        }
        Scene.Must(call.Said.StartsWith("You are checked in", StringComparison.Ordinal) && !call.IsOpen, call.Said);
        scene.Tell.Says("", $"What the provider was sent last: {call.TwiML}");
    }
}
