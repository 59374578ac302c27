namespace WorkMarket.Domain.Assignments;

public abstract partial record Refusal
{
    /// <summary>The worker recorded as many attempts as an assignment keeps.</summary>
    public sealed record AttemptsFull(int Most)
        : Refusal(RefusalKind.Conflict, "attemptsFull", $"{Most} attempts outside of WorkMarket are recorded already; it takes no more.");
}
