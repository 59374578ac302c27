using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace WorkMarket.Portal.Forms;

/// <summary>What is wrong with a form that was sent.</summary>
/// <param name="Field">The field; empty where it is about the whole.</param>
/// <param name="Message">What is wrong, in words.</param>
public sealed record FormError(string Field, string Message);

/// <summary>A form that was sent and not taken: its page shows it again with all that was written, and what was refused.</summary>
/// <param name="Action">The path of the API that it asked for.</param>
/// <param name="Fields">What was written.</param>
/// <param name="Errors">What is wrong with it.</param>
public sealed record RefusedForm(string Action, IReadOnlyDictionary<string, StringValues> Fields, ImmutableList<FormError> Errors)
{
    /// <summary>What the API answered, by field.</summary>
    public static ImmutableList<FormError> ErrorsIn(ReadOnlyMemory<byte> problem)
    {
        var body = JsonNode.Parse(problem.Span)!;
        var errors = (body["errors"] as JsonArray ?? []).Concat(body["refusals"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(error => new FormError(Text(error["field"]), InWords(Text(error["field"]), Text(error["message"])))).ToImmutableList();
        return errors.IsEmpty ? [new("", Text(body["detail"]))] : errors;

        static string Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string)value! : "";
    }

    // The API names a field as it stands in JSON; a page calls it what stands above it.
    private static string InWords(string field, string message) =>
        field.Length == 0 ? message : message.Replace($"'{field}'", FieldWords.Label(field), StringComparison.Ordinal);

    /// <summary>
    /// What is wrong with a field, or with what it is a part of: an amount is one value of the API, and a number on a page.
    /// </summary>
    public ImmutableList<FormError> ErrorsOf(string field) => Errors.FindAll(error => error.Field.Length > 0
        && (error.Field == field || field.StartsWith($"{error.Field}.", StringComparison.Ordinal)));
}
