using System.Text.Json;

namespace WorkMarket.Api.Endpoints;

/// <summary>Says where in a body an error is and what it is, without the serializer's names of types.</summary>
internal static class JsonPlace
{
    /// <summary>The field, as in <c>schedule.start</c>; empty for the whole body.</summary>
    public static string Of(JsonException wrong) => wrong.Path is null or "$" ? "" : wrong.Path.TrimStart('$').TrimStart('.');

    /// <summary>The error in words.</summary>
    public static string Explain(JsonException wrong)
    {
        var place = Of(wrong) is { Length: > 0 } field ? $"'{field}'" : "The body";
        // What our own converters say is meant for people; what the serializer says names our types.
        if (wrong.InnerException is FormatException or ArgumentException or OverflowException)
            return $"{place}: {wrong.InnerException.Message}";
        if (wrong.Message.Contains("missing required properties", StringComparison.Ordinal))
            return $"{place} lacks {wrong.Message.Split(':')[^1].Trim().TrimEnd('.')}.";
        if (wrong.Message.Contains("could not be mapped", StringComparison.Ordinal) || wrong.Message.Contains("Duplicate property", StringComparison.Ordinal))
            return $"There is no member {place} here, or it is there twice.";
        return wrong.Message.Contains("WorkMarket.", StringComparison.Ordinal) || wrong.Message.Contains("System.", StringComparison.Ordinal)
            ? $"{place} is not of the form that is asked for."
            : $"{place}: {wrong.Message.Split(" Path:")[0]}";
    }
}
