using System.Collections.Immutable;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Event
{
    /// <summary>Somebody reported a violation by a side. The worker is the one concerned, whichever side it is.</summary>
    public sealed record ViolationReported(
        ViolationId Violation, ViolationCategory Category, Side Against, PersonId Worker, string Text, ImmutableList<DeliverableId> Evidence) : Event;

    /// <summary>Support found that it was a violation.</summary>
    public sealed record ViolationUpheld(ViolationId Violation, string Reasons) : Event;

    /// <summary>Support found that it was none.</summary>
    public sealed record ViolationDismissed(ViolationId Violation, string Reasons) : Event;
}
