using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkMarket.Application.Json;

namespace WorkMarket.Api.Http;

/// <summary>Says where in a body an error is and what it is, without the serializer's names of types.</summary>
internal static partial class JsonPlace
{
    /// <summary>The fields that are wrong, as in <c>schedule.start</c>, each in words; empty for the whole body.</summary>
    /// <param name="wrong">What the serializer says.</param>
    /// <param name="body">What was to be read.</param>
    public static IReadOnlyList<(string Field, string Message)> Errors(JsonException wrong, Type body)
    {
        var place = wrong.Path is null or "$" ? "" : wrong.Path.TrimStart('$').TrimStart('.');
        if (wrong is WrongValueException { Member: { } member })
            place = place.Length == 0 ? member : $"{place}.{member}";
        if (wrong.Message.Contains("missing required properties", StringComparison.Ordinal))
        {
            var prefix = place.Length == 0 ? "" : place + ".";
            return [.. Quoted().Matches(wrong.Message.Split("including:")[^1]).Select(name => prefix + name.Groups[1].Value)
                .Select(field => (field, $"'{field}' is required."))];
        }
        return [(place, Explain(wrong, place.Length == 0 ? "The body" : $"'{place}'", At(body, place)))];
    }

    private static string Explain(JsonException wrong, string place, Type? asked)
    {
        if (wrong is WrongValueException)
            return $"{place}: {wrong.Message}";
        if (wrong.Message.Contains("could not be mapped", StringComparison.Ordinal))
            return $"There is no member {place} here.";
        if (wrong.Message.Contains("Duplicate property", StringComparison.Ordinal))
            return $"{place} is there twice.";
        if (asked is { IsEnum: true })
            return $"{place} is one of {string.Join(", ", Enum.GetNames(asked).Select(JsonNamingPolicy.CamelCase.ConvertName))}.";
        return wrong.InnerException is JsonException || wrong.Message.Contains("invalid JSON", StringComparison.Ordinal)
            ? string.Create(
                CultureInfo.InvariantCulture, $"This is not valid JSON at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine}.")
            : $"{place} is not of the form that is asked for.";
    }

    // What is to be at a place, as far as the serializer knows what lies there.
    private static Type? At(Type body, string place)
    {
        Type? type = body;
        foreach (Match step in Step().Matches(place))
        {
            var info = type is null ? null : ApiJson.Requests.GetTypeInfo(type);
            var next = step.Value[0] == '['
                ? info?.ElementType
                : info?.Properties.FirstOrDefault(member => member.Name == step.Value)?.PropertyType;
            type = next is null ? null : Nullable.GetUnderlyingType(next) ?? next;
        }
        return type;
    }

    [GeneratedRegex(@"\[\d+\]|[^.\[\]]+")]
    private static partial Regex Step();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
