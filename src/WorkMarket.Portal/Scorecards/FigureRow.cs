using System.Collections.Immutable;
using WorkMarket.Api.Scorecards;

namespace WorkMarket.Portal.Scorecards;

/// <summary>A figure of a worker, recent and of all time.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Words">What it is called.</param>
/// <param name="Recent">The recent one.</param>
/// <param name="AllTime">That of all time.</param>
public sealed record FigureRow(string Name, string Words, ShareView Recent, ShareView AllTime)
{
    /// <summary>All of a card.</summary>
    public static ImmutableList<FigureRow> Of(WorkerScorecardView card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return
        [
            new("satisfaction", "Satisfaction", card.Recent.Satisfaction, card.AllTime.Satisfaction),
            new("onTime", "On time", card.Recent.OnTime, card.AllTime.OnTime),
            new("deliveredOnTime", "Deliverables on time", card.Recent.DeliveredOnTime, card.AllTime.DeliveredOnTime),
            new("cancelled", "Cancelled", card.Recent.Cancelled, card.AllTime.Cancelled),
            new("abandoned", "Abandoned", card.Recent.Abandoned, card.AllTime.Abandoned),
        ];
    }
}
