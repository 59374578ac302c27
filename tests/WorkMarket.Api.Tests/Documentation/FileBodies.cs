using System.Text.Json.Nodes;
using WorkMarket.Api.Http;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>Files as they come and go through the API.</summary>
internal static class FileBodies
{
    /// <summary>The headers of a request for a part of a file, or for what the reader does not have yet.</summary>
    public static IEnumerable<(string Name, string Meaning)> Headers { get; } =
    [
        ("Range", "The part that is wanted, as in `bytes=0-1023` or `bytes=-500`; several parts get the whole."),
        ("If-Range", "The ETag of the file that the part is wanted of; of another, the whole is sent."),
        ("If-None-Match", "The ETag of the file that the reader has."),
    ];

    public static JsonObject Request(FileBody body, Schemas schemas) => new()
    {
        ["required"] = true,
        ["content"] = body == FileBody.Raw
            ? Operation.Content("application/octet-stream", [])
            : Operation.Content("multipart/form-data", new()
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["type"] = Described("What kind of deliverable it is.", schemas.OfRequest(typeof(DeliverableType))),
                    ["replaces"] = Described("The deliverable of which this is the new version.", schemas.OfRequest(typeof(DeliverableId))),
                    ["sha256"] = Described(
                        "The SHA-256 of the bytes in hexadecimal digits, which is then compared.", new() { ["type"] = "string" }),
                    ["file"] = Described("The file itself, with its name. The parts come in any order.",
                        new() { ["type"] = "string", ["contentMediaType"] = "application/octet-stream" }),
                },
                ["required"] = new JsonArray("type", "file"),
                ["additionalProperties"] = false,
            }),
    };

    public static void AddAnswers(JsonObject responses, string? made)
    {
        responses["200"] = File($"The file. Its ETag is {(made is null ? "the SHA-256 of its bytes" : "the assignment's version")}.", made);
        responses["206"] = File("The part of the file that `Content-Range` names.", made);
        responses["304"] = new JsonObject { ["description"] = "The reader has it already." };
        responses["416"] = new JsonObject { ["description"] = "The file has no such part; `Content-Range` says how long it is." };
    }

    private static JsonObject Described(string description, JsonObject schema)
    {
        schema.Insert(0, "description", description);
        return schema;
    }

    private static JsonObject File(string description, string? made) =>
        new() { ["description"] = description, ["content"] = Operation.Content(made ?? "*/*", []) };
}
