using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;
using WorkMarket.Application.Deliverables;

namespace WorkMarket.Api.Deliverables;

/// <summary>A file that comes as the part <c>file</c> of a form, among short fields in any order. It goes by as it is read.</summary>
/// <param name="request">The request.</param>
/// <param name="known">The fields that there may be.</param>
/// <param name="use">Makes of the fields and the file's name what the file is for.</param>
/// <param name="limit">How large it may be.</param>
internal sealed class FormFile(
    HttpRequest request, ImmutableHashSet<string> known, Func<IReadOnlyDictionary<string, string>, string, FileUse> use,
    FileLimit limit) : IIncomingFile
{
    private const string Rule = "The body has to be multipart/form-data; the bytes alone go to PUT …/deliverables/content.";

    public FileUse? Announced => null;

    public async Task<FileUse> Read(Func<Stream, Task<bool>> keep)
    {
        var form = new MultipartReader(FormBoundary.Of(request, Rule), request.Body);
        var (fields, fileName) = (new Dictionary<string, string>(StringComparer.Ordinal), (string?)null);
        try
        {
            while (await form.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
            {
                var part = new FormPart(section);
                if (part.Name == "file")
                {
                    fileName = fileName is null ? part.FileName() : throw Wrong("file", "fileTwice", "One request brings one file.");
                    await limit.Keep(section.Body, keep);
                }
                else if (!known.Contains(part.Name))
                {
                    throw Wrong(part.Name, "unknownField", $"There is no field '{part.Name}' here.");
                }
                else if (!fields.TryAdd(part.Name, await part.Text(request.HttpContext.RequestAborted)))
                {
                    throw Wrong(part.Name, "fieldTwice", $"'{part.Name}' is there more than once.");
                }
            }
        }
        // Kestrel's own refusals say themselves what is wrong.
        catch (Exception broken) when (broken is InvalidDataException or IOException && broken is not BadHttpRequestException)
        {
            throw Wrong("", "formBroken", "The form breaks off before its last boundary, or a part of it has no proper headers.");
        }
        return use(fields, fileName ?? throw Wrong("file", "fileMissing", "The form has no part 'file'."));
    }

    private static BadRequestException Wrong(string field, string rule, string message) => new(field, rule, message);
}
