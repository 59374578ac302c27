using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Cases;

/// <summary>Lets those who want the same of one case in one after the other, so that in one process they hardly ever meet.</summary>
/// <param name="longest">The longest that one waits for one's turn.</param>
public sealed class CaseQueue(TimeSpan longest) : IWriterQueue
{
    private readonly Dictionary<AssignmentId, Line> lines = [];

    /// <inheritdoc/>
    public async ValueTask<IDisposable?> Enter(AssignmentId id, CancellationToken cancellation)
    {
        Line line;
        lock (lines)
        {
            if (!lines.TryGetValue(id, out line!))
                lines[id] = line = new();
            line.Waiting++;
        }
        var entered = false;
        try
        {
            entered = await line.Turn.WaitAsync(longest, cancellation);
            return entered ? new Leaving(this, id, line) : null;
        }
        finally
        {
            if (!entered)
                Forget(id, line);
        }
    }

    private void Leave(AssignmentId id, Line line)
    {
        Forget(id, line);
        line.Turn.Release();
    }

    private void Forget(AssignmentId id, Line line)
    {
        lock (lines)
        {
            if (--line.Waiting == 0)
                lines.Remove(id);
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Waiting { get; set; }
    }

    private sealed class Leaving(CaseQueue queue, AssignmentId id, Line line) : IDisposable
    {
        public void Dispose() => queue.Leave(id, line);
    }
}

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
