using System.Collections.Immutable;
using NodaTime;

namespace WorkMarket.Domain.Assignments;

/// <summary>Confirming the schedule (domain.md §3). It may be confirmed late: that takes the label off.</summary>
internal static class Confirmation
{
    public static ImmutableList<Refusal> MayConfirm(Staffed staffed, Instant now) => Deadlines.Confirmation(staffed) switch
    {
        null => [new Refusal.ConfirmationNotRequired()],
        _ when staffed.Engagement.ConfirmedAt is { } confirmedAt => [new Refusal.AlreadyConfirmed(confirmedAt)],
        { } window when now < window.Opens => [new Refusal.ConfirmationNotOpen(window.Opens)],
        _ => [],
    };
}
