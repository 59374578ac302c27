using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// Who answers with a token, and the tokens of all who could answer about the same assignment: none of them is shown to anybody.
/// </summary>
public sealed record TokenHolder(Actor.Client Client, ImmutableList<string> Tokens);

/// <summary>
/// Who answers an escalation with a token: one of the people of the assignment's company, as long as that person is. Whether the
/// escalation is still open is not asked here.
/// </summary>
public sealed class TokenHolders(ReplyTokens tokens, ICaseStore cases, CachedDirectory directory)
{
    /// <summary>
    /// Whose reply address it is, and all tokens that may be in the mail; null where it fits nobody. One request for the case, the company
    /// is remembered for a while.
    /// </summary>
    public async Task<TokenHolder?> Find(ReplyAddress address, CancellationToken cancellation)
    {
        if (await Company(address.Case, cancellation) is not var (state, id, people))
            return null;
        foreach (var person in people)
        {
            if (await tokens.Fits(TokenUse.Reply, new(address.Case, address.Escalation, person), address.Token, cancellation))
                return new(new(person, id, Channel.Mail), await All(state, people, cancellation));
        }
        return null;
    }

    /// <summary>All tokens with which somebody could answer for an assignment's client. One request.</summary>
    public async Task<ImmutableList<string>> Tokens(AssignmentId about, CancellationToken cancellation) =>
        await Company(about, cancellation) is var (state, _, people) ? await All(state, people, cancellation) : [];

    private async Task<(Assignment State, CompanyId Company, ImmutableList<PersonId> People)?> Company(
        AssignmentId about, CancellationToken cancellation) =>
        await cases.ReadAlone(about, cancellation) is { State: { Brief.Company: var id } state }
        && await directory.FindCompany(id, cancellation) is { People: var people }
            ? (state, id, [.. people])
            : null;

    private async Task<ImmutableList<string>> All(Assignment state, ImmutableList<PersonId> people, CancellationToken cancellation)
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

    /// <summary>Who follows a link; null where the token does not fit. No request for one that does not, else as above.</summary>
    public async Task<Actor.Client?> FindClient(TokenBearer bearer, string token, CancellationToken cancellation) =>
        await tokens.Fits(TokenUse.Link, bearer, token, cancellation)
        && await cases.ReadAlone(bearer.Case, cancellation) is { State.Brief.Company: var id }
        && await directory.FindCompany(id, cancellation) is { People: var people }
        && people.Contains(bearer.Person)
            ? new(bearer.Person, id, Channel.Link)
            : null;
}
