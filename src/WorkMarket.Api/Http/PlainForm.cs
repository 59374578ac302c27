using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

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
