using System.Diagnostics;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Telemetry;

/// <summary>
/// The product's spans (W3C Trace Context). They name cases and what is done, and never a person, an address or anything that somebody
/// wrote. A message carries the context of the span that enqueued it, so that whoever handles it goes on with the same trace.
/// </summary>
public static class Tracing
{
    /// <summary>The name of the source of spans, and of the meter.</summary>
    public const string Name = "WorkMarket";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>
    /// The context of what is being done, as <c>traceparent</c>, for a message that somebody goes on with; null where there is none.
    /// </summary>
    public static string? Context => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: var id } ? id : null;

    /// <summary>Begins a span within what is being done. Null where nobody listens.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="of">The case that it is done to, if it is one.</param>
    /// <param name="kind">How it stands to others.</param>
    public static Activity? Start(string name, AssignmentId? of, ActivityKind kind = ActivityKind.Internal) =>
        Source.StartActivity(name, kind)?.Named(of);

    /// <summary>Begins a span that goes on with what a message brings. Null where nobody listens.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="of">The case.</param>
    /// <param name="context">What the message brings; null where it brings nothing, as messages of earlier versions do.</param>
    public static Activity? Continue(string name, AssignmentId of, string? context)
    {
        if (!ActivityContext.TryParse(context, null, isRemote: true, out var parent))
            return Source.StartActivity(name, ActivityKind.Consumer)?.Named(of);
        // Whatever the host does to bring the message is another trace, and known from this one.
        ActivityLink[] links = Activity.Current is { } around && around.TraceId != parent.TraceId ? [new(around.Context)] : [];
        return Source.StartActivity(name, ActivityKind.Consumer, parent, links: links)?.Named(of);
    }

    /// <summary>Notes that what a span stands for failed, and how: never in words that may quote a person.</summary>
    public static void Fail(this Activity? span, string how) => span?.SetStatus(ActivityStatusCode.Error, how);

    private static Activity Named(this Activity span, AssignmentId? of) => of is { } id ? span.SetTag("workmarket.case", id.Value) : span;
}
