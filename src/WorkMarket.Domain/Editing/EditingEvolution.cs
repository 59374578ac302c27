using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Editing;

/// <summary>What edits, clarifications and proposed changes make of an assignment.</summary>
internal static class EditingEvolution
{
    /// <summary>The assignment after an event, or null where it is none of these.</summary>
    public static Assignment? Next(Assignment state, Happened happened) => (state, happened.Event) switch
    {
        (_, Edited edited) => Untold.With(Changed(state, edited.Changes, happened.At), edited.Changes, edited.TellAt),
        (_, EditsTold) => state with { Core = state.Core with { Untold = null } },
        (WithWorker staffed, ChangeAgreed agreed) =>
            Decided((WithWorker)Changed(staffed, agreed.Changes, happened.At), agreed.Changes, happened.At),
        (WithWorker staffed, _) when Next(staffed.Engagement, happened) is { } engagement => staffed with { Engagement = engagement },
        _ => null,
    };

    private static Engagement? Next(Engagement engagement, Happened happened) => happened.Event switch
    {
        Clarified clarified => engagement with { Clarifications = engagement.Clarifications.Add(new(clarified.Text, happened.At)) },
        ChangeProposed proposed => engagement with
        {
            Change = new(proposed.Change, proposed.Changes, proposed.Reason, happened.At),
            ChangesProposed = engagement.ChangesProposed + 1,
        },
        ChangeDeclined or ChangeWithdrawn or ChangeLapsed => engagement with { Change = null },
        _ => null,
    };

    private static Assignment Changed(Assignment state, BriefChanges changes, Instant at)
    {
        var next = state with { Core = state.Core with { Brief = changes.Apply(state.Brief) } };
        return next is WithWorker staffed && changes.Deliverables is { Old: { } old }
            ? staffed with
            {
                Engagement = staffed.Engagement with
                {
                    EarlierDeliverables = staffed.Engagement.EarlierDeliverables.Add(new(old, at)),
                },
            }
            : next;
    }

    // Who agrees to another window or other visits is late by them from then on alone.
    private static WithWorker Decided(WithWorker staffed, BriefChanges changes, Instant at) => staffed with
    {
        Engagement = staffed.Engagement with
        {
            Change = null,
            ScheduleSince = changes is { Confirmation: null, CheckIn: null } ? staffed.Engagement.ScheduleSince : at,
        },
    };
}
