using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// Who answers an escalation with a token: one of the people of the assignment's company, as long as that person is. Whether the
/// escalation is still open is not asked here.
/// </summary>
public sealed class TokenHolders(ReplyTokens tokens, ICaseStore cases, CachedDirectory directory)
{
    /// <summary>Whose reply address it is; null where the token fits nobody. One request for the case, the company is remembered for a while.</summary>
    public async Task<Actor.Client?> Of(ReplyAddress address, CancellationToken cancellation)
    {
        if (await cases.ReadAlone(address.Case, cancellation) is not { State.Brief.Company: var id }
            || await directory.FindCompany(id, cancellation) is not { People: var people })
        {
            return null;
        }
        foreach (var person in people)
        {
            if (await tokens.Fits(TokenUse.Reply, new(address.Case, address.Escalation, person), address.Token, cancellation))
                return new(person, id, Channel.Mail);
        }
        return null;
    }

    /// <summary>Who follows a link; null where the token does not fit. No request for one that does not, else as above.</summary>
    public async Task<Actor.Client?> Of(TokenBearer bearer, string token, CancellationToken cancellation) =>
        await tokens.Fits(TokenUse.Link, bearer, token, cancellation)
        && await cases.ReadAlone(bearer.Case, cancellation) is { State.Brief.Company: var id }
        && await directory.FindCompany(id, cancellation) is { People: var people }
        && people.Contains(bearer.Person)
            ? new(bearer.Person, id, Channel.Link)
            : null;
}
