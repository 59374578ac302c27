using HandlebarsDotNet;
using WorkMarket.Application.Mail;

namespace WorkMarket.Mail;

/// <summary>A letter as text and as HTML. The HTML encodes all that people wrote, without being asked to.</summary>
internal sealed class Page
{
    private readonly HandlebarsTemplate<object, object> text = Compile("letter.txt.hbs", encodes: false);
    private readonly HandlebarsTemplate<object, object> html = Compile("letter.html.hbs", encodes: true);

    public (string Subject, string Text, string Html) Of(Letter letter)
    {
        var (line, title) = (Plain.Line(letter.Line), Plain.Line(letter.Title));
        var parts = new Dictionary<string, object>
        {
            ["name"] = Plain.Line(letter.Name),
            ["line"] = line,
            ["title"] = title,
            ["also"] = letter.Also.Select(Plain.Line).ToArray(),
            ["written"] = letter.Written is { } written ? Plain.Lines(written) : [],
            ["link"] = letter.Link.AbsoluteUri,
            ["case"] = letter.Case,
            ["version"] = letter.Version,
            ["hash"] = letter.Hash,
            ["preferences"] = new Uri(letter.Link, "/api/me/mail-preferences").AbsoluteUri,
        };
        // What looks like a header's encoded word would be read as one.
        return ($"{line}: {title}".Replace("=?", "= ?", StringComparison.Ordinal), text(parts), html(parts));
    }

    private static HandlebarsTemplate<object, object> Compile(string name, bool encodes)
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream($"WorkMarket.Mail.Letters.{name}")!;
        using var reader = new StreamReader(stream);
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = !encodes, ThrowOnUnresolvedBindingExpression = true });
        return handlebars.Compile(reader.ReadToEnd());
    }
}
