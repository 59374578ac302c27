using System.Globalization;
using System.Text.Json;

namespace WorkMarket.Api.Http;

/// <summary>Parameters that choose from what there is.</summary>
internal static class EnumParameter
{
    /// <summary>The member that a parameter names, or null where it is not there.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="members">Those that can be named.</param>
    /// <param name="what">What they are, as in <c>a cause</c>.</param>
    /// <exception cref="BadRequestException">It names none of them.</exception>
    public static T? Read<T>(Call call, string name, IReadOnlyList<T> members, string what)
        where T : struct, Enum
    {
        if (call.Query(name) is not { } text)
            return null;
        var found = members.Where(member => string.Equals(member.ToString(), text, StringComparison.OrdinalIgnoreCase)).ToList();
        var those = string.Join(", ", members.Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.ToString())));
        return found is [var one]
            ? one
            : throw new BadRequestException(name, $"{name}Unknown", $"'{text}' is not {what}: they are {those}.");
    }

    /// <summary>The member that a value of the route names, or null where it names none.</summary>
    public static T? FromRoute<T>(Call call, string name)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>()
            .FirstOrDefault(member => string.Equals(member.ToString(), call.Route(name), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a parameter says true or false, or null where it is not there.</summary>
    /// <exception cref="BadRequestException">It says neither.</exception>
    public static bool? Flag(Call call, string name) => call.Query(name) switch
    {
        null => null,
        "false" => false,
        "true" => true,
        _ => throw new BadRequestException(name, "trueOrFalse", $"'{name}' is true or false."),
    };
}

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
