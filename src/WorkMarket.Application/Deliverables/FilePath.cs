namespace WorkMarket.Application.Deliverables;

/// <summary>Where files lie in the store: what a sender writes apart from what nobody but we can write.</summary>
public static class FilePath
{
    /// <summary>Begins the path of everything that a sender can still write.</summary>
    public const string Staging = "staging/";

    /// <summary>Begins the path of every copy that can no longer change.</summary>
    public const string Kept = "files/";

    /// <summary>The path that an upload's sender writes to.</summary>
    /// <exception cref="ArgumentException">The id is empty or has other characters than letters, digits, <c>-</c> and <c>_</c> of
    /// ASCII.</exception>
    public static string OfStaged(string upload) => Staging + Checked(upload);

    /// <summary>The path of the copy that one attempt at completing an upload makes.</summary>
    /// <exception cref="ArgumentException">An id is empty or has other characters than letters, digits, <c>-</c> and <c>_</c> of
    /// ASCII.</exception>
    public static string OfKept(string upload, string attempt) => $"{Kept}{Checked(upload)}/{Checked(attempt)}";

    // Ids are ours. One that is not would be a path into somebody else's files.
    private static string Checked(string id) =>
        !string.IsNullOrEmpty(id) && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? id
            : throw new ArgumentException("An id has letters, digits, - and _ of ASCII, at least one.", nameof(id));
}
