using System.Collections.Immutable;
using WorkMarket.Api.Assignments;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Negotiation;

/// <summary>How it is offered again.</summary>
/// <param name="To">To whom.</param>
/// <param name="Schedule">When the work is to be done; still to come.</param>
/// <param name="Price">At which price.</param>
/// <param name="Including">Those who gave it back or abandoned it and are not to be left out.</param>
public sealed record OfferAgainRequest(
    OfferedTo To, ScheduleBody Schedule, PriceOffered Price, ImmutableList<PersonId>? Including = null);
