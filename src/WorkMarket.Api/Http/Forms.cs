using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Http;

/// <summary>The body that a browser sends of a form without files.</summary>
internal static class PlainForm
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/x-www-form-urlencoded";

    /// <summary>Reads a body that has been read as bytes.</summary>
    /// <exception cref="BadRequestException">It is no form.</exception>
    public static Dictionary<string, StringValues> Read(HttpRequest request, ReadOnlySpan<byte> body)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals(MediaType, StringComparison.OrdinalIgnoreCase) != true)
            throw new BadRequestException(
                "Content-Type", "formRequired", $"The body has to be {MediaType}.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body));
            return reader.ReadForm();
        }
        catch (InvalidDataException wrong)
        {
            throw new BadRequestException("", "formInvalid", wrong.Message);
        }
    }
}

/// <summary>The boundary between the parts of a form.</summary>
internal static class FormBoundary
{
    // As RFC 2046 has it.
    private const int Longest = 70;

    /// <summary>The boundary that a request names.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rule">What is said of a body that is no form.</param>
    /// <exception cref="BadRequestException">It is no form, or names no boundary.</exception>
    public static string Read(HttpRequest request, string rule)
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

/// <summary>What a body's types cannot say of its form: that no list holds a null.</summary>
internal static class Form
{
    public static WorkerProfile Whole(WorkerProfile profile) => profile with
    {
        Skills = Whole(profile.Skills, "skills"),
        Certifications = Whole(profile.Certifications, "certifications"),
        Licences = Whole(profile.Licences, "licences"),
        Tools = Whole(profile.Tools, "tools"),
        Insurance = Whole(profile.Insurance, "insurance"),
    };

    public static AssignmentSettings Whole(AssignmentSettings settings) =>
        settings with { Deliverables = Whole(settings.Deliverables, "deliverables") };

    /// <summary>The list.</summary>
    /// <exception cref="BadRequestException">It holds a null.</exception>
    public static ImmutableList<T> Whole<T>(ImmutableList<T> list, string field)
        where T : class => list.Contains(null!) ? throw new BadRequestException(field, "jsonInvalid", $"'{field}' holds a null.") : list;
}
