namespace WorkMarket.Application.Mail;

/// <summary>Texts cut to a length.</summary>
public static class Excerpt
{
    /// <summary>
    /// A text of at most so many characters: one that is longer ends with a mark, and never in the middle of a character.
    /// </summary>
    public static string Cut(string text, int length, string mark = "…")
    {
        if (text.Length <= length)
            return text;
        var end = length - mark.Length;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + mark;
    }
}
