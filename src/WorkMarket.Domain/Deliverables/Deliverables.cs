using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Deliverables;

/// <summary>Deliver a file that was received and inspected, as a new deliverable or in place of an earlier version.</summary>
public sealed record Deliver(DeliverableType Type, DeliverableId? Replaces, DeliveredFile File) : Command;

/// <summary>Remove a deliverable.</summary>
public sealed record RemoveDeliverable(DeliverableId Deliverable) : Command;

/// <summary>A file was delivered: a new deliverable, or a new version of one.</summary>
[Stored("delivered/1")]
public sealed record Delivered(DeliverableId Deliverable, int Version, DeliverableType Type, DeliveredFile File) : Event, IAdding;

/// <summary>A deliverable was removed before submission.</summary>
[Stored("deliverableRemoved/1")]
public sealed record DeliverableRemoved(DeliverableId Deliverable) : Event;

/// <summary>There is no such deliverable.</summary>
public sealed record UnknownDeliverable(DeliverableId Deliverable)
    : Refusal(RefusalKind.Unknown, "unknownDeliverable", $"There is no deliverable {Deliverable} on this assignment.");

/// <summary>The upload is on the assignment as something else, or was removed from it.</summary>
public sealed record UploadUsed(DeliverableId Deliverable)
    : Refusal(RefusalKind.Conflict, "uploadUsed", "This upload has been delivered before: upload the file anew.");

/// <summary>There is no such upload on this assignment.</summary>
public sealed record UnknownUpload(string Upload)
    : Refusal(RefusalKind.Unknown, "unknownUpload", "There is no such upload on this assignment: begin one.");

/// <summary>The upload cannot be completed as it lies there.</summary>
public sealed record UploadNotReady : Refusal
{
    /// <summary>Names the rule and why.</summary>
    public UploadNotReady(string rule, string message)
        : base(RefusalKind.Conflict, rule, message)
    {
    }
}

/// <summary>As many files came as an assignment, or a profile, takes in a day.</summary>
public sealed record UploadsFull : Refusal
{
    /// <summary>Says how many they are, where, and when more can be handed in, in the place's zone.</summary>
    public UploadsFull(int most, Instant again, DateTimeZone zone, string where = "on an assignment")
        : base(
            RefusalKind.Conflict, "uploadsFull",
            $"At most {most} files can be handed in {where} in a day. You can hand in more from {Wording.InWords(again, zone)} on.",
            HoldsFrom: again) =>
        (Most, Again) = (most, again);

    /// <summary>How many can be handed in a day.</summary>
    public int Most { get; }

    /// <summary>When more can be handed in.</summary>
    public Instant Again { get; }
}

/// <summary>The upload is on the assignment as a receipt.</summary>
public sealed record ReceiptUsed(string Request)
    : Refusal(RefusalKind.Conflict, "uploadUsed", "This upload is the receipt of a request for funds: upload the file anew.");

/// <summary>What events about deliverables make of an engagement.</summary>
internal static class DeliverableEvolution
{
    /// <summary>The engagement after an event, or null where the event is not about deliverables.</summary>
    public static Engagement? Next(Engagement engagement, Happened happened) => happened.Event switch
    {
        Delivered delivered => WithDelivered(engagement, delivered, happened),
        DeliverableRemoved removed => engagement with
        {
            Deliverables = engagement.Deliverables.ConvertAll(deliverable =>
                deliverable.Id == removed.Deliverable ? deliverable with { Removed = true } : deliverable),
        },
        _ => null,
    };

    private static Engagement WithDelivered(Engagement engagement, Delivered delivered, Happened happened)
    {
        var version = new DeliverableVersion(delivered.Version, delivered.File, happened.By, happened.At);
        var known = engagement.Deliverables.FindIndex(deliverable => deliverable.Id == delivered.Deliverable);
        return engagement with
        {
            Deliverables = known < 0
                ? engagement.Deliverables.Add(new(delivered.Deliverable, delivered.Type, [version], Removed: false))
                : engagement.Deliverables.SetItem(known, engagement.Deliverables[known] with
                {
                    Versions = engagement.Deliverables[known].Versions.Add(version),
                }),
        };
    }
}
