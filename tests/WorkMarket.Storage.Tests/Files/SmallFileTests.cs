using System.Text;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Storage.Cases;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

/// <summary>Files that come through the API: delivered once, or nothing of them is kept but what the sweep finds.</summary>
public sealed class SmallFileTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("What was done.");
    private static readonly DeliveryRequest Note = new("note.txt", DeliverableType.Other, null, null);

    [Fact]
    public async Task What_comes_is_delivered_and_named_by_its_event()
    {
        var (market, id) = await Begin();
        var done = Assert.IsType<RequestOutcome.Done>(await Receive(market, id, new Sent(Note, Text)));
        Assert.False(done.Repeated);
        var file = Assert.Single((await market.Events(id)).OfType<Delivered>()).File;
        Assert.Equal((Text.Length, "note.txt"), (file.Length, file.Name));
        Assert.Equal([file.File], await Files(market));
        Assert.Equal(file.Sha256, (await market.Storage.Files.Inspect(file.File, default))!.Sha256);
    }

    public static TheoryData<string, byte[], string?, string> Wrong => new()
    {
        { "note.png", Text, null, "fileContentMismatch" },
        { "note.exe", Text, null, "fileFormatNotAccepted" },
        { "note.txt", [], null, "fileEmpty" },
        { "note.txt", Text, new string('0', 64), "fileHashMismatch" },
        { "note.txt", Text, "0", "fileHashInvalid" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_refused_is_not_kept_whether_it_was_announced_or_not(string name, byte[] content, string? sha256, string rule)
    {
        var (market, id) = await Begin();
        var before = (await market.Events(id)).Count;
        foreach (var isAnnounced in new[] { true, false })
        {
            var sent = new Sent(new DeliveryRequest(name, DeliverableType.Other, null, sha256), content) { IsAnnounced = isAnnounced };
            var refused = Assert.IsType<RequestOutcome.Refused>(await Receive(market, id, sent));
            Assert.Equal(rule, Assert.IsType<InvalidField>(Assert.Single(refused.Refusals)).Rule);
        }
        Assert.Empty(await Files(market));
        Assert.Equal(before, (await market.Events(id)).Count);
    }

    [Fact]
    public async Task Where_the_rules_speak_against_it_it_is_not_even_read()
    {
        var (market, id) = await Begin();
        Sent[] all = [new(Note, Text) { IsAnnounced = false }, new(Note with { FileName = "a.exe" }, Text),
            new(Note with { Replaces = new("d9") }, Text)];
        Assert.IsType<RequestOutcome.Refused>(await Receive(market, await market.CaseThatIsJust(Status.Sent), all[0]));
        Assert.IsType<RequestOutcome.NotFound>(await Receive(market, new("0123456789abcdef"), all[0]));
        Assert.IsType<RequestOutcome.Refused>(await Receive(market, id, all[1]));
        Assert.IsType<RequestOutcome.Refused>(await Receive(market, id, all[2]));
        Assert.All(all, sent => Assert.Equal(0, sent.Reads));
    }

    [Fact]
    public async Task More_than_is_accepted_is_not_kept()
    {
        var (market, id) = await Begin();
        await Assert.ThrowsAsync<FormatException>(() => Receive(
            market, id, new Sent(Note, Text), options: new() { MostBytesThroughApi = Text.Length - 1 }));
        Assert.Empty(await Files(market));
        Assert.IsType<RequestOutcome.Done>(await Receive(
            market, id, new Sent(Note, Text), options: new() { MostBytesThroughApi = Text.Length }));
    }

    [Theory, InlineData(0), InlineData(5), InlineData(14)]
    public async Task A_body_that_breaks_off_leaves_nothing(int after)
    {
        var (market, id) = await Begin();
        await Assert.ThrowsAsync<EndOfStreamException>(() => Receive(market, id, new Sent(Note, Text) { BreaksAfter = after }));
        Assert.Empty(await Files(market));
    }

    [Fact]
    public async Task The_same_request_again_is_answered_as_it_was_and_stores_nothing()
    {
        var (market, id) = await Begin();
        var key = market.Key(Cast.Wanda, "/deliverables");
        var first = Assert.IsType<RequestOutcome.Done>(await Receive(market, id, new Sent(Note, Text), key));
        market.Storage.Requests.Reset();
        var again = Assert.IsType<RequestOutcome.Done>(await Receive(market, id, new Sent(Note, Text) { IsAnnounced = false }, key));
        Assert.True(again.Repeated);
        Assert.Equal(first.Answer.Body.ToArray(), again.Answer.Body.ToArray());
        Assert.Equal(["2 table.get cases"], market.Requests());

        Assert.IsType<RequestOutcome.KeyReused>(await Receive(market, id, new Sent(Note, [.. Text, 33]), key));
        Assert.IsType<RequestOutcome.KeyReused>(await Receive(market, id, new Sent(Note with { FileName = "b.txt" }, Text), key));
        Assert.IsType<RequestOutcome.KeyReused>(await Receive(market, id, new Sent(Note with { Type = DeliverableType.Photo }, Text), key));
        Assert.Single(await Files(market));

        await market.Do(id, Cast.Wanda, new RemoveDeliverable(new("d1")));
        Assert.IsType<RequestOutcome.Done>(await Receive(market, id, new Sent(Note, Text), key));
    }

    [Fact]
    public async Task The_same_request_many_times_at_once_is_stored_once()
    {
        var (market, id) = await Begin();
        var key = market.Key(Cast.Wanda, "/deliverables");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Receive(market, id, new Sent(Note, Text), key)));
        Assert.Single(answers.Select(answer => Encoding.UTF8.GetString(Assert.IsType<RequestOutcome.Done>(answer).Answer.Body.Span))
            .Distinct());
        Assert.Single((await market.Events(id)).OfType<Delivered>());
        Assert.Single(await Files(market));
    }

    [Fact]
    public async Task A_host_that_dies_before_it_is_written_leaves_what_the_sweep_finds()
    {
        var (market, id) = await Begin();
        var store = new TableCaseStore(market.Table, market.Outbox, new Dying(), market.Clock, new(), market.Storage.ExternalIds);
        var dying = new CaseWriter(store, market.Facts, market.Storage.Phone, new NoWriterQueue(), market.Recent, market.Clock, new());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Receive(market, id, new Sent(Note, Text), writer: dying));
        Assert.IsType<RequestOutcome.Done>(await Receive(market, id, new Sent(Note, Text)));
        Assert.Equal(2, (await Files(market)).Count);

        market.Clock.Advance(Duration.FromHours(27));
        Assert.Equal(
            1, await new FileSweep(market.Storage.Files, market.Storage.Cases, market.Storage.Directory, market.Clock, new()).Run(default));
        Assert.Equal([Assert.Single((await market.Events(id)).OfType<Delivered>()).File.File], await Files(market));
    }

    private static async Task<(Market Market, AssignmentId Id)> Begin()
    {
        var market = await Market.Open();
        return (market, await market.CaseThatIsJust(Status.Assigned));
    }

    private static Task<RequestOutcome> Receive(
        Market market, AssignmentId id, IIncomingFile sent, CommandKey? key = null, DeliveryOptions? options = null,
        CaseWriter? writer = null) =>
        new ApiUploads(
            market.Storage.Cases, writer ?? market.Writer, new(writer ?? market.Writer, market.Facts, market.Storage.Files, market.Clock),
            market.Storage.Files, market.Clock, options ?? new())
        .Receive(id, AssignmentAction.Deliver, sent, Market.Ask(Cast.Wanda, key), market.Reply, default);

    private static async Task<IReadOnlyList<string>> Files(Market market)
    {
        var paths = new List<string>();
        await foreach (var file in market.Storage.Files.List(FilePath.Kept, default))
            paths.Add(file.Path);
        return paths;
    }

    /// <summary>A file as somebody sends it.</summary>
    private sealed class Sent(DeliveryRequest said, byte[] content) : IIncomingFile
    {
        public bool IsAnnounced { get; init; } = true;

        public int? BreaksAfter { get; init; }

        public int Reads { get; private set; }

        public FileUse? Announced => IsAnnounced ? said : null;

        public async Task<FileUse> Read(Func<Stream, Task<bool>> keep)
        {
            Reads++;
            await using Stream body = BreaksAfter is { } after and < 14 ? new Breaking(content[..after]) : new MemoryStream(content);
            if (!await keep(body))
                throw new FormatException("Too large.");
            return BreaksAfter is null ? said : throw new EndOfStreamException("What is said never came.");
        }
    }

    private sealed class Breaking(byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read
                ? read
                : throw new EndOfStreamException("The body broke off.");
    }

    private sealed class Dying : IFaults
    {
        public void At(FaultPoint point)
        {
            if (point == FaultPoint.BeforeCommit)
                throw new InvalidOperationException("Dead.");
        }
    }
}
