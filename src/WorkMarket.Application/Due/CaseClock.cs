using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Due;

/// <summary>A case whose clock was moved on.</summary>
/// <param name="State">The case as it is now.</param>
/// <param name="IsSettled">
/// Whether all that fell due has had its effects; false where another wrote it so lately that it is left to that one, so that somebody has
/// to look again.
/// </param>
public sealed record MovedOn(Assignment State, bool IsSettled);

/// <summary>
/// Moves a case on to the present: what fell due is recorded, and its effects happen at once. Who calls it keeps in mind that the case is
/// due until it returns, so that nothing has to be announced beforehand: after a crash it is called again, and finds what is left to do.
/// Of several who call it at once one writes, and the effects are that one's as long as it lives.
/// </summary>
public sealed class CaseClock(CaseWriter writer, EffectsHandler effects, IDueIndex due, DueTimes times)
{
    /// <summary>
    /// Records all that fell due, with its effects: a read and a transaction beside them. Where an earlier call may have got as far as that
    /// instant, the effects that have not happened are looked for, with one read more.
    /// </summary>
    /// <param name="id">The case.</param>
    /// <param name="dueAt">The instant of the row by which it is called.</param>
    /// <param name="cancellation">Stops it between steps.</param>
    /// <returns>The case afterwards, or null where there is no such case.</returns>
    /// <exception cref="BusyException">Others kept writing; nothing is lost, it stays due.</exception>
    public Task<MovedOn?> Tick(AssignmentId id, Instant dueAt, CancellationToken cancellation) => Tick(id, (Instant?)dueAt, cancellation);

    /// <summary>
    /// The same for whoever waits for the steps of an escalation, who needs no signal of them. The row of the step that it took makes way
    /// for the next one: two requests more, so that the scan finds no row of what is done.
    /// </summary>
    /// <inheritdoc cref="Tick(AssignmentId, Instant, CancellationToken)"/>
    public async Task<Assignment?> TakeStep(AssignmentId id, CancellationToken cancellation) => (await Tick(id, null, cancellation))?.State;

    private async Task<MovedOn?> Tick(AssignmentId id, Instant? dueAt, CancellationToken cancellation)
    {
        using var span = Tracing.Start("clock", id);
        var isSettled = true;
        while (await writer.Tick(id, cancellation) is { } ticked)
        {
            if (ticked.Written is { } written)
            {
                Measures.Woken(written.Entry.At - written.Happened[0].At);
                var step = dueAt is null ? await Row(ticked.Before, cancellation) : null;
                await effects.Perform(written, signalled: dueAt is not null, cancellation);
                if (step is not null)
                    await MakeWay(step, ticked.Case.State, cancellation);
            }
            if (ticked.Written is null || ticked.Before.Core.AsOf >= dueAt - times.Grace)
                isSettled &= await effects.CatchUp(id, signalled: dueAt is not null, cancellation);
            if (!ticked.IsMore)
                return new(ticked.Case.State, isSettled);
        }
        return null;
    }

    private async Task<DueRow?> Row(Assignment before, CancellationToken cancellation) =>
        times.Next(before) is { } row ? await due.Find(row, cancellation) : null;

    private Task MakeWay(DueRow step, Assignment state, CancellationToken cancellation) =>
        times.Next(state) is { } next ? due.Replace(step, next, cancellation) : due.Delete(step, cancellation);
}
