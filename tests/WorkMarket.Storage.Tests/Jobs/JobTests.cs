using NodaTime;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Jobs;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Jobs;

/// <summary>Jobs survive the processes that run them, and each slice counts once.</summary>
public sealed class JobTests : IAsyncLifetime
{
    private const int Slices = 5;
    private static readonly Duration Long = Duration.FromHours(1);
    private readonly ManualClock clock = new();
    private readonly Sliced work = new(Slices);
    private readonly TableJobs store;
    private readonly Table table = TableStorage.Open(Azurite.Shared.ConnectionString).Table($"t{Guid.NewGuid():N}"[..17] + "jobs");

    public JobTests() => store = new(table);

    public Task InitializeAsync() => table.CreateIfNotExists();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_job_runs_to_its_end_and_knows_the_next_time_how_many_cases_there_are()
    {
        Assert.Null((await Process().Start(JobKind.Verification, default)).Left);
        await Process().Run(Long, null, default);
        var job = await Job();
        Assert.Equal((false, 10L, 5L), (job.IsRunning, job.Cases, job.Findings));
        Assert.Equal(Enumerable.Range(0, Slices), work.Done);

        await Process().Start(JobKind.Reindex, default);
        Assert.Equal(10, (await store.All(default)).Single(one => one.Kind == JobKind.Reindex).Left);
    }

    [Fact]
    public async Task Starting_one_that_runs_changes_nothing()
    {
        var first = await Process().Start(JobKind.Verification, default);
        Assert.Equal(first, await Process().Start(JobKind.Verification, default));
        await Process().Run(Long, null, default);
        Assert.Equal(2, (await Process().Start(JobKind.Verification, default)).Run);
    }

    [Fact]
    public async Task No_slice_is_begun_after_the_time_is_up_and_the_next_call_goes_on()
    {
        await Process().Start(JobKind.Verification, default);
        work.Before = _ =>
        {
            clock.Advance(Duration.FromSeconds(20));
            return Task.CompletedTask;
        };
        await Process().Run(Duration.FromSeconds(30), null, default);
        Assert.Equal([0, 1], work.Done);
        Assert.Null((await Job()).LeasedUntil);
        await Process().Run(Duration.FromSeconds(70), null, default);
        Assert.Equal(Enumerable.Range(0, Slices), work.Done);
        Assert.False((await Job()).IsRunning);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public async Task After_a_crash_another_process_goes_on_when_the_lease_is_over(int saves)
    {
        var dying = new JobRunner(new DyingJobs(store, saves), [work], clock, new());
        await dying.Start(JobKind.Verification, default);
        await Assert.ThrowsAsync<IOException>(() => dying.Run(Long, null, default));
        var before = work.Done.Count;
        await Process().Run(Long, null, default);
        Assert.Equal(before, work.Done.Count);

        clock.Advance(new JobOptions().Lease);
        await Process().Run(Long, null, default);
        var job = await Job();
        Assert.Equal((false, 10L, 5L), (job.IsRunning, job.Cases, job.Findings));
        Assert.Equal(5, (await store.Findings(JobKind.Verification, 1, null, 100, default)).Findings.Count);
    }

    [Fact]
    public async Task Of_two_processes_one_has_it_and_the_slice_of_one_that_was_thought_dead_does_not_count()
    {
        await Process().Start(JobKind.Verification, default);
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        work.Before = async slice =>
        {
            if (slice != 1 || begun.Task.IsCompleted)
                return;
            begun.SetResult();
            await goOn.Task;
        };
        var slow = Process().Run(Long, null, default);
        await begun.Task;
        await Process().Run(Long, null, default);
        Assert.Equal([0], work.Done);

        clock.Advance(new JobOptions().Lease);
        await Process().Run(Long, null, default);
        goOn.SetResult();
        await slow;
        Assert.Equal((false, 10L, 5L), ((await Job()).IsRunning, (await Job()).Cases, (await Job()).Findings));
        Assert.Equal([0, 1, 2, 3, 4, 1], work.Done);
    }

    [Fact]
    public async Task A_slice_that_fails_is_told_of_and_tried_again()
    {
        await Process().Start(JobKind.Verification, default);
        work.Before = slice => slice == 2 ? throw new InvalidOperationException("Out of luck.") : Task.CompletedTask;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Process().Run(Long, null, default));
        Assert.Equal(("Out of luck.", 4L, null), ((await Job()).Trouble, (await Job()).Cases, (await Job()).LeasedUntil));
        work.Before = _ => Task.CompletedTask;
        await Process().Run(Long, null, default);
        Assert.Equal((null, false), ((await Job()).Trouble, (await Job()).IsRunning));
    }

