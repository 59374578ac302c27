using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Application.Members;

/// <summary>
/// Names an invitation, or a worker's registration, which is an invitation to oneself. Whose it is comes first, up to the last dot.
/// </summary>
public readonly record struct InvitationId(string Value)
{
    /// <summary>Whose it is; null where it has not the form of an id.</summary>
    public string? Whose => Value.LastIndexOf('.') is > 0 and var dot && dot < Value.Length - 1 ? Value[..dot] : null;

    /// <summary>The part after whose it is.</summary>
    public string Name => Value[(Value.LastIndexOf('.') + 1)..];

    /// <summary>What begins the ids of a company's invitations; of WorkMarket's own people there is no company.</summary>
    public static string Of(CompanyId? company) => company is { } id ? $"company.{id}" : "workmarket";

    /// <summary>A worker's registration with a mail address.</summary>
    public static InvitationId ForWorker(string email, string name) => new($"{OfWorker(email)}.{name}");

    /// <summary>What begins the ids of a worker's registrations.</summary>
    public static string OfWorker(string email) => $"worker.{AddressHash(email)}";

    /// <summary>What a mail address is counted by.</summary>
    public static string AddressHash(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())))[..32];

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What somebody said who accepted.</summary>
/// <param name="At">When.</param>
/// <param name="Person">The id of the person who came in.</param>
/// <param name="Name">The name.</param>
/// <param name="Phone">The telephone (E.164), where there is one.</param>
/// <param name="Terms">The documents that a worker accepted.</param>
/// <param name="Request">What makes a repeat of the request recognisable, where it can be repeated.</param>
public sealed record InvitationAccepted(
    Instant At, PersonId Person, string Name, string? Phone, ImmutableList<TermsVersion> Terms, string? Request);

/// <summary>An invitation to be one of a company's or of WorkMarket's people, or a worker's registration (domain.md §1).</summary>
public sealed record Invitation
{
    /// <summary>Its id.</summary>
    public required InvitationId Id { get; init; }

    /// <summary>The name of who is invited.</summary>
    public required string Name { get; init; }

    /// <summary>The mail address, to which the link goes and which the person will have.</summary>
    public required string Email { get; init; }

    /// <summary>The telephone that a worker registers with, where there is one.</summary>
    public string? Phone { get; init; }

    /// <summary>The role that the person is to have.</summary>
    public required Role Role { get; init; }

    /// <summary>A client's company.</summary>
    public CompanyId? Company { get; init; }

    /// <summary>Who invites; null of a worker who registers.</summary>
    public PersonId? By { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant At { get; init; }

    /// <summary>Until when it can be accepted.</summary>
    public required Instant Until { get; init; }

    /// <summary>That it was accepted; null as long as it was not.</summary>
    public InvitationAccepted? Accepted { get; init; }

    /// <summary>When it was taken back; null where it was not.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>Who took it back.</summary>
    public PersonId? WithdrawnBy { get; init; }

    /// <summary>Whether it can be accepted.</summary>
    public bool IsOpen(Instant now) => Accepted is null && WithdrawnAt is null && now < Until;
}

/// <summary>Invitations and registrations.</summary>
public interface IInvitations
{
    /// <summary>One, or null. One request.</summary>
    Task<Marked<Invitation?>> Find(InvitationId id, CancellationToken cancellation);

    /// <summary>Writes one; false where somebody else wrote since it was read, or it is there already. One request.</summary>
    Task<bool> Save(Invitation invitation, string? mark, CancellationToken cancellation);

    /// <summary>
    /// Deletes those that went to a mail address: of a worker the registrations, of others those of the company or WorkMarket's own. A few
    /// requests.
    /// </summary>
    Task Forget(string email, Role role, CompanyId? company, CancellationToken cancellation);

    /// <summary>
    /// Those of a company, or WorkMarket's own, that were neither accepted nor withdrawn and are not over: 1000 at the most. One request.
    /// </summary>
    Task<ImmutableList<Invitation>> Open(CompanyId? company, Instant now, CancellationToken cancellation);
}

/// <summary>
/// The signed part of the link in an invitation: it follows from the invitation's id and a secret of the storage account, so that nothing
/// of it is kept anywhere.
/// </summary>
public sealed class InvitationTokens(IReplySecret secret)
{
    /// <summary>The token; always the same.</summary>
    public Task<string> Compute(InvitationId id, CancellationToken cancellation) => secret.Sign(["invitation", id.Value], cancellation);

    /// <summary>Whether a token is the one. Takes the same time either way.</summary>
    public async Task<bool> Fits(InvitationId id, string token, CancellationToken cancellation) =>
        SignedTokens.AreSame(token, await Compute(id, cancellation));
}

/// <summary>The link in the mail to whoever is invited.</summary>
public static class InvitationLink
{
    /// <summary>The path of its page, and under <c>/api/</c> too, up to which invitation it is.</summary>
    public const string Page = "invitation-links";

    /// <summary>The route.</summary>
    public const string Route = Page + "/{invitation}/{token}";

    /// <summary>The link: to its page.</summary>
    public static Uri Create(Uri baseUrl, InvitationId id, string token) =>
        new(baseUrl, $"/{Page}/{Uri.EscapeDataString(id.Value)}/{Uri.EscapeDataString(token)}");
}
