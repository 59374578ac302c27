using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Refusal
{
    /// <summary>No worker had the assignment, so there is nobody whom a violation could concern (domain.md §5).</summary>
    public sealed record NobodyConcerned()
        : Refusal(RefusalKind.Conflict, "nobodyConcerned", "No worker has had this assignment: there is nobody whom a violation could concern.");

    /// <summary>A role reported as many violations as an assignment keeps of it.</summary>
    public sealed record ViolationsFull(int Most)
        : Refusal(RefusalKind.Conflict, "violationsFull", $"{Most} violations were reported on this assignment already; it takes no more.");

    /// <summary>There is no such violation.</summary>
    public sealed record UnknownViolation(ViolationId Violation)
        : Refusal(RefusalKind.Unknown, "unknownViolation", $"There is no violation '{Violation}' on this assignment.");

    /// <summary>The report was decided before.</summary>
    public sealed record ViolationDecided(ViolationId Violation, ViolationStatus Status)
        : Refusal(RefusalKind.Conflict, "violationDecided", $"The violation '{Violation}' was decided before: it is {Status}.");
}
