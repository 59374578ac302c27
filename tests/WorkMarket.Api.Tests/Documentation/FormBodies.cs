using System.Text.Json.Nodes;
using WorkMarket.Api.Http;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>Forms that browsers and mail gateways send, and pages.</summary>
internal static class FormBodies
{
    public static JsonObject Request(FormBody form) => new()
    {
        ["required"] = true,
        ["content"] = form == FormBody.Page
            ? Operation.Content(PlainForm.MediaType, Form(
                ("text", "What the client says."), ("key", "The same for every attempt at one update.")))
            : Operation.Content("multipart/form-data", Form(
                ("headers", "The mail's headers, as they came."), ("from", "Whom it says it is from."),
                ("to", "Whom it is addressed to."), ("cc", "Whom it is copied to."), ("subject", "As the sender wrote it."),
                ("text", "The text as plain text."), ("html", "The text as HTML."), ("email", "The whole mail, where it is posted raw."),
                ("envelope", "The envelope as JSON: `to` and `from`."), ("charsets", "The charset of each field, as JSON."))),
    };

    public static JsonObject Page() => Operation.Content(
        "text/html", new() { ["type"] = "string", ["description"] = "A page for a browser." });

    private static JsonObject Form(params (string Name, string Meaning)[] fields) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(
            field.Name, new JsonObject { ["type"] = "string", ["description"] = field.Meaning }))),
    };
}
