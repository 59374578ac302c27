using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Refusal
{
    /// <summary>There is no request for another schedule that this side could decide on, or take back.</summary>
    public sealed record NoRescheduleRequest()
        : Refusal(RefusalKind.Conflict, "noRescheduleRequest", "There is no request for another schedule that is yours to decide on or to take back.");

    /// <summary>The other side has asked for another schedule, which comes first.</summary>
    public sealed record RescheduleUndecided(Role By)
        : Refusal(RefusalKind.Conflict, "rescheduleUndecided", $"The {By} has asked for another schedule: decide on that first.");

    /// <summary>Abandoned can be only what should have begun.</summary>
    public sealed record NotStartedYet(Instant Start)
        : Refusal(RefusalKind.Conflict, "notStartedYet", $"The work is to start at {InstantPattern.ExtendedIso.Format(Start)}; before that it cannot have been abandoned.", HoldsFrom: Start);

    /// <summary>Nobody did anything that could be paid.</summary>
    public sealed record NobodyToPay()
        : Refusal(RefusalKind.Invalid, "nobodyToPay", "No worker has the assignment, so there is nobody to pay.", "amount");

    /// <summary>There is no such question about subcontracting, or it is decided.</summary>
    public sealed record UnknownSubcontract(SubcontractId Subcontract)
        : Refusal(RefusalKind.Unknown, "unknownSubcontract", $"There is no open subcontract request '{Subcontract}' on this assignment.");

    /// <summary>There are as many questions about subcontracting as an assignment takes.</summary>
    public sealed record SubcontractsFull(int Most)
        : Refusal(RefusalKind.Conflict, "subcontractsFull", $"This assignment has {Most} subcontract requests already and takes no more.");
}
