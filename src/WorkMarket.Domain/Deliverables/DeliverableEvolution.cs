using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Deliverables;

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
