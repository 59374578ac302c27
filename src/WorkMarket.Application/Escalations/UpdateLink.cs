namespace WorkMarket.Application.Escalations;

/// <summary>The signed link to the page on which the client gives an update without a login (domain.md §6, Lifecycle).</summary>
public static class UpdateLink
{
    /// <summary>The page's path under <c>/api/</c>, up to whom it is for.</summary>
    public const string Page = "escalation-updates";

    /// <summary>The page's route.</summary>
    public const string Route = Page + "/{assignment}/{escalation}/{person}/{token}";

    /// <summary>The link.</summary>
    /// <param name="baseUrl">What the product's links begin with.</param>
    /// <param name="bearer">Who is to follow it.</param>
    /// <param name="token">A token for <see cref="TokenUse.Link"/>.</param>
    public static Uri Create(Uri baseUrl, TokenBearer bearer, string token) => new(
        baseUrl,
        $"/api/{Page}/{Part(bearer.Case.Value)}/{Part(bearer.Escalation.Value)}/{Part(bearer.Person.Value)}/{Part(token)}");

    private static string Part(string text) => Uri.EscapeDataString(text);
}
