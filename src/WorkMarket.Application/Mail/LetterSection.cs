using System.Collections.Immutable;

namespace WorkMarket.Application.Mail;

/// <summary>A part of a letter, in words of its own kind. The texts in it are as people wrote them.</summary>
/// <param name="Form">Names those words, as in <c>worker-update</c>.</param>
/// <param name="Values">What they are filled in with, a line each; empty where there is nothing to say of it.</param>
public sealed record LetterSection(string Form, ImmutableDictionary<string, string> Values)
{
    /// <summary>What people wrote, each cut to a length.</summary>
    public ImmutableList<Quote> Quotes { get; init; } = [];

    /// <summary>What comes if nobody acts.</summary>
    public ImmutableList<LetterStep> Steps { get; init; } = [];
}

/// <summary>What somebody wrote, and a line that says who or when.</summary>
public sealed record Quote(string Head, string Text);

/// <summary>What happens, and when in words.</summary>
public sealed record LetterStep(string At, string What);

/// <summary>A file that goes with a letter.</summary>
public sealed record Enclosure(string Name, string MediaType, Stream Content);
