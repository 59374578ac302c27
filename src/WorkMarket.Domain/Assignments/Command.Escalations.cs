using NodaTime;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Command
{
    /// <summary>Record an attempt to reach the client outside of WorkMarket, and what came of it.</summary>
    public sealed record RecordAttempt(OutsideChannel Through, Instant At, string Text) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.RecordAttempt;
    }
}
