using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Storage.Tests.Dossiers;

/// <summary>A case store that tells who reads events, how many at once and what is held of them, and that a test holds up.</summary>
internal sealed class Watched
{
    private readonly ConcurrentDictionary<AssignmentId, int> reading = [];
    private readonly Lock gate = new();
    private Task held = Task.CompletedTask;
    private int atOnce;

    public Watched(ICaseStore cases)
    {
        Cases = DispatchProxy.Create<ICaseStore, Proxy>();
        ((Proxy)(object)Cases).Over(cases, this);
    }

    public ICaseStore Cases { get; }

    public int MostOfACase { get; private set; }

    public int MostAtOnce { get; private set; }

    /// <summary>How many events were handed out.</summary>
    public long Events { get; private set; }

    /// <summary>The bytes in use when somebody had read the last event of a case.</summary>
    public long LiveAtTheEnd { get; private set; }

    /// <summary>Whoever reads events from now on waits for this.</summary>
    public TaskCompletionSource Hold()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        held = source.Task;
        return source;
    }

    private async IAsyncEnumerable<StoredEvent> Read(
        ICaseStore cases, AssignmentId id, long after, long last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        lock (gate)
        {
            MostOfACase = Math.Max(MostOfACase, reading.AddOrUpdate(id, 1, (_, count) => count + 1));
            MostAtOnce = Math.Max(MostAtOnce, ++atOnce);
        }
        await held;
        await foreach (var item in cases.ReadEvents(id, after, last, cancellation))
        {
            lock (gate)
                Events++;
            yield return item;
        }
        LiveAtTheEnd = GC.GetTotalMemory(forceFullCollection: true);
        lock (gate)
        {
            reading.AddOrUpdate(id, 0, (_, count) => count - 1);
            atOnce--;
        }
    }

    [SuppressMessage("Performance", "CA1852", Justification = "A dispatch proxy is derived from at run time.")]
    public class Proxy : DispatchProxy
    {
        private ICaseStore? cases;
        private Watched? watched;

        internal void Over(ICaseStore over, Watched by) => (cases, watched) = (over, by);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(ICaseStore.ReadEvents)
            ? watched!.Read(cases!, (AssignmentId)args![0]!, (long)args[1]!, (long)args[2]!, (CancellationToken)args[3]!)
            : targetMethod.Invoke(cases, args);
    }
}
