using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Cases;

/// <summary>Lets writers of one case in one after the other, where a host can.</summary>
public interface IWriterQueue
{
    /// <summary>Waits for one's turn; disposing ends it. Null where it did not come in time.</summary>
    ValueTask<IDisposable?> Enter(AssignmentId id, CancellationToken cancellation);
}

/// <summary>Lets everybody in at once.</summary>
public sealed class NoWriterQueue : IWriterQueue
{
    /// <inheritdoc/>
    public ValueTask<IDisposable?> Enter(AssignmentId id, CancellationToken cancellation) => new(new NoTurn());

    private sealed class NoTurn : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
