using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>Who is there, and the terms that workers accept first.</summary>
internal static class Prologue
{
    public static async Task Tell(Scene scene)
    {
        scene.Tell.Chapter("Two companies, three workers and the terms");
        foreach (var person in scene.Market.People.Values.Where(person => person.Role is "client" or "worker" or "support"))
        {
            var me = (await scene.Market.As(person.Id).Get("me")).Expect(200).Json;
            Scene.Must(
                me.GetProperty("id").GetString() == person.Id && me.GetProperty("role").GetString() == person.Role,
                "Everybody is who the token says.");
        }
        scene.Tell.Says("", "Northwind Retail: Nora Quinn and Nick Adeyemi. Fabrikam Networks: Fiona Marsh, check-in by phone.");
        scene.Tell.Says("", "Wanda Ortiz, Walt Jensen and Wes Okafor work. Sam Rivera is WorkMarket's support.");

        var offer = await scene.Draft(scene.Nora, "Count the chairs in store 9", "35.00");
        await Scene.Send(scene.Nora, offer);
        foreach (var (name, worker) in new[] { ("Wanda", scene.Wanda), ("Walt", scene.Walt), ("Wes", scene.Wes) })
            await AcceptTerms(scene, name, worker, offer);

        await Scene.Do(scene.Nora, offer, "void", new { note = "Counted by our own people" }, "voided");
        (await scene.Nora.Post($"assignments/{offer.Id}/void")).ExpectRefusal(409, "statusNotAllowed");
        scene.Tell.Says("Nora", $"had offered a count of chairs to everybody and takes it back: void. {scene.Mark(offer)}");
    }

    private static async Task AcceptTerms(Scene scene, string name, Portal worker, Assignment offer)
    {
        var open = (await worker.Get("terms")).Expect(200).As<TermsList>().Terms.Where(terms => !terms.Accepted).ToList();
        if (open is [])
        {
            scene.Tell.Says(name, "has accepted the terms in force before.");
            return;
        }
        var refused = (await worker.Post($"assignments/{offer.Id}/applications"))
            .ExpectRefusal(409, [.. open.Select(_ => "termsNotAccepted")]);
        scene.Tell.Refused(name, "applies at once.", refused);
        foreach (var terms in open)
            (await worker.Post($"terms/{terms.Document}/acceptance", new { version = terms.Version })).Expect(200);
        Scene.Must((await worker.Get("terms")).As<TermsList>().Terms.All(terms => terms.Accepted), "Accepted terms are shown so.");
        scene.Tell.Says(
            name,
            $"reads and accepts "
                + $"{string.Join(" and ", open.Select(terms => $"{Telling.Narrator.Words(terms.Document)} {terms.Version}"))}.");
    }
}
