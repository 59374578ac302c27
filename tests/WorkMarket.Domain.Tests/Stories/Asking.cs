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

    public static Func<DraftRequest, DraftRequest> Both(params Func<DraftRequest, DraftRequest>[] wishes) =>
        request => wishes.Aggregate(request, (asked, wish) => wish(asked));
}
