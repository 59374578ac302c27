using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using NodaTime;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Api.Terms;

/// <summary>The version that is accepted: the one that was shown.</summary>
public sealed record AcceptanceRequest(string Version);

/// <summary>A document in force, and whether the reader has accepted it.</summary>
public sealed record TermsView(TermsDocument Document, string Version, string Text, bool Accepted);

/// <summary>The documents in force.</summary>
public sealed record TermsListView(ImmutableList<TermsView> Terms);

/// <summary>Terms of service and violation guideline over HTTP (domain.md §1).</summary>
public sealed class TermsEndpoints(IDirectory directory, IClock clock)
{
    /// <summary>Shows the documents in force.</summary>
    public async Task<IResult> List(Call call) => Answers.Json(await Current(call));

    /// <summary>Accepts the version in force. Accepting it again changes nothing.</summary>
    public async Task<IResult> Accept(Call call)
    {
        var name = call.Route("document");
        var current = (await directory.CurrentTerms(call.Cancellation))
            .Find(text => text.Document.ToString().Equals(name, StringComparison.OrdinalIgnoreCase));
        if (current is null)
            return Problems.NotFound();
        var version = call.Body<AcceptanceRequest>().Version;
        if (version != current.Version)
            return Problems.Of(StatusCodes.Status409Conflict, "termsVersionNotInForce", $"Version {current.Version} is in force; only that one can be accepted.");
        await directory.Accept(call.By.Person()!.Value, new(current.Document, current.Version), clock.GetCurrentInstant(), call.Cancellation);
        return Answers.Json(await Current(call));
    }

    private async Task<TermsListView> Current(Call call)
    {
        var accepted = await directory.AcceptedTerms(call.By.Person()!.Value, call.Cancellation);
        return new((await directory.CurrentTerms(call.Cancellation)).ConvertAll(text => new TermsView(
            text.Document, text.Version, text.Text, accepted.Contains(new(text.Document, text.Version)))));
    }
}
