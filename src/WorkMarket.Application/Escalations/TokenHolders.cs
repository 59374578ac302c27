using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// Who answers with a token, and the tokens of all who could answer about the same assignment: whoever keeps the answer removes them first.
/// </summary>
public sealed record TokenHolder(Actor.Client Client, ImmutableList<string> Tokens);

/// <summary>
/// Who answers an escalation with a token: one of the people of the assignment's company, as long as that person belongs to it. Whether
/// the escalation is still open is not asked here.
/// </summary>
public sealed class TokenHolders(ReplyTokens tokens, ICaseStore cases, CachedDirectory directory)
{
    /// <summary>
    /// The person to whom a reply address was given, and all tokens that may be in the mail; null where it fits nobody of the company. It
    /// costs one request for the case, and one for the company where that is not remembered.
    /// </summary>
    public async Task<TokenHolder?> FindByReplyAddress(ReplyAddress address, CancellationToken cancellation)
    {
        if (await ReadCompany(address.Case, cancellation) is not var (state, id, people))
            return null;
        foreach (var person in people)
        {
            if (await tokens.Fits(TokenUse.Reply, new(address.Case, address.Escalation, person), address.Token, cancellation))
                return new(new(person, id, Channel.Mail), await ComputeAll(state, people, cancellation));
        }
        return null;
    }

    /// <summary>
    /// All tokens with which somebody could answer for an assignment's client, at the cost of <see cref="FindByReplyAddress"/>.
    /// </summary>
    public async Task<ImmutableList<string>> Tokens(AssignmentId about, CancellationToken cancellation) =>
        await ReadCompany(about, cancellation) is var (state, _, people) ? await ComputeAll(state, people, cancellation) : [];

    private async Task<(Assignment State, CompanyId Company, ImmutableList<PersonId> People)?> ReadCompany(
        AssignmentId about, CancellationToken cancellation) =>
        await cases.ReadAlone(about, cancellation) is { State: { Brief.Company: var id } state }
        && await directory.FindCompany(id, cancellation) is { People: var people }
            ? (state, id, [.. people])
            : null;

    // Of closed escalations too: their mails may be quoted.
    private async Task<ImmutableList<string>> ComputeAll(Assignment state, ImmutableList<PersonId> people, CancellationToken cancellation)
    {
        var all = ImmutableList.CreateBuilder<string>();
        foreach (var escalation in state.Core.Escalations)
        {
            foreach (var person in people)
            {
                foreach (var use in Enum.GetValues<TokenUse>())
                    all.Add(await tokens.Compute(use, new(state.Id, escalation.Id, person), cancellation));
            }
        }
        return all.ToImmutable();
    }

    /// <summary>
    /// Who follows a signed link; null where the token does not fit, or the person left the company. A token that does not fit costs no
    /// request, another costs what <see cref="FindByReplyAddress"/> does.
    /// </summary>
    public async Task<Actor.Client?> FindByLink(TokenBearer bearer, string token, CancellationToken cancellation) =>
        await tokens.Fits(TokenUse.Link, bearer, token, cancellation)
        && await cases.ReadAlone(bearer.Case, cancellation) is { State.Brief.Company: var id }
        && await directory.FindCompany(id, cancellation) is { People: var people }
        && people.Contains(bearer.Person)
            ? new(bearer.Person, id, Channel.Link)
            : null;
}
