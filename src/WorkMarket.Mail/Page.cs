using HandlebarsDotNet;
using WorkMarket.Application.Mail;

namespace WorkMarket.Mail;

/// <summary>A letter as text and as HTML, by the same words. The HTML encodes all that people wrote, without being asked to.</summary>
internal sealed class Page
{
    private const string Extension = ".hbs";
    private static readonly Dictionary<string, string> Sources = Read();

    // Compiling them takes a tenth of a host's start, and the first mail comes later.
    private readonly Lazy<HandlebarsTemplate<object, object>> text = new(() => Compile("txt", encodes: false));
    private readonly Lazy<HandlebarsTemplate<object, object>> html = new(() => Compile("html", encodes: true));

    public (string Subject, string Text, string Html) Render(Letter letter)
    {
        var (line, title) = (Plain.Line(letter.Line), Plain.Line(letter.Title));
        var parts = new Dictionary<string, object>
        {
            ["above"] = WriteAbove.Line,
            ["name"] = Plain.Line(letter.Name),
            ["line"] = line,
            ["title"] = title,
            ["then"] = letter.Then ?? "",
            ["number"] = letter.Number ?? "",
            ["invoice"] = letter.Invoice ?? "",
            ["schedule"] = letter.Schedule ?? "",
            ["place"] = letter.Place is { } place ? Plain.Line(place) : "",
            ["also"] = letter.Also.Select(Plain.Line).ToArray(),
            ["written"] = letter.Written is { } written ? Plain.Lines(written) : [],
            ["sections"] = letter.Sections.Select(section => Section(section, isEnclosed: !letter.Enclosures.IsEmpty)).ToArray(),
            ["page"] = letter.Page?.AbsoluteUri ?? "",
            ["support"] = letter.Support ?? "",
            ["case"] = letter.Case,
            ["version"] = letter.Version,
            ["hash"] = letter.Hash,
            ["goesOutAnyway"] = letter.IgnoresPreferences,
        };
        // What looks like a header's encoded word would be read as one.
        return ($"{line}: {title}".Replace("=?", "= ?", StringComparison.Ordinal), text.Value(parts), html.Value(parts));
    }

    private static Dictionary<string, object> Section(LetterSection section, bool isEnclosed)
    {
        var parts = new Dictionary<string, object>
        {
            ["form"] = section.Form,
            ["enclosed"] = isEnclosed,
            ["quotes"] = section.Quotes
                .Select(quote => new Dictionary<string, object> { ["head"] = Plain.Line(quote.Head), ["lines"] = Plain.Lines(quote.Text) })
                .ToArray(),
            ["steps"] = section.Steps.Select(step => new Dictionary<string, object> { ["at"] = step.At, ["what"] = step.What }).ToArray(),
        };
        foreach (var (name, value) in section.Values)
            parts.Add(name, Plain.Line(value));
        return parts;
    }

    // What forms are made of is written once for each kind of content; the forms themselves are the same for both.
    private static HandlebarsTemplate<object, object> Compile(string kind, bool encodes)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = !encodes, ThrowOnUnresolvedBindingExpression = true });
        foreach (var (name, source) in Sources)
        {
            if (!name.Contains('.', StringComparison.Ordinal))
                handlebars.RegisterTemplate(name, source);
            else if (name.EndsWith($".{kind}", StringComparison.Ordinal))
                handlebars.RegisterTemplate(name[..^(kind.Length + 1)], source);
        }
        return handlebars.Compile(Sources[$"letter.{kind}"]);
    }

    private static Dictionary<string, string> Read()
    {
        var assembly = typeof(Page).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.EndsWith(Extension, StringComparison.Ordinal)).ToDictionary(
            name => name[..^Extension.Length],
            name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            });
    }
}
