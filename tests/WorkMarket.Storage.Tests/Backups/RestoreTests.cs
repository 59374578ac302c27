using Azure;
using NodaTime;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Lists;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Places;
using WorkMarket.Storage.Backups;
using WorkMarket.Storage.Tests.Jobs;
using WorkMarket.Storage.Tests.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Backups;

/// <summary>What a slice of the backup has comes back as it was, into an empty account or over what became of it.</summary>
public sealed class RestoreTests
{
    private static readonly Duration Long = Duration.FromHours(1);

    [Fact]
    public async Task Into_an_empty_account_everything_comes_back_and_nothing_is_found_wrong()
    {
        var market = await Market.Open();
        var ids = new List<AssignmentId>();
        foreach (var status in new[] { Status.Draft, Status.Sent, Status.Assigned, Status.InProgress, Status.PendingApproval, Status.Paid })
            ids.Add(await market.CaseThatIsJust(status));
        await market.RunEffects();
        await Slice(market);
        foreach (var id in ids.Take(3))
            await market.Do(id, Cast.Nora, Cast.Message("Hello?"));
        await market.RunEffects();
        await Slice(market);
        var before = await Kept(market);
        await RestoreDrill.Empty(market);
        Assert.Empty(await Kept(market));

        var job = await Restore(market, new());
        Assert.Equal((ids.Count, 0), ((int)job.Cases, (int)job.Findings));
        Assert.Equal(before, await Kept(market));
        Assert.Empty(await market.Run(JobKind.Verification));
        Assert.Equal(ids.Count, (await market.List(new AssignmentList.OfCompany(Cast.Nora.Company))).Count);
        await market.Do(ids[0], Cast.Nora, Cast.Message("It goes on."));
    }

    [Fact]
    public async Task Of_everything_as_it_was_at_an_instant_what_came_after_is_undone_and_what_was_created_since_stays()
    {
        var market = await Market.Open();
        var (one, other) = (await market.CaseThatIsJust(Status.Assigned), await market.CaseThatIs(Status.Sent));
        await market.RunEffects();
        var version = (await market.Cases.ReadAlone(one, default))!.Version;
        var until = (await Slice(market)).Ended;
        var key = market.Key(Cast.Nora, "/messages");
        for (var number = 0; number < 60; number++)
            await market.Do(one, Cast.Nora, Cast.Message($"{number}"), number == 59 ? key : null);
        var later = await market.CaseThatIsJust(Status.Sent);
        await market.RunEffects();
        await Slice(market);

        var job = await Restore(market, new(Until: until));
        var found = Assert.Single((await market.Storage.Jobs.Findings(JobKind.Restore, job.Run, null, 10, default)).Findings);
        Assert.Equal((one, FindingKind.SetBack, version + 1), (found.Case, found.Kind, found.Sequence));
        Assert.Equal(version, (await market.Cases.ReadAlone(one, default))!.Version);
        Assert.Equal(version, (await market.Rows(one, "event-")).Count);
        Assert.NotNull(await market.Cases.ReadAlone(later, default));
        // The request that was undone is done when it comes again.
        await market.Do(one, Cast.Nora, Cast.Message("59"), key);
        Assert.Equal(version + 1, (await market.Cases.ReadAlone(one, default))!.Version);
        await market.RunEffects();
        Assert.Empty(await market.Run(JobKind.Verification));

        // What happened since is in the backup still, beside what came in its place.
        await Slice(market);
        await Restore(market, new());
        Assert.Equal(version + 1, (await market.Cases.ReadAlone(one, default))!.Version);
        Assert.Empty(await market.Run(JobKind.Verification));
        Assert.NotNull(await market.Cases.ReadAlone(other, default));
    }

    [Fact]
    public async Task One_case_or_a_company_s_comes_back_and_the_others_are_as_they_were()
    {
        var market = await Market.Open();
        var (one, other) = (await market.CaseThatIsJust(Status.Assigned), await market.CaseThatIs(Status.Assigned));
        await market.RunEffects();
        await Slice(market);
        foreach (var id in new[] { one, other })
        {
            foreach (var row in await market.Rows(id, "event-"))
                await market.Table.Merge(new(id.Value, row.RowKey) { ["body0"] = "{}"u8.ToArray() }, ETag.All);
        }
        Assert.Equal(2, (await market.Run(JobKind.Verification)).Count);
        Assert.Equal(1, (await Restore(market, new(Case: one))).Cases);
        Assert.Equal([other], (await market.Run(JobKind.Verification)).Select(finding => finding.Case));
        Assert.Equal(0, (await Restore(market, new(Company: new("globex")))).Cases);
        Assert.Equal(2, (await Restore(market, new(Company: Cast.Nora.Company))).Cases);
        Assert.Empty(await market.Run(JobKind.Verification));
    }

