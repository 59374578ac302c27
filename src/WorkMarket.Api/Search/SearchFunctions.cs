using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Search;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Api.Search;

/// <summary>Search for clients and the desk over HTTP (domain.md §10).</summary>
public sealed class SearchFunctions(ISearchIndex search)
{
    private const int LongestText = 200;

    [Function("Search"), Authorize(Roles = Roles.ClientOrSupport), Answers<SearchView>]
    [Query("text", "What to look for.", IsRequired = true)]
    [Query("limit", "At most so many, 1 to 100; 50 if left out.")]
    [EndpointSummary("Finds assignments by the beginnings of words of title, external id, worker, company and mail address, or by a whole "
        + "assignment number, invoice number or telephone, newest first. Each word that is given has to be found.")]
    public async Task<IResult> Find([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/search")] Call call)
    {
        var text = call.Query("text") ?? throw new BadRequestException("text", "fieldRequired", "'text' is required.");
        if (text.Length > LongestText)
            throw new BadRequestException("text", "textTooLong", $"'text' has at most {LongestText} characters.");
        var query = SearchQuery.Parse(text)
            ?? throw new BadRequestException("text", "textRequired", "'text' must hold a letter or a digit.");
        SearchScope scope = call.By is Actor.Client client ? new SearchScope.OfCompany(client.Company) : new SearchScope.OfDesk();
        var found = await search.Find(scope, query, call.Limit(), call.Cancellation);
        return Answers.Json(new SearchView(found.Hits.ConvertAll(SearchHitView.FromHit), found.IsMore));
    }
}

/// <summary>An assignment that was found.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Number">The number by which people name it.</param>
/// <param name="Invoice">The number of its invoice, where there is one.</param>
/// <param name="ExternalId">The client's own number for it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Company">The client company.</param>
/// <param name="Worker">The worker who has it.</param>
/// <param name="CreatedAt">When it was created.</param>
public sealed record SearchHitView(
    AssignmentId Id, AssignmentNumber? Number, InvoiceNumber? Invoice, string? ExternalId, string Title, Status Status, CompanyId Company,
    PersonId? Worker, Instant CreatedAt)
{
    internal static SearchHitView FromHit(SearchHit hit) => new(
        hit.Id, hit.Number, hit.Invoice, hit.ExternalId, hit.Title, hit.Status, hit.Company, hit.Worker, hit.CreatedAt);
}

/// <summary>What was found.</summary>
/// <param name="Assignments">Those that the caller may see, newest first.</param>
/// <param name="More">Whether there is more: then more words, or longer ones, find it.</param>
public sealed record SearchView(ImmutableList<SearchHitView> Assignments, bool More);
