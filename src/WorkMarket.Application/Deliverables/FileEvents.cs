using WorkMarket.Domain;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Application.Deliverables;

/// <summary>Which file an event brings.</summary>
public static class FileEvents
{
    /// <summary>The file that came with an event, if one did: its upload is over.</summary>
    public static DeliveredFile? File(this Event @event) => @event switch
    {
        Delivered delivered => delivered.File,
        FundsRequested requested => requested.Ask.Receipt,
        _ => null,
    };
}
