namespace WorkMarket.Application.Cases;

/// <summary>The steps of the write protocol between which a host may die.</summary>
public enum FaultPoint
{
    /// <summary>An external id is claimed, and nothing else is written.</summary>
    AfterExternalId,

    /// <summary>Decided, the outbox message is not yet enqueued.</summary>
    BeforeIntent,

    /// <summary>The outbox message is enqueued, nothing is written.</summary>
    BeforeCommit,

    /// <summary>Written, not yet answered.</summary>
    AfterCommit,

    /// <summary>An outbox message was received, no effect has happened.</summary>
    BeforeEffects,

    /// <summary>The due row stands, the other indexes are not yet written.</summary>
    AfterDueRow,

    /// <summary>All indexes are written, staging is not yet deleted.</summary>
    AfterLists,

    /// <summary>Notices stand in somebody's list; others may have to be told yet.</summary>
    AfterNotice,

    /// <summary>It is enqueued that people are to be told.</summary>
    AfterMail,

    /// <summary>All effects have happened, the commit is not yet marked.</summary>
    BeforeDone,

    /// <summary>The commit is marked, its outbox message is not yet deleted.</summary>
    AfterDone,

    /// <summary>A mail is claimed for whoever is about to send it, and not yet sent.</summary>
    AfterClaim,

    /// <summary>The mail server has taken a mail, which is not yet recorded.</summary>
    AfterSending,
}

/// <summary>Where tests let a host die.</summary>
public interface IFaults
{
    /// <summary>Called at each step; does nothing but in a test.</summary>
    void At(FaultPoint point);
}

/// <summary>No faults.</summary>
public sealed class NoFaults : IFaults
{
    /// <inheritdoc/>
    public void At(FaultPoint point)
    {
    }
}

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
