namespace WorkMarket.Demo.Http;

/// <summary>A price: plain money where it is flat; else its type, and what one of that type has.</summary>
public sealed record Price(
    string? Amount, string? Currency, string? Type, Money? PerHourPrice, string? MaxNumberOfHours, Money? PerUnitPrice,
    string? MaxNumberOfUnits,
    Money? InitialPerHourPrice, string? InitialNumberOfHours, Money? AdditionalPerHourPrice, string? MaxBlendedNumberOfHours)
{
    /// <summary>The price as money, where it is flat.</summary>
    public Money? Flat => Type is null ? new(Amount!, Currency!) : null;

    public override string ToString() => Type switch
    {
        null => $"{Flat}",
        "perHour" => $"{PerHourPrice}/h",
        "perUnit" => $"{PerUnitPrice} each",
        _ => $"{InitialPerHourPrice}/h, later {AdditionalPerHourPrice}/h",
    };
}
