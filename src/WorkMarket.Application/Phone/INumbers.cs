using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Phone;

/// <summary>The numbers of assignments. Each has its own for ever, and no two have the same.</summary>
public interface INumbers
{
    /// <summary>
    /// The number of an assignment, which nobody else can have from then on. Claimed once or often, it is the same. One request where
    /// it is new and no other assignment has it, two more for each that has.
    /// </summary>
    Task<AssignmentNumber> Claim(AssignmentId id, CancellationToken cancellation);

    /// <summary>The assignment of a number, or null. One request.</summary>
    Task<AssignmentId?> FindCase(AssignmentNumber number, CancellationToken cancellation);
}
