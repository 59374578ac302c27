
namespace WorkMarket.Benchmarks;

/// <summary>
/// What an escalation that nobody answers asks of storage step by step, with all effects and mails: lists, notices, queues, the due index.
/// </summary>
internal static class EscalationCost
{
    // A plain Durable Functions app of this lifecycle, whose activities do nothing, was measured at 244 to 270.
    private const int Most = 130;

    public static async Task<IEnumerable<Figure>> Measure()
    {
        var steps = await SilentEscalation.Play();
        return
        [
            .. steps.Select(step => new Figure($"requests of {step.Step} ({step.Mails} mails)", step.All, "")),
            .. steps.SelectMany(step => step.Requests).GroupBy(count => count.Key).OrderByDescending(kind => kind.Sum(count => count.Value))
                .Select(kind => new Figure($"… of all steps, {kind.Key}", kind.Sum(count => count.Value), "")),
            new("requests of a silent escalation, opening to arbitration", steps.Sum(step => step.All), "", Most),
        ];
    }
}
