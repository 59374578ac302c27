using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.People;

/// <summary>
/// That somebody leaves a company, whose assignments pass to another as project manager. It is written before the person leaves and stands
/// until the last one has passed.
/// </summary>
/// <param name="Person">Who leaves.</param>
/// <param name="Company">Which company.</param>
/// <param name="Successor">Who was named to take over; null where nobody was, and the company's owner does.</param>
/// <param name="By">Who deactivated the person.</param>
/// <param name="At">When.</param>
/// <param name="IsTold">Whether the letter to who takes over is on its way.</param>
public sealed record Succession(
    PersonId Person, CompanyId Company, PersonId? Successor, PersonId By, Instant At, bool IsTold = false);

/// <summary>The successions that are not through.</summary>
public interface ISuccessions
{
    /// <summary>Adds one, or takes the place of what was begun for the same person. One request.</summary>
    Task Put(Succession succession, CancellationToken cancellation);

    /// <summary>All of them, by person: 1000 at the most. One request.</summary>
    Task<ImmutableList<Succession>> Pending(CancellationToken cancellation);

    /// <summary>Puts one as it is now in the place of what it was, unless another took its place. Two requests.</summary>
    Task Replace(Succession before, Succession now, CancellationToken cancellation);

    /// <summary>Removes one that is through, unless another took its place. Two requests.</summary>
    Task Remove(Succession succession, CancellationToken cancellation);
}
