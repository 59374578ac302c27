namespace WorkMarket.Application.Cases;

/// <summary>A moment at which a host is to die: when a step of the write protocol is reached for the n-th time.</summary>
/// <param name="Point">The step.</param>
/// <param name="Time">The how-manieth time; 1 is the first.</param>
public readonly record struct FaultMoment(FaultPoint Point, int Time)
{
    /// <summary>Reads <c>AfterCommit</c> or <c>AfterCommit:3</c>; null where there is no such step.</summary>
    public static FaultMoment? Parse(string text) => text.Split(':') switch
    {
        [var point] when Step(point) is { } step => new(step, 1),
        [var point, var time] when Step(point) is { } step && int.TryParse(time, out var number) && number > 0 => new(step, number),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Point}:{Time}";

    private static FaultPoint? Step(string name) => Enum.TryParse<FaultPoint>(name, out var step) && step.ToString() == name ? step : null;
}
