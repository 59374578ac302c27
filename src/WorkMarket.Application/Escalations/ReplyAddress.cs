using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// The address that an answer to a mail of an escalation goes to, <c>reply+{case}.{escalation}.{token}@{domain}</c>. Its local part has at
/// most 64 characters (RFC 5321 §4.5.3.1.1), so whose the token is has to be found among those who can have it.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Escalation">The escalation.</param>
/// <param name="Token">A token for <see cref="TokenUse.Reply"/>.</param>
public sealed record ReplyAddress(AssignmentId Case, EscalationId Escalation, string Token)
{
    internal const string Prefix = "reply+";

    /// <summary>The address in a domain that receives mail for the product.</summary>
    public string At(string domain) => $"{Prefix}{Case}.{Escalation}.{Token}@{domain}";

    /// <summary>Whether a bare address begins as one does, whatever has become of the rest.</summary>
    public static bool IsMeant(string address) => address.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Reads a bare address, in capitals or not: mail servers change that. Null where it is none in that domain. That it can be read says
    /// nothing of its token: ask <see cref="ReplyTokens"/>.
    /// </summary>
    public static ReplyAddress? Parse(string address, string domain)
    {
        var parts = address.ToLowerInvariant().Split('@');
        if (parts is not [var local, var host]
            || !host.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || !local.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }
        return local[Prefix.Length..].Split('.') is [var id, { Length: > 0 } escalation, { Length: ReplyTokens.Length } token]
            && AssignmentId.IsWellFormed(id)
            && escalation.All(char.IsAsciiLetterOrDigit)
            && token.All(char.IsAsciiHexDigit)
            ? new(new(id), new(escalation), token)
            : null;
    }
}

/// <summary>The signed link to the page on which the client gives an update without a login (domain.md §6, Lifecycle).</summary>
public static class UpdateLink
{
    /// <summary>The page's path up to whom it is for. Links of before lead to the same under <c>/api/</c>.</summary>
    public const string Page = "escalation-updates";

    /// <summary>The page's route.</summary>
    public const string Route = Page + "/{assignment}/{escalation}/{person}/{token}";

    /// <summary>The link.</summary>
    /// <param name="baseUrl">What the product's links begin with.</param>
    /// <param name="bearer">Who is to follow it.</param>
    /// <param name="token">A token for <see cref="TokenUse.Link"/>.</param>
    public static Uri Create(Uri baseUrl, TokenBearer bearer, string token) => Under(Page, baseUrl, bearer, token);

    internal static Uri Under(string page, Uri baseUrl, TokenBearer bearer, string token) => new(
        baseUrl, $"/{page}/" + string.Join(
            '/', new[] { bearer.Case.Value, bearer.Escalation.Value, bearer.Person.Value, token }.Select(Uri.EscapeDataString)));
}

/// <summary>
/// The signed link to the page on which a worker opens an escalation with a mail to support (domain.md §6). To follow it opens nothing.
/// </summary>
public static class OpeningLink
{
    /// <summary>The page's path up to whom it is for. Links of before lead to the same under <c>/api/</c>.</summary>
    public const string Page = UpdateLink.Page + "/openings";

    /// <summary>The page's route.</summary>
    public const string Route = Page + "/{assignment}/{mail}/{person}/{token}";

    /// <summary>Whom a token for <see cref="TokenUse.Open"/> is given to.</summary>
    public static TokenBearer Bearer(AssignmentId about, SupportMailId mail, PersonId worker) => new(about, new(mail.Value), worker);

    /// <summary>The link.</summary>
    public static Uri Create(Uri baseUrl, TokenBearer bearer, string token) => UpdateLink.Under(Page, baseUrl, bearer, token);
}
