using System.Text;
using Azure;
using NodaTime;
using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>Whatever is wrong with a case, the verification of all cases names it, and nothing that is right.</summary>
public sealed class VerificationTests
{
    [Fact]
    public async Task Nothing_is_found_where_all_is_right()
    {
        var (market, _) = await Busy();
        Assert.Empty(await market.Run(JobKind.Verification));
    }

    [Fact]
    public async Task Each_broken_case_is_named_with_the_first_event_that_does_not_verify()
    {
        var (market, ids) = await Busy();
        var row = (await market.Table.Get(ids[0].Value, "event-0000000003"))!;
        await market.Table.Merge(
            new(ids[0].Value, row.RowKey)
            {
                ["body0"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.GetBinary("body0"))
                    .Replace("20", "21", StringComparison.Ordinal)),
            }, ETag.All);
        await market.Table.Delete(ids[1].Value, "event-0000000002", ETag.All);
        await market.Table.Merge(new(ids[2].Value, "head") { ["state0"] = "{"u8.ToArray() }, ETag.All);
        var found = await market.Run(JobKind.Verification);
        Assert.Equal(
            new[] { (ids[0], FindingKind.ChainBroken, 3L), (ids[1], FindingKind.ChainBroken, 2L),
                (ids[2], FindingKind.Unreadable, (long?)null) }.Order(ByCase),
            found.Select(finding => (finding.Case, finding.Kind, finding.Sequence)));
    }

    [Fact]
    public async Task A_row_of_a_list_that_is_not_what_the_case_says_is_found_and_a_rebuild_puts_it_right()
    {
        var (market, ids) = await Busy();
        foreach (var how in new[] { "lost", "altered", "ahead", "gone" })
            await Found(market, ids, how);
    }

    [Fact]
    public async Task An_open_escalation_without_a_clock_is_found_and_restarted_from_the_case()
    {
        var (market, _) = await Busy();
        var id = await Escalated(market);
        Assert.Empty(await market.Run(JobKind.Verification));
        foreach (var row in (await market.DueRows()).Where(row => row.Case == id))
            await market.Storage.Due.Delete(row, default);
        Assert.Equal(
            [(id, FindingKind.ClockLost), (id, FindingKind.IndexWrong)],
            (await market.Run(JobKind.Verification)).Select(finding => (finding.Case, finding.Kind)));
        var state = (await market.Storage.Cases.ReadAlone(id, default))!.State;
        await market.EscalationClocks.Start(state, EscalationRecord.Open(state)!, default);
        Assert.Empty(await market.Run(JobKind.Verification));
    }

    [Fact]
    public async Task Effects_that_have_not_happened_are_found_when_they_should_have()
    {
        var (market, ids) = await Busy();
        await market.Do(ids[0], Cast.Nora, Cast.Message("Hello?"));
        Assert.Empty(await market.Run(JobKind.Verification));
        market.Clock.Advance(Duration.FromMinutes(11));
        var finding = Assert.Single(await market.Run(JobKind.Verification));
        Assert.Equal(
            (ids[0], FindingKind.EffectsPending, (await market.Timeline(ids[0])).Events), (finding.Case, finding.Kind, finding.Sequence));
        await market.RunEffects();
        Assert.Empty(await market.Run(JobKind.Verification));
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_not_taken_for_wrong()
    {
        var (market, ids) = await Busy();
        var writers = ids.Take(2).Select(id => Task.Run(async () =>
        {
            for (var number = 0; number < 15; number++)
            {
                await market.Do(id, Cast.Nora, Cast.Message($"{number}"));
                await market.Effects.Handle(id, [new(id, market.Outbox.Latest(id), Look: 1)], default);
            }
        })).ToList();
        do
        {
            Assert.Empty(await market.Run(JobKind.Verification));
        }
        while (writers.Exists(writer => !writer.IsCompleted));
        await Task.WhenAll(writers);
    }

    private static async Task Found(Market market, List<AssignmentId> ids, string how)
    {
        var lists = market.TableNamed("lists");
        var rows = new List<TableRow>();
        await foreach (var row in lists.Query(TableQuery.Partition($"company-{Cast.Nora.Company}")))
            rows.Add(row);
        var wrong = rows.First(row => row.RowKey.EndsWith(ids[0].Value, StringComparison.Ordinal) && char.IsAsciiDigit(row.RowKey[0]));
        await (how switch
        {
            "lost" => lists.Delete(wrong.PartitionKey, wrong.RowKey, ETag.All),
            "altered" => lists.Merge(new(wrong.PartitionKey, wrong.RowKey) { ["status"] = "Paid" }, ETag.All),
            "ahead" => lists.Merge(new(wrong.PartitionKey, wrong.RowKey) { ["version"] = 1_000L }, ETag.All),
            _ => lists.Merge(new(wrong.PartitionKey, wrong.RowKey) { ["gone"] = true }, ETag.All),
        });
        var finding = Assert.Single(await market.Run(JobKind.Verification));
        Assert.Equal((ids[0], FindingKind.IndexWrong, "lists"), (finding.Case, finding.Kind, finding.Index));
        Assert.Empty(await market.Run(JobKind.Reindex));
        Assert.Empty(await market.Run(JobKind.Verification));
    }

    private static Comparer<(AssignmentId Case, FindingKind, long?)> ByCase { get; } =
        Comparer<(AssignmentId Case, FindingKind, long?)>.Create((one, other) => string.CompareOrdinal(one.Case.Value, other.Case.Value));

    private static async Task<(Market Market, List<AssignmentId> Ids)> Busy()
    {
        var market = await Market.Open();
        var ids = new List<AssignmentId>();
        foreach (var status in new[] { Status.InProgress, Status.Paid, Status.Assigned, Status.Sent, Status.Draft })
            ids.Add(await market.CaseThatIsJust(status));
        await market.RunEffects();
        return (market, ids);
    }

    private static async Task<AssignmentId> Escalated(Market market)
    {
        var id = await market.CaseThatIsJust(Status.PendingApproval);
        await market.Do(id, Cast.Wanda, Cast.Message("Two more hours."));
        await market.Do(id, Cast.Nora, Cast.Message("No."));
        await market.Do(id, Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", []));
        await market.RunEffects();
        return id;
    }
}
