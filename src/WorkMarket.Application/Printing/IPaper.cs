using System.Collections.Immutable;

namespace WorkMarket.Application.Printing;

/// <summary>A column of a table: its heading, and its part of the width.</summary>
public sealed record Column(string Heading, double Part);

/// <summary>Takes a document from its first word to its last. How it is laid out on pages is its own affair.</summary>
public interface IPaper
{
    /// <summary>Begins a section, which the contents name.</summary>
    void Section(string title);

    /// <summary>A paragraph in the document's own words.</summary>
    void Text(string text);

    /// <summary>A paragraph that a person wrote, set apart from the document's own words on each of its lines.</summary>
    void Quote(string text);

    /// <summary>A fact: what it is, and what is the case.</summary>
    void Fact(string name, string value);

    /// <summary>A line that begins an entry, which is not left alone at the foot of a page.</summary>
    void Entry(string text);

    /// <summary>Begins a table. Its headings are repeated on each page that it reaches.</summary>
    void Table(ImmutableList<Column> columns);

    /// <summary>A row of the table.</summary>
    void Row(params ReadOnlySpan<string> cells);
}
