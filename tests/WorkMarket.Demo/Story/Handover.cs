using System.Security.Cryptography;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Story;

/// <summary>Handing in files: an address, the bytes, and what they are.</summary>
public static class Handover
{
    /// <summary>Uploads a file and says what it is.</summary>
    public static async Task<Answer> TryDeliver(
        Portal worker, string assignment, string name, string type, byte[] content, string? replaces = null)
    {
        var upload = Upload.Read(await worker.Post($"assignments/{assignment}/uploads", new { fileName = name, size = content.Length }));
        (await Put(worker, upload, content)).Expect(201);
        return await worker.Post(
            $"assignments/{assignment}/uploads/{upload.Id}/complete",
            new { fileName = name, type, replaces, sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) });
    }

    /// <summary>The same where it has to go well; checks what is kept, and that it comes back as it was.</summary>
    public static async Task<Deliverable> Deliver(
        Portal worker, Portal reader, string assignment, string name, string type, byte[] content, string? replaces = null)
    {
        var kept = (await TryDeliver(worker, assignment, name, type, content, replaces)).Expect(201).As<Done>().Deliverable!;
        var newest = kept.Versions[^1];
        Scene.Must(newest.FileName == name && newest.Size == content.Length, "A deliverable has the name and the size of the file.");
        Scene.Must(newest.Sha256 == Convert.ToHexStringLower(SHA256.HashData(content)), "A deliverable has the SHA-256 of the file.");

        var sent = (await reader.Get($"assignments/{assignment}/deliverables/{kept.Id}/content")).Expect(302);
        var file = (await reader.Fetch(sent.Headers.Location!)).Expect(200);
        Scene.Must(file.Body.AsSpan().SequenceEqual(content), "What is downloaded is what was uploaded.");
        Scene.Must(file.ContentType == newest.ContentType, "It is downloaded with the type of its format.");
        Scene.Must(file.ContentHeaders?.ContentDisposition?.DispositionType == "attachment", "It is downloaded as an attachment.");
        return kept;
    }

    /// <summary>Puts the bytes where the API said.</summary>
    public static Task<Answer> Put(Portal worker, Upload upload, byte[] content) =>
        worker.Put(upload.Address, content, [.. upload.Headers.Select(header => (header.Key, header.Value))]);
}
