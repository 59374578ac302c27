using WorkMarket.Api.Search;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Search;

/// <summary>Finds an assignment by whatever is at hand of it.</summary>
public sealed class SearchPages(SearchFunctions search)
{
    [Function("SearchPage"), Authorize(Roles = Roles.ClientOrSupport), Page, ExcludeFromDescription]
    [Query("text", "What to look for."), Query("limit", "At most so many, 1 to 100; 50 if left out.")]
    [EndpointSummary("Finds assignments by words, numbers, mail address or telephone.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "search")] Call call)
    {
        // Where there is nothing to look for, one is asked for it.
        return call.Query("text") is { } text && text.Any(char.IsLetterOrDigit)
            ? await Pages.Of<SearchView>(search.Find(call), view => Pages.Show<SearchPage>(("View", view), ("Text", text)))
            : Pages.Show<SearchPage>();
    }
}