    [Theory, InlineData(1), InlineData(4), InlineData(7)]
    public async Task It_goes_on_where_it_was_cut_off(int saves)
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.InProgress);
        await market.RunEffects();
        await Slice(market);
        var before = await Kept(market);
        await RestoreDrill.Empty(market);
        var dying = market.Backups(new DyingJobs(market.Storage.Jobs, saves));
        await dying.Start(JobKind.Restore, (await market.Storage.Backups.Find(new(), default))!, default);
        await Assert.ThrowsAsync<IOException>(() => dying.Run(Long, null, default));
        market.Clock.Advance(new JobOptions().Lease);
        await market.Backups().Run(Long, null, default);
        Assert.False((await market.Storage.Jobs.All(default)).Single(job => job.Kind == JobKind.Restore).IsRunning);
        Assert.Equal(before, await Kept(market));
        Assert.Empty(await market.Run(JobKind.Verification));
        Assert.NotNull(await market.Cases.ReadAlone(id, default));
    }

    [Fact]
    public async Task Effects_that_had_not_happened_happen_then()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Sent);
        await market.RunEffects();
        await market.Do(id, Cast.Nora, Cast.Message("Hello?"));
        await Slice(market);
        Assert.NotEmpty(market.Outbox.Take());
        await RestoreDrill.Empty(market);
        await Restore(market, new());
        Assert.Contains(
            (await market.Storage.Cases.ReadWork(id, null, default)).Outbox, entry => entry.Status == OutboxStatus.Pending);
        await market.RunEffects();
        Assert.DoesNotContain(
            (await market.Storage.Cases.ReadWork(id, null, default)).Outbox, entry => entry.Status == OutboxStatus.Pending);
    }

    [Fact]
    public async Task A_part_that_is_not_as_it_was_written_and_a_slice_that_is_missing_are_told()
    {
        var market = await Market.Open();
        await market.CaseThatIsJust(Status.Sent);
        var whole = await Slice(market);
        await market.CaseThatIsJust(Status.Sent);
        await Slice(market);
        var container = new Azure.Storage.Blobs.BlobContainerClient(
            market.Connection, market.Prefix + BackupContainer.Name);
        var part = whole.Parts.Single(part => part.Table == "cases");
        await container.GetBlobClient(part.Name).UploadAsync(BinaryData.FromString("another"), overwrite: true);
        await Assert.ThrowsAsync<InvalidDataException>(() => Restore(market, new()));
        Assert.Contains(part.Name, (await Job(market)).Trouble, StringComparison.Ordinal);
        await container.DeleteBlobAsync($"manifests/{whole.Name}.json");
        // It would be tried for ever, so what is asked for next takes its place.
        await Assert.ThrowsAsync<InvalidDataException>(() => Restore(market, new(Company: Cast.Nora.Company)));
        Assert.Contains(whole.Name, (await Job(market)).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_slice_is_made_while_something_is_restored()
    {
        var market = await Market.Open();
        await market.CaseThatIsJust(Status.Sent);
        await Slice(market);
        var jobs = market.Backups();
        await jobs.Start(JobKind.Restore, (await market.Storage.Backups.Find(new(), default))!, default);
        market.Clock.Advance(new BackupOptions().Every);
        await jobs.Run(Long, null, default);
        Assert.Single(await market.Storage.Backups.Slices(10, default));
        await jobs.Run(Long, null, default);
        Assert.Equal(2, (await market.Storage.Backups.Slices(10, default)).Count);
    }

    [Fact, Rule("§1 Who asks for deletion stays deleted where something older is had back")]
    public async Task Who_was_erased_since_stays_erased()
    {
        var door = await FrontDoor.Open();
        var (market, nick) = (door.Market, FrontDoor.Nick.Id);
        var invitation = await door.Invite("nick@example.com");
        var until = (await Slice(market)).Ended;
        Assert.IsType<DirectoryOutcome<Person>.Done>(
            await door.People.Deactivate(Cast.Nora, nick, null, default));
        var erased = Assert.IsType<DirectoryOutcome<Person>.Done>(
            await door.People.Erase(Cast.Sam, nick, default)).Value;
        await Slice(market);
        // Once over what is there, and once where the slices after it alone say so.
        for (var turn = 0; turn < 2; turn++)
        {
            await Restore(market, new(Until: until));
            Assert.Equal(erased, await market.Storage.Directory.FindPerson(nick, default));
            Assert.Null(await market.Storage.Directory.FindByEmail("nick@example.com", default));
            Assert.Null((await market.Storage.Invitations.Find(invitation.Id, default)).Value);
            Assert.True(await market.Storage.Directory.NextFormer(default) > erased.Former);
            await RestoreDrill.Empty(market);
        }
    }

    [Fact, Rule("§8 Contact and access notes that were deleted stay deleted where the case is had back")]
    public async Task Contact_and_access_notes_that_were_deleted_since_stay_deleted()
    {
        var market = await Market.Open();
        var kept = new KeptAccess(new(new("Dana Fox", "+13035550100"), "Ring at the back."), EventJson.NewSalt());
        var key = market.Key(Cast.Nora, "/api/assignments");
        Assert.IsType<RequestOutcome.Done>(await market.Create(
            key, Cast.Draft(market.Clock.GetCurrentInstant()) with { Place = Cast.Elsewhere, Access = kept }));
        var id = key.NewCase();
        await market.RunEffects();
        var until = (await Slice(market)).Ended;
        await Restore(market, new(Case: id, Until: until));
        Assert.Equal(kept, (await market.Storage.Cases.Read(id, default))!.Access);
        await market.Do(id, Cast.Nora, new RemoveAccess());
        // Others that came in their place do not bring them back either.
        await market.Do(id, Cast.Nora, new ChangeAccess(new(new(null, "The gate is open."), EventJson.NewSalt())));
        await market.RunEffects();
        await Slice(market);
        await Restore(market, new(Case: id, Until: until));
        Assert.Null((await market.Storage.Cases.Read(id, default))!.Access);
        await RestoreDrill.Empty(market);
        await Restore(market, new(Until: until));
        Assert.Null((await market.Storage.Cases.Read(id, default))!.Access);
        Assert.Empty(await market.Run(JobKind.Verification));
    }

    [Fact]
    public async Task An_open_escalation_goes_on_to_its_end()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.PendingApproval);
        await market.Do(id, Cast.Wanda, Cast.Message("Two more hours."));
        await market.Do(id, Cast.Nora, Cast.Message("No."));
        await market.Do(id, Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", []));
        await market.RunEffects();
        await Slice(market);
        await RestoreDrill.Empty(market);
        await Restore(market, new());
        while (EscalationRecord.Open((await market.Storage.Cases.ReadAlone(id, default))!.State) is not null)
        {
            market.Clock.Advance(Duration.FromDays(7));
            await market.Scan.Run(default);
        }
        Assert.Equal(
            EscalationStage.Arbitration, (await market.Storage.Cases.ReadAlone(id, default))!.State.Core.Escalations[^1].Stage);
    }

    private static async Task<BackupManifest> Slice(Market market)
    {
        var jobs = market.Backups();
        await jobs.Start(JobKind.Backup, default);
        await jobs.Run(Long, null, default);
        var names = await market.Storage.Backup!.Names(default).ToListAsync();
        return await market.Storage.Backup.Manifest(names[^1], default);
    }

    private static async Task<Job> Restore(Market market, RestoreScope scope)
    {
        var jobs = market.Backups();
        await jobs.Start(JobKind.Restore, (await market.Storage.Backups.Find(scope, default))!, default);
        await jobs.Run(Long, null, default);
        var job = await Job(market);
        Assert.Equal((false, null), (job.IsRunning, job.Trouble));
        return job;
    }

    private static async Task<Job> Job(Market market) =>
        (await market.Storage.Jobs.All(default)).Single(job => job.Kind == JobKind.Restore);

    /// <summary>All rows that are kept, without what tells how far effects are.</summary>
    private static async Task<IReadOnlyList<string>> Kept(Market market)
    {
        var lines = new List<string>();
        foreach (var name in BackupTables.Exported)
        {
            await foreach (var row in market.TableNamed(name).Query(new()))
            {
                if (!row.RowKey.StartsWith("outbox-", StringComparison.Ordinal))
                    lines.Add($"{name} {BackupLines.Write(row)}");
            }
        }
        return lines;
    }
}
