using System.Globalization;

namespace WorkMarket.Api.Http;

/// <summary>Cursors.</summary>
internal static class Paging
{
    /// <summary>Reads the page after the cursor that the call brings, or the first.</summary>
    /// <exception cref="BadRequestException">The cursor is none of that list.</exception>
    public static async Task<T> Read<T>(Call call, Func<string?, Task<T>> page)
    {
        try
        {
            return await page(call.Query("after"));
        }
        catch (FormatException wrong)
        {
            throw Wrong(wrong.Message);
        }
    }

    /// <summary>The sequence number after which a page of events begins.</summary>
    /// <exception cref="BadRequestException">It is none.</exception>
    public static long AfterSequence(Call call) => call.Query("after") is not { } text ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after
        : throw Wrong($"'{text}' is not a cursor of this list.");

    private static BadRequestException Wrong(string message) => new("after", "cursorInvalid", message);
}
