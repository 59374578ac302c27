using System.Collections.Immutable;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Command
{
    /// <summary>
    /// Report a violation. A null side stands for the other one, which support has to name; a null worker for the one who has the
    /// assignment. Evidence names deliverables.
    /// </summary>
    public sealed record ReportViolation(
        ViolationCategory Category, string Text, Side? Against, PersonId? Worker, ImmutableList<DeliverableId> Evidence) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.ReportViolation;
    }

    /// <summary>Decide that it was a violation.</summary>
    public sealed record UpholdViolation(ViolationId Violation, string Reasons) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.UpholdViolation;
    }

    /// <summary>Decide that it was none.</summary>
    public sealed record DismissViolation(ViolationId Violation, string Reasons) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.DismissViolation;
    }
}
