using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Due;

/// <summary>
/// Moves a case on to the present: what fell due is recorded, and its effects happen at once. Who calls it keeps in mind that the case is
/// due until it returns, so that nothing has to be announced beforehand: after a crash it is called again, and finds what is left to do.
/// </summary>
public sealed class CaseClock(CaseWriter writer, EffectsHandler effects)
{
    /// <summary>
    /// Records all that fell due, with its effects: a read and a transaction beside them. Where an earlier call may have got as far as that
    /// instant, the effects that have not happened are looked for, with one read more.
    /// </summary>
    /// <param name="id">The case.</param>
    /// <param name="dueAt">
    /// The instant at which it was to be called; null where whoever waits for the steps of an escalation calls, who needs no signal of them.
    /// </param>
    /// <param name="cancellation">Stops it between steps.</param>
    /// <returns>The case afterwards, or null where there is no such case.</returns>
    /// <exception cref="BusyException">Others kept writing; nothing is lost, it stays due.</exception>
    public async Task<Assignment?> Tick(AssignmentId id, Instant? dueAt, CancellationToken cancellation)
    {
        using var span = Tracing.Start("clock", id);
        while (await writer.Tick(id, cancellation) is { } ticked)
        {
            if (ticked.Written is { } recorded)
                Measures.Woken(recorded.Entry.At - recorded.Happened[0].At);
            if (dueAt is { } at ? ticked.Before >= at : ticked.Written is null)
                await effects.CatchUp(id, signalled: dueAt is not null, cancellation);
            else if (ticked.Written is { } written)
                await effects.Perform(written, signalled: dueAt is not null, cancellation);
            if (!ticked.IsMore)
                return ticked.Case.State;
        }
        return null;
    }
}
