using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Api.Terms;

/// <summary>The version that is accepted: the one that was shown.</summary>
/// <param name="Version">The version's name.</param>
public sealed record AcceptanceRequest(string Version);

/// <summary>A document in force, and whether the reader has accepted it.</summary>
/// <param name="Document">Which of the documents.</param>
/// <param name="Version">The version's name.</param>
/// <param name="Text">The whole document.</param>
/// <param name="Accepted">Whether the reader has accepted this version.</param>
public sealed record TermsView(TermsDocument Document, string Version, string Text, bool Accepted);

/// <summary>The documents in force.</summary>
/// <param name="Terms">One entry for each document.</param>
public sealed record TermsListView(ImmutableList<TermsView> Terms);

/// <summary>Terms of service and violation guideline over HTTP (domain.md §1).</summary>
public sealed class TermsFunctions(CachedDirectory directory, IClock clock)
{
    [Function("ListTerms"), Authorize(Roles = Roles.Worker), Answers<TermsListView>]
    [EndpointSummary("Shows the documents in force, and which the reader has accepted.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/terms")] Call call) => Answers.Json(await Current(call));

    [Function("AcceptTerms"), Authorize(Roles = Roles.Worker), Takes<AcceptanceRequest>, Answers<TermsListView>]
    [EndpointSummary("Accepts the version in force.")]
    public async Task<IResult> Accept(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/terms/{document}/acceptance")] Call call)
    {
        var name = call.Route("document");
        var current = (await directory.CurrentTerms(call.Cancellation))
            .Find(text => text.Document.ToString().Equals(name, StringComparison.OrdinalIgnoreCase));
        if (current is null)
            return Problems.NotFound();
        var version = call.Body<AcceptanceRequest>().Version;
        if (version != current.Version)
            return Problems.Of(
                StatusCodes.Status409Conflict, "termsVersionNotInForce",
                $"Version {current.Version} is in force; only that one can be accepted.");
        await directory.Accept(
            call.By.Person()!.Value, new(current.Document, current.Version), clock.GetCurrentInstant(), call.Cancellation);
        return Answers.Json(await Current(call));
    }

    private async Task<TermsListView> Current(Call call)
    {
        var accepted = await directory.AcceptedTerms(call.By.Person()!.Value, call.Cancellation);
        return new((await directory.CurrentTerms(call.Cancellation)).ConvertAll(text => new TermsView(
            text.Document, text.Version, text.Text, accepted.Contains(new(text.Document, text.Version)))));
    }
}
