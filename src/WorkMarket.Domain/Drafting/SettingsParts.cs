using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Drafting;

/// <summary>The parts of the settings that a draft inherits or sets, each by itself.</summary>
public enum SettingsPart
{
    /// <summary>Whether and when the schedule has to be confirmed.</summary>
    [Said("the confirmation of the schedule")]
    Confirmation,

    /// <summary>Whether and how the worker checks in and out.</summary>
    [Said("check-in and check-out")]
    CheckIn,

    /// <summary>The files that the worker has to deliver.</summary>
    [Said("the deliverables")]
    Deliverables,

    /// <summary>Whether workers can apply as offered only.</summary>
    [Said("counteroffers")]
    CounteroffersOff,

    /// <summary>How long after approval the payment is due.</summary>
    [Said("the payment terms")]
    PaymentTerms,
}

/// <summary>Compares settings part by part, by what they say.</summary>
internal static class SettingsParts
{
    /// <summary>Whether two say the same of a part. How early a visit may begin is the platform's, not the company's.</summary>
    public static bool IsSame(SettingsPart part, AssignmentSettings one, AssignmentSettings other) => part switch
    {
        SettingsPart.Confirmation => one.Confirmation == other.Confirmation,
        SettingsPart.CheckIn => one.CheckIn with { EarlyIn = null } == other.CheckIn with { EarlyIn = null },
        SettingsPart.Deliverables => one.Deliverables.SequenceEqual(other.Deliverables),
        SettingsPart.CounteroffersOff => one.CounteroffersOff == other.CounteroffersOff,
        _ => one.PaymentTerms.Equals(other.PaymentTerms),
    };
}
