using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using WorkMarket.Application.Telemetry;

namespace WorkMarket.Storage;

/// <summary>
/// Counts storage requests by what they do and to what: <c>table.transaction cases</c>, <c>queue.enqueue effects</c>, <c>blob.put
/// files</c>. Thread-safe. Its policies go into any number of clients' options: at <see cref="HttpPipelinePosition.PerCall"/> they count
/// calls, at <see cref="HttpPipelinePosition.PerRetry"/> attempts (use a counter of its own for each).
/// </summary>
public sealed class RequestCounter
{
    /// <summary>
    /// The name of the <see cref="HttpMessage"/> property that holds the table's name, for requests whose address does not tell it.
    /// </summary>
    internal const string TableProperty = "WorkMarket.Table";

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Makes one that has counted nothing.</summary>
    public RequestCounter()
    {
        Tables = new Policy(this, RequestNames.OfTable);
        Queues = new Policy(this, RequestNames.OfQueue);
        Blobs = new Policy(this, RequestNames.OfBlob);
    }

    /// <summary>The policy for table clients.</summary>
    public HttpPipelinePolicy Tables { get; }

    /// <summary>The policy for queue clients.</summary>
    public HttpPipelinePolicy Queues { get; }

    /// <summary>The policy for blob clients.</summary>
    public HttpPipelinePolicy Blobs { get; }

    /// <summary>All requests so far.</summary>
    public int Total => counts.Values.Sum();

    /// <summary>The counts so far by name; a copy.</summary>
    public IReadOnlyDictionary<string, int> Snapshot() => new SortedDictionary<string, int>(counts, StringComparer.Ordinal);

    /// <summary>Forgets what was counted.</summary>
    public void Reset() => counts.Clear();

    private sealed class Policy(RequestCounter counter, Func<HttpMessage, string> name) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            var kind = name(message);
            counter.counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
            Measures.Requested(kind);
        }
    }
}
