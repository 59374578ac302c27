using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Domain.Tests.Stories;

/// <summary>What a client asks for beyond the plain assignment.</summary>
internal static class Asking
{
    /// <summary>The schedule has to be confirmed: by default between 24 h and 2 h before the start.</summary>
    public static DraftRequest Confirmation(DraftRequest request) => request with { ConfirmationRequired = true };

    public static Func<DraftRequest, DraftRequest> ConfirmationIn(Period opensBefore, Period closesBefore) =>
        request => request with { Confirmation = new(opensBefore, closesBefore) };

    public static DraftRequest NoCheckIn(DraftRequest request) =>
        request with { CheckIn = new(Required: false, PhoneNumber: null, Policy.Default.Grace) };

    public static DraftRequest Phone(DraftRequest request) =>
        request with { CheckIn = new(Required: true, PhoneNumber: "+1 555 0100", Policy.Default.Grace) };

    public static Func<DraftRequest, DraftRequest> Deliverables(params DeliverableRequirement[] requirements) =>
        request => request with { Deliverables = [.. requirements] };

    public static Func<DraftRequest, DraftRequest> Photos(int number, int? dueDays) =>
        Deliverables(new DeliverableRequirement(DeliverableType.Photo, number, dueDays));

    public static Func<DraftRequest, DraftRequest> Schedule(string start, string end, string zone = "America/New_York") =>
        request => request with { Schedule = new(At(start, zone), At(end, zone), Zone(zone)) };

    public static Func<DraftRequest, DraftRequest> Price(Pricing price) => request => request with { Price = price };

    /// <summary>A rate per hour, for up to so many hours.</summary>
    public static Func<DraftRequest, DraftRequest> Hourly(decimal rate, decimal hours) =>
        Price(new Pricing.PerHour(Wishes.Usd(rate), hours));

    /// <summary>A price per unit, for up to so many units.</summary>
    public static Func<DraftRequest, DraftRequest> PerUnit(decimal price, decimal units) =>
        Price(new Pricing.PerUnit(Wishes.Usd(price), units));

    /// <summary>A rate for the first hours, another for up to so many after.</summary>
    public static Func<DraftRequest, DraftRequest> Blended(decimal rate, decimal hours, decimal rateAfter, decimal hoursAfter) =>
        Price(new Pricing.BlendedPerHour(Wishes.Usd(rate), hours, Wishes.Usd(rateAfter), hoursAfter));

    public static DraftRequest CounteroffersOff(DraftRequest request) => request with { CounteroffersOff = true };

    public static Func<DraftRequest, DraftRequest> Requiring(WorkRequirements requirements) =>
        request => request with { Requirements = requirements };

    public static Func<DraftRequest, DraftRequest> Both(params Func<DraftRequest, DraftRequest>[] wishes) =>
        request => wishes.Aggregate(request, (asked, wish) => wish(asked));
}
