using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Templates;

/// <summary>A template's opaque id, unique within its company.</summary>
public readonly record struct TemplateId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// A named draft of a company without a schedule (domain.md §9). It keeps what was set in it; what was not, a draft that is made from it
/// inherits from the company as it is then.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, which no other template of the company has.</param>
/// <param name="Content">What was set in it.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="At">When.</param>
/// <param name="Version">Counts its changes, from 1.</param>
public sealed record Template(TemplateId Id, string Name, DraftContent Content, PersonId By, Instant At, long Version);

/// <summary>Another template of the company has the name.</summary>
public sealed record TemplateNameTaken(string Name, TemplateId Template)
    : Refusal(RefusalKind.Conflict, "templateNameTaken", $"Another template of your company is named '{Name}' already.", "name");

/// <summary>What a template may hold: a name, and what a draft may hold as far as it is set.</summary>
public static class TemplateRules
{
    /// <summary>What is wrong with a template: every field that is.</summary>
    public static ImmutableList<Refusal> Check(string name, DraftContent content, CompanyFacts company, Policy policy) =>
    [
        .. Text.Line(name, "name", policy.NameLength),
        .. DraftRules.Check(content, null, company, policy, default),
    ];

    /// <summary>By what a name is told from others: letters count in either case, blanks around it do not.</summary>
    public static string NameKey(string name) => name.Trim().ToUpperInvariant();
}