    [Fact]
    public async Task One_that_fails_makes_way_for_one_that_begins_elsewhere_and_one_that_does_not_fail_makes_none()
    {
        var elsewhere = new JobPlace(After: "3");
        await Process().Start(JobKind.Verification, default);
        Assert.Equal(1, (await Process().Start(JobKind.Verification, elsewhere, default)).Run);
        work.Before = slice => slice == 1 ? throw new InvalidOperationException("Out of luck.") : Task.CompletedTask;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Process().Run(Long, null, default));
        Assert.Equal(1, (await Process().Start(JobKind.Verification, default)).Run);
        var next = await Process().Start(JobKind.Verification, elsewhere, default);
        Assert.Equal((2, elsewhere), (next.Run, next.Place));
        await Process().Run(Long, null, default);
        Assert.Equal([0, 3, 4], work.Done);
        Assert.False((await Job()).IsRunning);
    }

    [Fact]
    public async Task An_outage_is_no_failure()
    {
        await Process().Start(JobKind.Verification, default);
        work.Before = slice => slice == 2 ? throw new StorageUnavailableException("Away.") : Task.CompletedTask;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Process().Run(Long, null, default));
        Assert.Null((await Job()).Trouble);
    }

    [Fact]
    public async Task A_process_that_stops_gives_it_back_at_once()
    {
        await Process().Start(JobKind.Verification, default);
        using var stop = new CancellationTokenSource();
        work.Before = async slice =>
        {
            if (slice == 2)
                await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Process().Run(Long, null, stop.Token));
        Assert.Equal((true, 4L, null), ((await Job()).IsRunning, (await Job()).Cases, (await Job()).LeasedUntil));
    }

    [Fact]
    public async Task Findings_come_in_pages_by_case_and_those_of_an_earlier_run_are_not_shown()
    {
        await Process().Start(JobKind.Verification, default);
        await Process().Run(Long, null, default);
        var (cases, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await store.Findings(JobKind.Verification, 1, after, 2, default);
            Assert.InRange(page.Findings.Count, 1, 2);
            cases.AddRange(page.Findings.Select(finding => finding.Case.Value));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(0, Slices).Select(slice => $"case{slice:D12}"), cases);
        Assert.Empty((await store.Findings(JobKind.Verification, 2, null, 10, default)).Findings);
        await Assert.ThrowsAsync<FormatException>(() => store.Findings(JobKind.Verification, 1, "a' or '1' eq '1", 10, default));
    }

    private JobRunner Process() => new(store, [work], clock, new());

    private async Task<Job> Job() => Assert.Single(await store.All(default));

    /// <summary>A job of so many slices of two cases and a finding each.</summary>
    private sealed class Sliced(int slices) : IJobWork
    {
        public JobKind Kind => JobKind.Verification;

        public List<int> Done { get; } = [];

        public Func<int, Task> Before { get; set; } = _ => Task.CompletedTask;

        public async Task<JobSlice> Do(JobPlace place, CancellationToken cancellation)
        {
            var slice = place.After is { } after ? int.Parse(after, System.Globalization.CultureInfo.InvariantCulture) : 0;
            await Before(slice);
            Done.Add(slice);
            return new(
                slice + 1 < slices ? new(After: $"{slice + 1}") : null, 2, 0, 0,
                [new(new AssignmentId($"case{slice:D12}"), FindingKind.ChainBroken, slice + 1)]);
        }
    }
}
