using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Identity;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Api.People;

/// <summary>A worker who registers.</summary>
/// <param name="Name">The worker's name.</param>
/// <param name="Email">The mail address, to which a link goes and with which the worker will sign in.</param>
/// <param name="Phone">The telephone with its country (E.164), as in <c>+12125550147</c>; left out where none is to be known.</param>
public sealed record RegistrationRequest(string Name, string Email, string? Phone = null);

/// <summary>That a registration came in; whether the address is somebody's already is told to that address alone.</summary>
/// <param name="Email">The mail address, to which a mail goes.</param>
public sealed record RegistrationView(string Email);

/// <summary>A document that a worker accepts.</summary>
/// <param name="Document">Which of the documents.</param>
/// <param name="Version">The version that was read.</param>
public sealed record AcceptedDocument(TermsDocument Document, string Version);

/// <summary>What somebody says who accepts.</summary>
/// <param name="Name">The person's name; the one of the invitation, if left out.</param>
/// <param name="Phone">The telephone with its country (E.164); the one of the registration, if left out.</param>
/// <param name="Terms">The documents that a worker accepts, each in the version in force; others accept none.</param>
public sealed record ComingInRequest(string? Name = null, string? Phone = null, ImmutableList<AcceptedDocument>? Terms = null);

/// <summary>What a link is for.</summary>
/// <param name="Name">The name of who is invited or registers.</param>
/// <param name="Email">The mail address that the person will have.</param>
/// <param name="Role">What the person is to be.</param>
/// <param name="Company">The name of the company that invites; left out for workers and WorkMarket's own people.</param>
/// <param name="By">The name of who invites; left out where a worker registers.</param>
/// <param name="Until">Until when it can be accepted.</param>
/// <param name="Open">Whether it can still be accepted.</param>
/// <param name="Terms">The documents that a worker has to accept; left out for others.</param>
public sealed record InvitationLinkView(
    string Name, string Email, Role Role, string? Company, string? By, Instant Until, bool Open, ImmutableList<TermsToReadView>? Terms);

/// <summary>A document in force.</summary>
/// <param name="Document">Which of the documents.</param>
/// <param name="Version">The version's name.</param>
/// <param name="Text">The whole document.</param>
public sealed record TermsToReadView(TermsDocument Document, string Version, string Text);

/// <summary>Who comes in over HTTP: by registering, and by the link in a mail (domain.md §1, How people come in).</summary>
/// <param name="desk">Takes registrations.</param>
/// <param name="door">Lets people in.</param>
/// <param name="directory">The directory as it is now.</param>
/// <param name="clock">Says what can still be accepted.</param>
/// <param name="identity">How people are signed in.</param>
/// <param name="mail">Says at which address our pages are.</param>
public sealed class ComingInFunctions(
    InvitationDesk desk, ComingIn door, IDirectory directory, IClock clock, IdentityOptions identity, MailOptions mail)
{
    [Function("RegisterWorker"), AllowAnonymous, Takes<RegistrationRequest>, Answers<RegistrationView>(202)]
    [EndpointSummary("Lets a worker register: a link goes to the mail address. The answer is the same, whether the address is new or not.")]
    public async Task<IResult> Register([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/registrations")] Call call)
    {
        var body = call.Body<RegistrationRequest>();
        return await desk.Register(body.Name, body.Email, body.Phone, call.Cancellation) is { IsEmpty: false } refusals
            ? Problems.FromRefusals(refusals)
            : Answers.Json(new RegistrationView(body.Email), status: StatusCodes.Status202Accepted);
    }

    [Function("GetInvitationLink"), AllowAnonymous, HoldsSecret("token"), AnyQuery, Answers<InvitationLinkView>]
    [EndpointSummary("Shows what the link in a mail is for; it changes nothing.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/" + InvitationLink.Route)] Call call)
    {
        if (await door.Find(Id(call), call.Route("token"), call.Cancellation) is not { } invitation)
            return Problems.NotFound();
        var company = invitation.Company is { } id ? await directory.FindCompany(id, call.Cancellation) : null;
        var by = invitation.By is { } inviter ? await directory.FindPerson(inviter, call.Cancellation) : null;
        var terms = invitation.Role == Role.Worker
            ? (await directory.CurrentTerms(call.Cancellation))
                .ConvertAll(text => new TermsToReadView(text.Document, text.Version, text.Text))
            : null;
        return Answers.Json(new InvitationLinkView(
            invitation.Name, invitation.Email, invitation.Role, company?.Name, by?.Name, invitation.Until,
            invitation.IsOpen(clock.GetCurrentInstant()), terms));
    }

    [Function("AcceptInvitation"), AllowAnonymous, HoldsSecret("token"), AnyQuery]
    [Takes<ComingInRequest>(IsOptional = true), Answers<PersonView>(201)]
    [EndpointSummary("Comes in by the link in a mail, once; a repeat with its Idempotency-Key gets the same answer.")]
    public async Task<IResult> Accept(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/" + InvitationLink.Route + "/acceptance")] Call call)
    {
        var body = call.Body<ComingInRequest?>() ?? new();
        var terms = body.Terms is { } read
            ? Form.Whole(read, "terms").ConvertAll(document => new TermsVersion(document.Document, document.Version))
            : [];
        return DirectoryAnswers.ToResult(
            await door.Accept(
                Id(call), call.Route("token"), new(body.Name, body.Phone, terms, SignIn(call.Http.Request)), Key(call), call.Cancellation),
            "The person",
            person => Answers.Json(PersonView.FromPerson(person), person.Version, StatusCodes.Status201Created));
    }

    private static InvitationId Id(Call call) => new(call.Route("invitation"));

    // Where people are known by the provider's id, whoever is signed in there while following the link is known by it from now on.
    private PersonId? SignIn(HttpRequest request) =>
        identity is { PlatformPrincipal: true, PersonClaim: { } claim } && CallerHandler.IsOurs(request, mail)
        && PlatformPrincipal.Read(request)?.Claim(claim) is { } id
            ? new(id)
            : null;

    // Nobody is signed in: the link takes the place of the caller.
    private static string? Key(Call call) =>
        call.Http.Request.Headers["Idempotency-Key"] is [{ Length: > 0 and <= CallReader.LongestKey } key]
        ? CommandKey.ForRequest(new(Id(call).Value), "POST", "acceptance", key).Hash
        : null;
}
