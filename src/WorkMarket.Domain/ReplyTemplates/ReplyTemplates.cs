using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.ReplyTemplates;

/// <summary>A reply template's opaque id. It says whether the template is shared.</summary>
public readonly record struct ReplyTemplateId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A named text with fields, from which messages are written (domain.md §10).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">The text, with fields in braces.</param>
/// <param name="IsShared">Whether all of the company, or of the desk, have it; else it is its writer's own.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="At">When.</param>
/// <param name="Version">Counts its changes, from 1.</param>
public sealed record ReplyTemplate(ReplyTemplateId Id, string Name, string Text, bool IsShared, PersonId By, Instant At, long Version);

/// <summary>A text whose fields are filled.</summary>
/// <param name="Text">The text; a field of which nothing is known stands as it was written.</param>
/// <param name="Unfilled">Those fields, each once.</param>
public sealed record FilledReply(string Text, ImmutableList<string> Unfilled);

/// <summary>There are as many templates as one can have.</summary>
public sealed record ReplyTemplatesFull(int Most)
    : Refusal(RefusalKind.Conflict, "replyTemplatesFull", $"There are {Most} reply templates already: delete one first.");

/// <summary>What a reply template may hold, and what it says of an assignment.</summary>
public static partial class ReplyTemplateRules
{
    /// <summary>The fields that there are, as they stand in braces.</summary>
    public static ImmutableArray<string> Fields { get; } =
        ["company", "end", "invoice", "me", "number", "projectManager", "start", "title", "worker"];

    [GeneratedRegex(@"\{([A-Za-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Field { get; }

    /// <summary>What is wrong with a template: every field that is.</summary>
    public static ImmutableList<Refusal> Check(string name, string text, Policy policy) =>
    [
        .. Domain.Text.Line(name, "name", policy.NameLength),
        .. Domain.Text.Shown(text, "text", policy.TextLength),
        .. Field.Matches(text).Select(match => match.Groups[1].Value).Where(field => !Fields.Contains(field)).Distinct().Select(Unknown),
    ];

    /// <summary>The text with each field filled with what it stands for. What was filled in is not looked at again.</summary>
    public static FilledReply Fill(string text, IReadOnlyDictionary<string, string?> values)
    {
        var unfilled = ImmutableSortedSet.CreateBuilder<string>();
        var filled = Field.Replace(text, match =>
        {
            if (values.GetValueOrDefault(match.Groups[1].Value) is { } value)
                return value;
            unfilled.Add(match.Groups[1].Value);
            return match.Value;
        });
        return new(filled, [.. unfilled]);
    }

    private static InvalidField Unknown(string field) => new(
        "text", "unknownField", $"There is no field {{{field}}}. There are {Wording.All(Fields.Select(one => $"{{{one}}}"))}.");
}
