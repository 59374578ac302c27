using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.People;

/// <summary>Whom a company invites.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The mail address, to which the invitation goes.</param>
public sealed record InvitationRequest(string Name, string Email);

/// <summary>Whom WorkMarket invites to be one of its own people.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The mail address, to which the invitation goes.</param>
/// <param name="Role">What the person is to be: `support` or `accountManager`.</param>
public sealed record StaffInvitationRequest(string Name, string Email, Role Role);

/// <summary>An invitation as whoever invites sees it: whether its mail address is somebody's already it does not say.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name of who is invited.</param>
/// <param name="Email">The mail address to which it goes.</param>
/// <param name="Role">What the person is to be.</param>
/// <param name="By">Who invites.</param>
/// <param name="At">When it was made.</param>
/// <param name="Until">Until when it can be accepted, once.</param>
/// <param name="Withdrawn">When it was taken back; left out where it was not.</param>
/// <param name="Person">Who came in by it; left out as long as nobody did.</param>
public sealed record InvitationView(
    InvitationId Id, string Name, string Email, Role Role, PersonId? By, Instant At, Instant Until, Instant? Withdrawn, PersonId? Person)
{
    /// <summary>An invitation.</summary>
    public static InvitationView FromInvitation(Invitation one) =>
        new(one.Id, one.Name, one.Email, one.Role, one.By, one.At, one.Until, one.WithdrawnAt, one.Accepted?.Person);
}

/// <summary>Invitations that can be accepted.</summary>
/// <param name="Invitations">The newest first.</param>
public sealed record InvitationListView(ImmutableList<InvitationView> Invitations);

/// <summary>People are invited over HTTP (domain.md §1, How people come in).</summary>
/// <param name="desk">Invites them.</param>
/// <param name="store">The invitations.</param>
/// <param name="directory">The directory as it is now.</param>
/// <param name="clock">Says which can still be accepted.</param>
public sealed class InvitationFunctions(InvitationDesk desk, IInvitations store, IDirectory directory, IClock clock)
{
    [Function("InvitePerson"), Authorize(Roles = Roles.ClientOrSupport), Takes<InvitationRequest>, Answers<InvitationView>(201)]
    [EndpointSummary("Invites somebody to be one of a company's people, by a signed link in a mail that is good for 7 days, once.")]
    public async Task<IResult> Invite(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/companies/{company}/invitations")] Call call)
    {
        var body = call.Body<InvitationRequest>();
        return await Company(call) is { } company
            ? Made(await desk.Invite(call.By, new(body.Name, body.Email, Role.Client, company), call.Request.Key, call.Cancellation))
            : Problems.NotFound();
    }

    [Function("ListInvitations"), Authorize(Roles = Roles.ClientOrSupport), Answers<InvitationListView>]
    [EndpointSummary("Lists a company's invitations that can be accepted.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/companies/{company}/invitations")] Call call) =>
        await Company(call) is { } company ? await Open(company, call) : Problems.NotFound();

    [Function("WithdrawInvitation"), Authorize(Roles = Roles.ClientOrSupport), Answers<InvitationView>]
    [EndpointSummary("Takes an invitation back that nobody has accepted.")]
    public async Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/companies/{company}/invitations/{invitation}/withdrawal")]
        Call call) => await Company(call) is { } company ? await Withdrawn(company, call) : Problems.NotFound();

    [Function("InviteStaff"), Authorize(Roles = Roles.Support), Takes<StaffInvitationRequest>, Answers<InvitationView>(201)]
    [EndpointSummary("Invites somebody to be one of WorkMarket's own people.")]
    public async Task<IResult> InviteStaff([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/invitations")] Call call)
    {
        var body = call.Body<StaffInvitationRequest>();
        return body.Role is Role.Support or Role.AccountManager
            ? Made(await desk.Invite(call.By, new(body.Name, body.Email, body.Role, null), call.Request.Key, call.Cancellation))
            : throw new BadRequestException("role", "roleUnknown", "WorkMarket's own people are 'support' or 'accountManager'.");
    }

    [Function("ListStaffInvitations"), Authorize(Roles = Roles.Support), Answers<InvitationListView>]
    [EndpointSummary("Lists the invitations to be one of WorkMarket's own people that can be accepted.")]
    public Task<IResult> ListStaff([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/invitations")] Call call) =>
        Open(null, call);

    [Function("WithdrawStaffInvitation"), Authorize(Roles = Roles.Support), Answers<InvitationView>]
    [EndpointSummary("Takes such an invitation back that nobody has accepted.")]
    public Task<IResult> WithdrawStaff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/invitations/{invitation}/withdrawal")] Call call) =>
        Withdrawn(null, call);

    private async Task<CompanyId?> Company(Call call)
    {
        var id = new CompanyId(call.Route("company"));
        var isTheirs = call.By is not Actor.Client client || client.Company == id;
        return isTheirs && await directory.FindCompany(id, call.Cancellation) is not null ? id : null;
    }

    private async Task<IResult> Open(CompanyId? company, Call call) => Answers.Json(new InvitationListView(
        (await store.Open(company, clock.GetCurrentInstant(), call.Cancellation)).ConvertAll(InvitationView.FromInvitation)));

    private async Task<IResult> Withdrawn(CompanyId? company, Call call) => DirectoryAnswers.ToResult(
        await desk.Withdraw(call.By, company, new(call.Route("invitation")), call.Cancellation), "The invitation",
        invitation => Answers.Json(InvitationView.FromInvitation(invitation)));

    private static IResult Made(DirectoryOutcome<Invitation> outcome) => DirectoryAnswers.ToResult(
        outcome, "The invitation",
        invitation => Answers.Json(InvitationView.FromInvitation(invitation), status: StatusCodes.Status201Created));
}
