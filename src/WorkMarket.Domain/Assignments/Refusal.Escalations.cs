using WorkMarket.Domain.Escalations;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Refusal
{
    /// <summary>The worker recorded as many attempts as an assignment keeps.</summary>
    public sealed record AttemptsFull(int Most)
        : Refusal(RefusalKind.Conflict, "attemptsFull", $"{Most} attempts outside of WorkMarket are recorded already; it takes no more.");

    /// <summary>A criterion of eligibility does not hold (domain.md §6).</summary>
    public sealed record NotEligible(EscalationCause Cause, Criterion Criterion)
        : Refusal(RefusalKind.Conflict, Criteria.Rule(Criterion.Kind), Criteria.Words(Cause, Criterion.Kind), HoldsFrom: Criterion.HoldsFrom);

    /// <summary>No cause is true now.</summary>
    public sealed record NoCause()
        : Refusal(RefusalKind.Conflict, "noCause", "There is no cause for which this assignment could be escalated now.");

    /// <summary>There were as many escalations as an assignment keeps.</summary>
    public sealed record EscalationsFull(int Most)
        : Refusal(RefusalKind.Conflict, "escalationsFull", $"This assignment was escalated {Most} times already; it takes no more.");

    /// <summary>The cause has a cure, which ends the escalation by itself (domain.md §6).</summary>
    public sealed record CauseHasCure(EscalationCause Cause)
        : Refusal(RefusalKind.Conflict, "causeHasCure", $"{Cause} ends when the client approves, pays or clarifies; there is nothing to agree on.");

    /// <summary>The side has recorded before that both agree.</summary>
    public sealed record AlreadyAgreed()
        : Refusal(RefusalKind.Conflict, "alreadyAgreed", "This side has recorded before that both agree.");

    /// <summary>The side has not recorded that both agree: there is nothing to take back.</summary>
    public sealed record NotAgreed()
        : Refusal(RefusalKind.Conflict, "notAgreed", "This side has not recorded that both agree.");

    /// <summary>It stands still while a violation is not decided (domain.md §6).</summary>
    public sealed record EscalationStandsStill()
        : Refusal(RefusalKind.Conflict, "escalationSuspended", "The escalation is suspended until the violation is decided.");

    /// <summary>As long as the client has not responded there is no impasse (domain.md §6).</summary>
    public sealed record NoImpasse()
        : Refusal(RefusalKind.Conflict, "noImpasse", "The client has not responded yet: there is no impasse.");

    /// <summary>The agent takes care of it already.</summary>
    public sealed record AlreadyClaimed()
        : Refusal(RefusalKind.Conflict, "alreadyClaimed", "You take care of this escalation already.");

    /// <summary>Nobody takes care of it.</summary>
    public sealed record NotClaimed()
        : Refusal(RefusalKind.Conflict, "notClaimed", "Nobody takes care of this escalation.");
}
