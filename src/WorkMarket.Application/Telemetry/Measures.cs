using System.Diagnostics.Metrics;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Telemetry;

/// <summary>What is counted and timed. No tag names a case or a person, so that their number does not grow with those.</summary>
public static class Measures
{
    private static readonly Meter Meter = new(Tracing.Name);

    private static readonly Counter<long> Actions = Meter.CreateCounter<long>(
        "workmarket.actions", "{action}", "Calls by endpoint, status and what came of them.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "workmarket.refusals", "{refusal}", "Refused rules by endpoint; a refused call may name several.");
    private static readonly Histogram<double> EffectsLag = Meter.CreateHistogram<double>(
        "workmarket.effects.lag", "s", "From a commit until all of its effects have happened.");
    private static readonly Histogram<double> WakesLate = Meter.CreateHistogram<double>(
        "workmarket.wakes.late", "s", "From the instant at which something fell due until the clock recorded it.");
    private static readonly Counter<long> Opened = Meter.CreateCounter<long>(
        "workmarket.escalations.opened", "{escalation}", "Escalations opened, by cause.");
    private static readonly Counter<long> Entered = Meter.CreateCounter<long>(
        "workmarket.escalations.stages", "{stage}", "Stages that escalations entered, by stage and cause.");
    private static readonly Counter<long> Closed = Meter.CreateCounter<long>(
        "workmarket.escalations.closed", "{escalation}", "Escalations closed, by how they ended and cause.");
    private static readonly Counter<long> Mails = Meter.CreateCounter<long>(
        "workmarket.mails", "{mail}", "Mails by outcome; one that waits is counted at each attempt.");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "workmarket.storage.requests", "{request}", "Requests to storage by kind.");

    /// <summary>Counts a call of an endpoint.</summary>
    /// <param name="endpoint">Its name.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="outcome"><c>done</c>, or the problem's code.</param>
    /// <param name="rules">The rules that were refused.</param>
    public static void Acted(string endpoint, int status, string outcome, IEnumerable<string> rules)
    {
        Actions.Add(1, new("endpoint", endpoint), new("status", status), new("outcome", outcome));
        foreach (var rule in rules)
            Refusals.Add(1, new("endpoint", endpoint), new("rule", rule));
    }

    /// <summary>
    /// Times the effects of a commit, and counts what became of escalations in it. After a crash some may be counted again.
    /// </summary>
    public static void Affected(Duration since, Assignment state, IEnumerable<Event> events)
    {
        EffectsLag.Record(since.TotalSeconds);
        foreach (var @event in events)
        {
            switch (@event)
            {
                case EscalationOpened opened:
                    Opened.Add(1, new KeyValuePair<string, object?>("cause", Say(opened.Cause)));
                    break;
                case EscalationStageEntered entered:
                    Entered.Add(1, new("stage", Say(entered.Stage)), new("cause", Cause(state, entered.Escalation)));
                    break;
                case EscalationClosed closed:
                    Closed.Add(1, new("stage", Say(closed.End)), new("cause", Cause(state, closed.Escalation)));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Times what fell due against when it was recorded.</summary>
    public static void Woken(Duration late) => WakesLate.Record(late.TotalSeconds);

    /// <summary>Counts what became of an attempt at a mail; null is that it waits.</summary>
    public static void Mailed(Enum? outcome) =>
        Mails.Add(1, new KeyValuePair<string, object?>("outcome", outcome is { } state ? Say(state) : "waits"));

    /// <summary>Counts a request to storage: what it does and to what, as in <c>table.get cases</c>.</summary>
    public static void Requested(string kind) => Requests.Add(1, new KeyValuePair<string, object?>("kind", kind));

    private static string Cause(Assignment state, EscalationId id) =>
        Say(state.Core.Escalations.Find(escalation => escalation.Id == id)?.Cause);

    private static string Say<T>(T value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}
