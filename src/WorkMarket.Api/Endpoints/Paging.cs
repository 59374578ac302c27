using System.Globalization;

namespace WorkMarket.Api.Endpoints;

/// <summary>Cursors.</summary>
internal static class Paging
{
    /// <summary>The sequence number after which a page of events begins.</summary>
    /// <exception cref="BadRequestException">It is none.</exception>
    public static long AfterSequence(Call call) => call.Query("after") is not { } text ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after
        : throw new BadRequestException("after", "cursorInvalid", $"'{text}' is not a cursor of this list.");
}
