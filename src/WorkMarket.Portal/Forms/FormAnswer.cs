using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkMarket.Portal.Forms;

/// <summary>What an endpoint answered to a form, for the page that shows it: no other answer does.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Page">The page to go on to.</param>
public sealed record FormAnswer(JsonNode Answer, string Page)
{
    /// <summary>The texts of the answer.</summary>
    public IEnumerable<(string Name, string Value)> Texts => Answer.AsObject()
        .Where(member => member.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String)
        .Select(member => (FieldWords.Named(member.Key), (string)member.Value!));
}

/// <summary>The page shows what was answered to a form, which names it in <c>_show</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswerPageAttribute : Attribute;
