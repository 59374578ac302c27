using System.Text.Json.Nodes;
using WorkMarket.Api.Http;

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

    public static JsonObject Request(TakesFileAttribute takes, Schemas schemas) => new()
    {
        ["required"] = true,
        ["content"] = takes.Says is { } says
            ? Operation.Content("multipart/form-data", Form(schemas.Described(says)))
            : Operation.Content("application/octet-stream", []),
    };

    // What a body of JSON would say, in parts: the file's name is said by the file's own, and an amount of money is two.
    private static JsonObject Form(JsonObject says)
    {
        var (parts, required) = (new JsonObject(), new JsonArray());
        foreach (var (name, schema) in says["properties"]!.AsObject().Where(member => member.Key != "fileName"))
        {
            string[] names = name == "amount" ? [$"{name}.amount", $"{name}.currency"] : [name];
            foreach (var part in names)
            {
                parts[part] = names.Length == 1 ? Said(schema!.DeepClone().AsObject()) : new JsonObject
                {
                    ["description"] = schema!["description"]!.DeepClone(),
                    ["type"] = "string",
                };
                if (says["required"]!.AsArray().Any(member => (string)member! == name))
                    required.Add(part);
            }
        }
        parts["file"] = new JsonObject
        {
            ["description"] = "The file itself, with its name. The parts come in any order.",
            ["type"] = "string",
            ["contentMediaType"] = "application/octet-stream",
        };
        required.Add("file");
        return new() { ["type"] = "object", ["properties"] = parts, ["required"] = required, ["additionalProperties"] = false };
    }

    // A part that is there is never null.
    private static JsonObject Said(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
            schema["type"] = types.Single(type => (string)type! != "null")!.DeepClone();
        if (schema["anyOf"] is JsonArray ways)
        {
            schema.Remove("anyOf");
            schema["$ref"] = ways.Select(way => way!["$ref"]).OfType<JsonNode>().Single().DeepClone();
        }
        return schema;
    }

    public static void AddAnswers(JsonObject responses, string? made)
    {
        responses["200"] = File($"The file. Its ETag is {(made is null ? "the SHA-256 of its bytes" : "the assignment's version")}.", made);
        responses["206"] = File("The part of the file that `Content-Range` names.", made);
        responses["304"] = new JsonObject { ["description"] = "The reader has it already." };
        responses["416"] = new JsonObject { ["description"] = "The file has no such part; `Content-Range` says how long it is." };
    }

    private static JsonObject File(string description, string? made) =>
        new() { ["description"] = description, ["content"] = Operation.Content(made ?? "*/*", []) };
}
