using System.Text.Json;

namespace WorkMarket.Demo.Http;

/// <summary>Where to put a file.</summary>
public sealed record Upload(string Id, Uri Address, string Method, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt)
{
    public static Upload Read(Answer answer)
    {
        var view = answer.Expect(201).Json;
        return new(
            view.GetProperty("upload").GetString()!,
            new(view.GetProperty("address").GetString()!),
            view.GetProperty("method").GetString()!,
            view.GetProperty("headers").Deserialize<Dictionary<string, string>>()!,
            view.GetProperty("expiresAt").GetDateTimeOffset());
    }
}

/// <summary>A version of a deliverable.</summary>
public sealed record DeliverableVersion(int Version, string FileName, string ContentType, long Size, string Sha256, DateTimeOffset At);

/// <summary>A deliverable.</summary>
public sealed record Deliverable(string Id, string Type, IReadOnlyList<DeliverableVersion> Versions);

/// <summary>The deliverables.</summary>
public sealed record DeliverableList(IReadOnlyList<Deliverable> Deliverables);
