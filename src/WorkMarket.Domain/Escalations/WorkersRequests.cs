using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Escalations;

/// <summary>What the worker who has an assignment has asked of the client, which the client is to decide.</summary>
internal static class WorkersRequests
{
    /// <summary>When the earliest was asked that is not decided, or null where there is none.</summary>
    public static Instant? EarliestUndecided(Assignment state) => state is not WithWorker { Engagement: var engagement } ? null : new[]
    {
        engagement.Funds.Find(request => request.Status == FundsStatus.Asked)?.At,
        engagement.Reschedule is { By: Role.Worker } reschedule ? reschedule.At : null,
        engagement.Subcontracts.Find(question => question.Granted is null)?.At,
    }.Min();
}
