using Microsoft.Net.Http.Headers;

namespace WorkMarket.Api.Http;

/// <summary>The boundary between the parts of a form.</summary>
internal static class FormBoundary
{
    // As RFC 2046 has it.
    private const int Longest = 70;

    /// <summary>The boundary that a request names.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rule">What is said of a body that is no form.</param>
    /// <exception cref="BadRequestException">It is no form, or names no boundary.</exception>
    public static string Of(HttpRequest request, string rule)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new BadRequestException("Content-Type", "formRequired", rule, StatusCodes.Status415UnsupportedMediaType);
        return HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= Longest } boundary
            ? boundary.ToString()
            : throw new BadRequestException(
                "Content-Type", "boundaryMissing", $"The content type has to name a boundary of 1 to {Longest} characters.");
    }
}
