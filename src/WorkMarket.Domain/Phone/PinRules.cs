using System.ComponentModel.DataAnnotations;
using System.Collections.Immutable;
using NodaTime;

namespace WorkMarket.Domain.Phone;

/// <summary>The limits of the telephone, each a setting with its default.</summary>
public sealed record PhonePolicy
{
    /// <summary>The fewest digits of a PIN.</summary>
    [Range(4, 20)]
    public int ShortestPin { get; init; } = 4;

    /// <summary>The most digits of a PIN.</summary>
    [Range(4, 20)]
    public int LongestPin { get; init; } = 10;

    /// <summary>After how many wrong PINs a PIN is locked (three).</summary>
    [Range(1, 100)]
    public int WrongPins { get; init; } = 3;

    /// <summary>For how long a PIN is locked then (an hour).</summary>
    public Duration Lock { get; init; } = Duration.FromHours(1);

    /// <summary>How often a caller may type what cannot be understood, before the call ends.</summary>
    [Range(1, 100)]
    public int Misunderstandings { get; init; } = 3;
}

/// <summary>What a PIN may be.</summary>
public static class PinRules
{
    /// <summary>What is wrong with a PIN that a worker chooses.</summary>
    public static ImmutableList<Refusal> Check(string pin, PhonePolicy limits)
    {
        if (pin.Length < limits.ShortestPin || pin.Length > limits.LongestPin || !pin.All(char.IsAsciiDigit))
            return [new InvalidField("pin", "pinInvalid", $"A PIN has {limits.ShortestPin} to {limits.LongestPin} digits.")];
        return pin.Distinct().Count() == 1 || IsStaircase(pin, 1) || IsStaircase(pin, -1)
            ? [new InvalidField("pin", "pinTooSimple", "A PIN is not one digit again and again, nor digits in a row.")]
            : [];
    }

    private static bool IsStaircase(string pin, int step) => pin.Zip(pin.Skip(1)).All(pair => pair.Second - pair.First == step);
}
