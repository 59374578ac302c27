using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Queues;

namespace WorkMarket.Application.Deliverables;

/// <summary>Which malware scanner says whether a file is handed out.</summary>
public enum FileScannerKind
{
    /// <summary>None: files are handed out unchecked.</summary>
    None,

    /// <summary>The one of the house, which knows the EICAR test file alone.</summary>
    House,

    /// <summary>Microsoft Defender for Storage, whose verdicts are tags of the files.</summary>
    Defender,
}

/// <summary>A kept file that waits for a scanner's verdict.</summary>
/// <param name="Upload">The upload that brought it; it names the case or the profile.</param>
/// <param name="File">Where the file store keeps it.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Looks">How often it was looked for a verdict in vain.</param>
public sealed record FileCheck(string Upload, string File, Instant Since, int Looks = 0)
{
    /// <summary>The text of a queue message.</summary>
    public string ToMessage() => JsonSerializer.Serialize(new Wire(Upload, File, InstantPattern.ExtendedIso.Format(Since), Looks));

    /// <summary>Reads a queue message.</summary>
    /// <exception cref="JsonException">It is none of ours.</exception>
    public static FileCheck Parse(string message) =>
        JsonSerializer.Deserialize<Wire>(message) is { Upload: not null, File: not null, Since: { } since } wire
        && InstantPattern.ExtendedIso.Parse(since) is { Success: true, Value: var instant } && UploadId.TryParse(wire.Upload, out _)
            ? new(wire.Upload, wire.File, instant, wire.Looks)
            : throw new JsonException("This is not a file that waits for a verdict.");

    private sealed record Wire(
        [property: JsonPropertyName("upload")] string Upload, [property: JsonPropertyName("file")] string File,
        [property: JsonPropertyName("since")] string Since, [property: JsonPropertyName("looks")] int Looks);
}

/// <summary>Does nothing: where there is no scanner, no file waits for a verdict.</summary>
public sealed class NoFileChecks : IQueue<FileCheck>
{
    /// <inheritdoc/>
    public Task Enqueue(FileCheck message, Duration hidden, CancellationToken cancellation) => Task.CompletedTask;
}
