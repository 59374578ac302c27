using WorkMarket.Demo.Files;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>A template, a draft of it with documents, the client's own number, and an edit after it was sent.</summary>
internal static class TemplateUsed
{
    /// <summary>Nora writes a template, uses it, adds documents, changes her mind, and takes it all away again.</summary>
    public static async Task Tell(Scene scene)
    {
        scene.Tell.Chapter("A template");
        var name = $"Shelf labels {Guid.NewGuid():N}"[..22];
        var template = (await scene.Nora.Post("templates", new
        {
            name,
            content = new { title = "Change the shelf labels", description = "All labels of aisle 4.", price = Scene.Usd("80.00") },
        })).Expect(201).Json.GetProperty("id").GetString();
        scene.Tell.Says("Nora", $"keeps a template, “{name}”: title, scope and 80.00 USD; how it is run it leaves to the company.");
        var again = (await scene.Nick.Post("templates", new { name = name.ToUpperInvariant() })).ExpectRefusal(409, "templateNameTaken");
        scene.Tell.Refused("Nick", "wants another one of the same name.", again);

        var number = $"PO {Guid.NewGuid():N}"[..12];
        var schedule = Scene.Between(TimeSpan.FromHours(30), TimeSpan.FromHours(32));
        var draft = (await scene.Nora.Post($"templates/{template}/use", new { schedule, externalId = number })).Expect(201).As<Done>().Id;
        var view = (await scene.Nora.Get($"assignments/{draft}")).Expect(200).Json;
        Scene.Must(
            view.GetProperty("title").GetString() == "Change the shelf labels" && view.GetProperty("externalId").GetString() == number,
            "A draft of a template says what the template says.");
        scene.Tell.Says("Nora", $"makes a draft of it with a schedule of its own, under her number {number}.");
        var twice = (await scene.Nick.Post($"assignments/{draft}/copy", new { schedule, externalId = number }))
            .ExpectRefusal(409, "externalIdTaken");
        scene.Tell.Refused("Nick", "copies it, with the number and all.", twice);

        await Add(scene.Nora, draft, "plan of aisle 4.png", "scope");
        await Add(scene.Nora, draft, "key codes.png", "assignedWorker");
        (await scene.Nora.Post($"assignments/{draft}/send", new { open = true })).Expect(200);
        var seen = (await scene.Wanda.Get($"assignments/{draft}/documents")).Expect(200).Json.GetProperty("documents").EnumerateArray();
        Scene.Must(
            seen.Select(document => document.GetProperty("id").GetString()).SequenceEqual(["doc1"]),
            "A document for the assigned worker is shown to nobody who only sees the scope.");
        Scene.Must(
            (await scene.Wanda.Get($"assignments/{draft}/documents/doc2/content")).Status == 404,
            "A document that one may not see is not there.");
        scene.Tell.Says(
            "Nora", "adds a plan for everybody who sees the offer, and key codes for the worker who gets it. Wanda sees the plan alone.");

        await EditAfterSending(scene, draft);
        (await scene.Nora.Post($"assignments/{draft}/void")).Expect(200);
        var found = (await scene.Nora.Get($"assignments?externalId={Uri.EscapeDataString(number)}")).Expect(200).As<AssignmentList>();
        Scene.Must(found.Assignments is [], "What is void gives its number back.");
        (await scene.Nora.Delete($"templates/{template}")).Expect(204);
        scene.Tell.Says("Nora", "takes the offer back, so that her number is free again, and deletes the template.");
    }

    // A client may never hold a worker to terms that the worker has not read.
    private static async Task EditAfterSending(Scene scene, string id)
    {
        scene.Tell.Chapter("An edit after sending");
        var offer = $"assignments/{id}";
        var body = new { termsVersion = 1, confirmCompanyScorecard = true };
        var application = (await scene.Wanda.Post($"{offer}/applications", body)).Expect(201).As<Done>().Application!.Id;
        scene.Tell.Says("Wanda", "applies on the terms as she read them.");
        var seen = (await scene.Nora.Get(offer)).Expect(200).As<Assignment>().Version;
        (await scene.Nora.Patch(offer, new { description = "All labels of aisles 4 and 5." }, ("If-Match", $"\"{seen}\""))).Expect(200);
        scene.Tell.Says("Nora", "asks for aisle 5 as well, for the same price.");
        var outdated = (await scene.Nora.Post($"{offer}/applications/{application}/accept")).ExpectRefusal(409, "applicationOutdated");
        scene.Tell.Refused("Nora", "accepts Wanda's application.", outdated);
        var changed = (await scene.Wanda.Post($"{offer}/applications/{application}/renew", new { termsVersion = 1 }))
            .ExpectRefusal(409, "termsChanged");
        scene.Tell.Refused("Wanda", "renews it on what she had read.", changed);
        (await scene.Wanda.Post($"{offer}/applications/{application}/renew", new { termsVersion = 2 })).Expect(200);
        var terms = (await scene.Wanda.Get($"{offer}/terms/1")).Expect(200).Json.GetProperty("changedSince");
        Scene.Must(
            terms.GetProperty("description").GetProperty("new").GetString() == "All labels of aisles 4 and 5.",
            "What is different from what one read is said by field.");
        scene.Tell.Says("Wanda", "reads what changed and renews it: now it can be accepted.");
    }

    private static async Task Add(Portal by, string assignment, string name, string audience)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(audience), "audience" },
            { new ByteArrayContent(SampleFiles.Png(40)), "file", name },
        };
        var added = (await by.Post($"assignments/{assignment}/documents", form)).Expect(201).Json.GetProperty("document");
        Scene.Must(
            added.GetProperty("audience").GetString() == audience && added.GetProperty("versions").GetArrayLength() == 1,
            "A document is for whom the client says.");
    }
}
