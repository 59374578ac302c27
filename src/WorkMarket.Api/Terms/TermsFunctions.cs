using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Api.Terms;

/// <summary>A new version of a document.</summary>
/// <param name="Version">A name that no version of this document has yet.</param>
/// <param name="Text">The whole document.</param>
public sealed record PublishRequest(string Version, string Text);

/// <summary>A version of a document: who published it, and when.</summary>
/// <param name="Document">Which of the documents.</param>
/// <param name="Version">The version's name.</param>
/// <param name="Text">The whole document.</param>
/// <param name="InForce">Whether it is the one that has to be accepted now.</param>
/// <param name="PublishedBy">Who published it; left out for what came with the software.</param>
/// <param name="PublishedAt">When it was published; left out for what came with the software.</param>
public sealed record TermsVersionView(
    TermsDocument Document, string Version, string Text, bool InForce, PersonId? PublishedBy, Instant? PublishedAt);

/// <summary>All versions of a document, the oldest first.</summary>
/// <param name="Versions">The oldest first.</param>
public sealed record TermsHistoryView(ImmutableList<TermsVersionView> Versions);

/// <summary>Publishing terms of service and violation guideline over HTTP (domain.md §1). A new version has to be accepted again.</summary>
public sealed class PublishingFunctions(CachedDirectory directory, IDirectory source, IClock clock, Policy policy)
{
    [Function("PublishTerms"), Authorize(Roles = Roles.Support), Takes<PublishRequest>, Answers<TermsHistoryView>(201)]
    [EndpointSummary("Puts a new version into force; every worker has to accept it again.")]
    public async Task<IResult> Publish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/terms/{document}/versions")] Call call)
    {
        if (Document(call) is not { } document)
            return Problems.NotFound();
        var body = call.Body<PublishRequest>();
        if (TermsRules.Check(body.Version, body.Text, policy.Terms) is { IsEmpty: false } refusals)
            return Problems.FromRefusals(refusals);
        var terms = new PublishedTerms(document, body.Version, body.Text, call.By.Person(), clock.GetCurrentInstant());
        return await directory.PublishTerms(terms, call.Cancellation)
            ? Answers.Json(await History(document, call.Cancellation), status: StatusCodes.Status201Created)
            : Problems.Create(
                StatusCodes.Status409Conflict, "termsVersionTaken",
                $"There is a version {body.Version} already, and what was published stays as it is.");
    }

    [Function("ListTermsVersions"), Authorize, Answers<TermsHistoryView>]
    [EndpointSummary("Shows all versions of a document, the oldest first.")]
    public async Task<IResult> Versions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/terms/{document}/versions")] Call call) =>
        Document(call) is { } document ? Answers.Json(await History(document, call.Cancellation)) : Problems.NotFound();

    private async Task<TermsHistoryView> History(TermsDocument document, CancellationToken cancellation)
    {
        var current = (await source.CurrentTerms(cancellation)).Find(text => text.Document == document)?.Version;
        return new((await source.TermsHistory(document, cancellation)).ConvertAll(terms => new TermsVersionView(
            document, terms.Version, terms.Text, terms.Version == current, terms.By, terms.At)));
    }

    private static TermsDocument? Document(Call call) => EnumParameter.FromRoute<TermsDocument>(call, "document");
}

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
            return Problems.Create(
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
