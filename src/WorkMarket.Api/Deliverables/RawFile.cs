using WorkMarket.Application.Deliverables;

namespace WorkMarket.Api.Deliverables;

/// <summary>A file whose bytes are the body; what is said of it is in the address.</summary>
internal sealed class RawFile(HttpRequest request, FileUse announced, FileLimit limit) : IIncomingFile
{
    public FileUse? Announced => announced;

    public async Task<FileUse> Read(Func<Stream, Task<bool>> keep)
    {
        if (request.ContentType?.TrimStart().StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
            throw new BadRequestException(
                "Content-Type", "fileRequired", "The body is the file itself; a form goes to POST …/deliverables.",
                StatusCodes.Status415UnsupportedMediaType);
        await limit.Keep(request.Body, keep);
        return announced;
    }
}
