using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Phone;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;

namespace WorkMarket.Application.Cases;

/// <summary>A case that was ticked.</summary>
/// <param name="Case">The case as it is now.</param>
/// <param name="Before">How it was before.</param>
/// <param name="Written">What was written of what fell due, or null where nothing did.</param>
/// <param name="IsMore">Whether there is more of it.</param>
public sealed record Ticked(StoredCase Case, Assignment Before, WrittenCommit? Written, bool IsMore);

/// <summary>How the writer behaves under contention.</summary>
public sealed record WriterOptions
{
    /// <summary>How often a decision is made anew because somebody else wrote first, before the case counts as busy.</summary>
    public int Attempts { get; init; } = 32;

    /// <summary>The longest pause before deciding anew.</summary>
    public Duration LongestPause { get; init; } = Duration.FromMilliseconds(50);

    /// <summary>The most events that fell due in one commit; more are written in several (a transaction has 100 operations).</summary>
    public int MostDueEvents { get; init; } = 60;
}

/// <summary>The one way to change a case: load, apply what is due, decide, commit; anew where somebody else was faster.</summary>
public sealed class CaseWriter(
    ICaseStore store, FactsReader facts, INumbers numbers, IWriterQueue queue, RecentCommits recent, IClock clock,
    WriterOptions options)
{
    /// <summary>Decides a command on a case and commits it.</summary>
    public async Task<RequestOutcome> Execute(
        AssignmentId id, Command command, Request request, Func<Change, Answer> answer, CancellationToken cancellation)
    {
        using var turn = await queue.Enter(id, cancellation);
        return turn is null ? new RequestOutcome.Busy() : await Write(
            id, request, (command as ChangeAccess)?.Access, Decide, answer, cancellation);

        async Task<Decision?> Decide(StoredCase? stored, ImmutableList<Happened> due, Instant now)
        {
            if (stored is null || !AssignmentDecider.IsThereFor(stored.State, command, request.By))
                return null;
            var about = AssignmentDecider.AboutWhat(stored.State, command, request.By)!;
            var asked = command is OnEngagement on ? on.Command : command;
            var known = await facts.For(asked, about, request.By, cancellation);
            if (request.By is Actor.AccountManager manager && manager.Id != known.AccountManager)
                return null;
            if (command is CancelByWorker { Overlaps: { } other })
                known = known with { EarlierWork = await WorkOf(request.By, other, cancellation) };
            var decision = AssignmentDecider.Decide(stored.State, due, command, request.By, known, now);
            // A refusal is never decided on facts that may be half a minute old.
            return decision is Decision.Refused { Refusals: var refusals }
                && (FactsReader.NeedsFacts(command) || refusals.Exists(refusal => refusal is BothSides))
                ? AssignmentDecider.Decide(
                    stored.State, due, command, request.By, await facts.FreshFor(asked, about, request.By, cancellation), now)
                : decision;
        }
    }

    /// <summary>Creates a case. The same request again meets the case that it created.</summary>
    public async Task<RequestOutcome> Create(
        CommandKey key, DraftRequest draft, Request request, Func<Change, Answer> answer, CancellationToken cancellation)
    {
        var id = key.NewCase();
        using var turn = await queue.Enter(id, cancellation);
        var outcome = turn is null ? new RequestOutcome.Busy() : await Write(
            id, request with { Key = key }, draft.Access, Decide, answer, cancellation);
        // The record of the request is kept for some days, the case for ever.
        return outcome is RequestOutcome.NotFound && await store.Read(id, cancellation) is { } there && Access.Sees(there.State, request.By)
            ? new RequestOutcome.Done(answer(new(there.State, there.Version, [])), Repeated: true)
            : outcome;

        // The number is claimed once nothing stands in the way: a draft that is refused uses none up.
        async Task<Decision?> Decide(StoredCase? stored, ImmutableList<Happened> due, Instant now)
        {
            if (stored is not null || request.By is not Actor.Client client)
                return null;
            var decision = DraftRules.Create(id, draft, client, await facts.ForDraft(client.Company, cancellation), facts.Policy, now);
            return decision is Decision.Accepted { Happened: [{ Event: Created created } first, ..] happened }
                ? new Decision.Accepted(
                    happened.SetItem(0, first with { Event = created with { Number = await numbers.Claim(id, cancellation) } }))
                : decision;
        }
    }

    /// <summary>Gives a case from before all had a number its own. False where there is no such case, or it has one.</summary>
    /// <exception cref="BusyException">Others kept writing; the case is as it was.</exception>
    public async Task<bool> Number(AssignmentId id, CancellationToken cancellation)
    {
        using var turn = await queue.Enter(id, cancellation) ?? throw Busy();
        return await RunRounds(Once, () => throw Busy(), cancellation);

        async Task<Round<bool>> Once(AttemptId? attempt)
        {
            if (await store.Read(id, cancellation) is not { State.Core: { Number: null, AsOf: var asOf } } stored)
                return new Round<bool>.Over(false);
            var happened = ImmutableList.Create(await Numbering(id, Instant.Max(clock.GetCurrentInstant(), asOf), cancellation));
            return await Commit(
                new(id, stored, stored.State.Evolve(happened)!, happened, null, attempt), _ => true,
                _ => throw new InvalidOperationException("What has no command is not repeated."));
        }

        BusyException Busy() => new($"The case {id} was too busy to be given its number.");
    }

    // What is written to a case from before all had a number gives it one: a request more, once.
    private async Task<ImmutableList<Happened>> WithNumber(
        StoredCase? stored, ImmutableList<Happened> happened, CancellationToken cancellation) =>
        stored is { State: { Core.Number: null, Id: var id } } && !happened.IsEmpty
            ? happened.Add(await Numbering(id, happened[^1].At, cancellation))
            : happened;

    private async Task<Happened> Numbering(AssignmentId id, Instant at, CancellationToken cancellation) =>
        new(at, new Actor.System(), new Numbered(await numbers.Claim(id, cancellation)));

    /// <summary>
    /// Records what fell due on a case, or the first of it where that is very much. Nobody else hears of it: whoever asks for it sees to
    /// its effects. Null where there is no such case.
    /// </summary>
    /// <exception cref="BusyException">Others kept writing; nothing is lost, it stays due.</exception>
    public async Task<Ticked?> Tick(AssignmentId id, CancellationToken cancellation)
    {
        using var turn = await queue.Enter(id, cancellation) ?? throw Busy();
        return await RunRounds(Once, () => throw Busy(), cancellation);

        async Task<Round<Ticked?>> Once(AttemptId? attempt)
        {
            if (await store.ReadAlone(id, cancellation) is not { } stored)
                return new Round<Ticked?>.Over(null);
            var due = Due(stored, clock.GetCurrentInstant());
            if (due.IsEmpty)
                return new Round<Ticked?>.Over(new(stored, stored.State, null, IsMore: false));
            var some = Some(due);
            var happened = await WithNumber(stored, some, cancellation);
            return await Commit<Ticked?>(
                new(id, stored, stored.State.Evolve(happened)!, happened, null, attempt, Announced: false),
                committed => new(
                    committed.Case, stored.State, new(committed.Case, committed.Entry, happened), some.Count < due.Count),
                _ => throw new InvalidOperationException("What has no command is not repeated."));
        }

        BusyException Busy() => new($"The case {id} was too busy to be ticked.");
    }

    private Task<RequestOutcome> Write(
        AssignmentId id, Request request, KeptAccess? access, Func<StoredCase?, ImmutableList<Happened>, Instant, Task<Decision?>> decide,
        Func<Change, Answer> answer, CancellationToken cancellation)
    {
        return RunRounds(Once, () => new RequestOutcome.Busy(), cancellation);

        async Task<Round<RequestOutcome>> Once(AttemptId? attempt)
        {
            var stored = await store.Read(id, cancellation);
            var now = clock.GetCurrentInstant();
            ImmutableList<Happened> due = stored is null ? [] : Due(stored, now);
            if (stored is not null && due.Count > options.MostDueEvents)
            {
                await CatchUp(id, stored, due);
                return new Round<RequestOutcome>.Anew(attempt, Pauses: false);
            }

            // Whether there is such a case for the asker comes first: a stale version must not tell of it.
            var decision = await decide(stored, due, now);
            var isStale = stored is not null && request.IfMatch is { } seen && !seen.Contains(stored.Version);
            if (isStale || decision is not Decision.Accepted accepted)
                return new Round<RequestOutcome>.Over(await Earlier(id, request, cancellation) ?? Refusal(stored, isStale, decision));

            var happened = await WithNumber(stored, accepted.Happened, cancellation);
            var state = stored?.State.Evolve(happened) ?? ((Assignment?)null).Evolve(happened)!;
            var version = (stored?.Version ?? 0) + happened.Count;
            var reply = answer(new(state, version, happened));
            var done = new RequestOutcome.Done(reply, Repeated: false);
            if (happened.IsEmpty)
                return new Round<RequestOutcome>.Over(await Earlier(id, request, cancellation) ?? done);

            var command = request.Key is { } key ? new CommandRecord(key, request.BodyHash, reply) : null;
            try
            {
                return await Commit<RequestOutcome>(
                    new(id, stored, state, happened, command, attempt, access), _ => done, earlier => Repeat(earlier, request),
                    held => new RequestOutcome.Refused([new ExternalIdTaken(held.ExternalId, held.By)]));
            }
            catch (CaseTooLargeException tooLarge)
            {
                return new Round<RequestOutcome>.Over(new RequestOutcome.TooLarge(tooLarge.Message));
            }
        }
    }

    // Another assignment that a worker names and has in hand: one more request, of those who name one alone.
    private async Task<EarlierWork?> WorkOf(Actor by, AssignmentId id, CancellationToken cancellation) =>
        (await store.ReadAlone(id, cancellation))?.State is WithWorker { Engagement: var engagement, Brief.Schedule: var schedule } work
            && work is Assigned or InProgress or OnHold && engagement.Worker == by.Person()
                ? new(engagement.AssignedAt, schedule)
                : null;

    // Each round reads, decides and commits. Where others keep being faster, the case is busy.
    private async Task<T> RunRounds<T>(Func<AttemptId?, Task<Round<T>>> round, Func<T> busy, CancellationToken cancellation)
    {
        AttemptId? attempt = null;
        for (var tries = 0; tries < options.Attempts; tries++)
        {
            switch (await round(attempt))
            {
                case Round<T>.Over over:
                    return over.Result;
                case Round<T>.Anew anew:
                    attempt = anew.Attempt;
                    if (anew.Pauses)
                        await Contention.Pause(tries, options.LongestPause.ToTimeSpan(), cancellation);
                    break;
            }
        }
        return busy();
    }

    private async Task<Round<T>> Commit<T>(
        Commit commit, Func<CommitOutcome.Committed, T> done, Func<CommandRecord, T> repeated,
        Func<CommitOutcome.ExternalIdHeld, T>? refused = null) =>
        await Commit(commit) switch
        {
            CommitOutcome.ExternalIdHeld held when refused is not null => new Round<T>.Over(refused(held)),
            CommitOutcome.Committed committed => new Round<T>.Over(done(committed)),
            CommitOutcome.Repeated { Earlier: var earlier } => new Round<T>.Over(repeated(earlier)),
            CommitOutcome.HeadMoved moved => new Round<T>.Anew(moved.Attempt, Pauses: true),
            _ => new Round<T>.Anew(null, Pauses: false),
        };

    // Time does not run backwards: by a clock that is behind the latest event, its instant counts.
    private ImmutableList<Happened> Due(StoredCase stored, Instant now) =>
        Clock.Tick(stored.State, facts.Policy, Instant.Max(now, stored.State.Core.AsOf));

    // What is due at one instant may belong together, so that it is not written apart.
    private ImmutableList<Happened> Some(ImmutableList<Happened> due)
    {
        var count = Math.Min(due.Count, options.MostDueEvents);
        while (count < due.Count && count > 1 && due[count].At == due[count - 1].At)
            count--;
        return due.GetRange(0, count);
    }

    // More events than fit beside a command are written before it.
    private async Task CatchUp(AssignmentId id, StoredCase stored, ImmutableList<Happened> due)
    {
        var some = Some(due);
        await Commit(new(id, stored, stored.State.Evolve(some)!, some, null, null));
    }

    private async Task<CommitOutcome> Commit(Commit commit)
    {
        var outcome = await store.Commit(commit);
        if (outcome is CommitOutcome.Committed committed)
            recent.Add(new(committed.Case, committed.Entry, commit.Happened));
        return outcome;
    }

    /// <summary>What an earlier request under the same Idempotency-Key was answered, or null where there was none.</summary>
    public async Task<RequestOutcome?> Earlier(AssignmentId id, Request request, CancellationToken cancellation) =>
        request.Key is { } key && await store.FindCommand(id, key, cancellation) is { } earlier ? Repeat(earlier, request) : null;

    private static RequestOutcome Repeat(CommandRecord earlier, Request request) => earlier.BodyHash == request.BodyHash
        ? new RequestOutcome.Done(earlier.Answer, Repeated: true)
        : new RequestOutcome.KeyReused();

    private static RequestOutcome Refusal(StoredCase? stored, bool isStale, Decision? decision) => decision switch
    {
        null => new RequestOutcome.NotFound(),
        Decision.Refused refused when refused.Refusals.Exists(refusal => refusal.Kind == RefusalKind.NotAllowed) =>
            new RequestOutcome.Refused(refused.Refusals),
        _ when isStale => new RequestOutcome.Stale(stored!.Version),
        Decision.Refused refused => new RequestOutcome.Refused(refused.Refusals),
        _ => throw new InvalidOperationException("What is accepted on the version that was seen is not refused."),
    };

    // What came of a round: it is over, or the next goes on with the attempt that did not commit, or with a new one.
    private abstract record Round<T>
    {
        public sealed record Over(T Result) : Round<T>;

        public sealed record Anew(AttemptId? Attempt, bool Pauses) : Round<T>;
    }
}
