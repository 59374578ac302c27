using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Scanning;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scanning;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Scanning;

/// <summary>Files that wait for the platform's verdict, which lies with them as tags: who gets them, and what a finding comes to.</summary>
[Rule("§3 Deliverables: until a scanner's verdict only the uploader gets a file, after a finding nobody")]
public sealed class FileChecksTests
{
    private static readonly byte[] Content = [0x89, .. "PNG\r\n\u001a\n"u8, 1, 2, 3];

    [Fact]
    public async Task Until_there_is_a_verdict_only_the_uploader_gets_it_and_it_is_looked_for_again_and_again()
    {
        var desk = await Desk.Open();
        var file = await desk.Deliver();
        Assert.Null(await desk.Refused(Cast.Wanda, file));
        Assert.Equal("fileUnchecked", await desk.Refused(Cast.Nora, file));
        Assert.Equal("fileUnchecked", await desk.Refused(Cast.Sam, file));

        var check = desk.Check(file);
        foreach (var pause in new DeliveryOptions().LooksForVerdict)
        {
            Assert.Null(await desk.Checks.Handle(check, default));
            Assert.Equal((check with { Looks = check.Looks + 1 }, pause), desk.Waiting[^1]);
            check = desk.Waiting[^1].Check;
        }
        desk.Market.Clock.Advance(Duration.FromHours(25));
        var waiting = desk.Waiting.Count;
        await desk.Checks.Handle(check, default);
        Assert.Equal(waiting, desk.Waiting.Count);
    }

    [Fact]
    public async Task A_clean_one_is_handed_out_at_once_and_nothing_happens_on_the_case()
    {
        var desk = await Desk.Open();
        var file = await desk.Deliver();
        var before = (await desk.Market.Events(desk.Id)).Count;
        await desk.Verdict(file, ScanResult.Clean);
        Assert.Null(await desk.Refused(Cast.Nora, file));
        await desk.Checks.Handle(desk.Check(file), default);
        Assert.Equal(before, (await desk.Market.Events(desk.Id)).Count);
        Assert.Empty(desk.Waiting);
    }

    [Fact]
    public async Task One_that_could_not_be_looked_at_stays_with_its_uploader()
    {
        var desk = await Desk.Open();
        var file = await desk.Deliver();
        await desk.Verdict(file, ScanResult.NotScanned);
        await desk.Checks.Handle(desk.Check(file), default);
        Assert.Equal("fileNotScanned", await desk.Refused(Cast.Nora, file));
        Assert.Null(await desk.Refused(Cast.Wanda, file));
    }

    [Fact]
    public async Task A_finding_withdraws_it_once_however_often_it_is_read()
    {
        var desk = await Desk.Open();
        var file = await desk.Deliver();
        await desk.Verdict(file, ScanResult.Malicious);
        Assert.Equal("fileWithdrawn", await desk.Refused(Cast.Nora, file));
        for (var time = 0; time < 2; time++)
            await desk.Checks.Handle(desk.Check(file), default);

        var withdrawn = Assert.Single((await desk.Market.Events(desk.Id)).OfType<FileWithdrawn>());
        Assert.Equal(
            (file, "malware", "Microsoft Defender for Storage", FilePurpose.Deliverable),
            (withdrawn.File, withdrawn.What, withdrawn.Scanner, withdrawn.Purpose));
        Assert.Equal("fileWithdrawn", await desk.Refused(Cast.Wanda, file));
        var state = (await desk.Market.Cases.Read(desk.Id, default))!.State;
        Assert.Equal(0, Checklist.ItemsAt(state, desk.Market.Clock.GetCurrentInstant())
            .FindAll(item => item.Task == ChecklistTask.Deliverable).Sum(item => item.Delivered));
        // The file itself stays, for whoever has to look into it.
        Assert.NotNull(await desk.Market.Storage.Files.Inspect(file.File, default));
    }

    [Fact]
    public async Task A_finding_that_came_too_late_is_met_by_whoever_asks_for_the_file()
    {
        var desk = await Desk.Open();
        var file = await desk.Deliver();
        await desk.Verdict(file, ScanResult.Malicious);
        Assert.Equal("fileWithdrawn", await desk.Refused(Cast.Nora, file));
        Assert.Equal(file.File, Assert.Single(desk.Waiting).Check.File);
    }

    [Theory]
    [InlineData(FileScannerKind.Defender, true, true)]
    [InlineData(FileScannerKind.Defender, false, false)]
    [InlineData(FileScannerKind.None, true, false)]
    public async Task What_came_before_verdicts_were_needed_stays_readable(FileScannerKind kind, bool afterwards, bool isRefused)
    {
        var desk = await Desk.Open(kind, from => afterwards ? from - Duration.FromHours(1) : from + Duration.FromHours(1));
        var file = await desk.Deliver();
        Assert.Equal(isRefused ? "fileUnchecked" : null, await desk.Refused(Cast.Nora, file));
    }

    [Fact]
    public async Task Without_an_instant_no_verdict_is_needed_and_a_finding_counts_all_the_same()
    {
        var desk = await Desk.Open(FileScannerKind.Defender, _ => null);
        var file = await desk.Deliver();
        Assert.Null(await desk.Refused(Cast.Nora, file));
        await desk.Verdict(file, ScanResult.Malicious);
        Assert.Equal("fileWithdrawn", await desk.Refused(Cast.Nora, file));
    }

    [Fact]
    public async Task The_scanner_of_the_house_looks_at_what_was_stored_before_it_when_it_is_asked_for()
    {
        var desk = await Desk.Open(FileScannerKind.House);
        Assert.Null(await desk.Refused(Cast.Nora, await desk.Deliver()));
        Assert.Equal("fileWithdrawn", await desk.Refused(Cast.Nora, await desk.Deliver(Eicar.After(Content))));
        Assert.Equal("fileWithdrawn", await desk.Refused(Cast.Nora, await desk.Deliver(Eicar.NestedZip)));
    }

    [Fact]
    public async Task Effects_let_each_file_wait_for_its_verdict()
    {
        var desk = await Desk.Open();
        var file = await desk.Deliver();
        var effects = new Application.Effects.EffectsHandler(
            desk.Market.Storage.Cases, desk.Market.Recent, desk.Market.Outbox, desk.Market.Indexes, desk.Market.Storage.Files,
            new Application.Escalations.NoEscalationSignals(), desk.Market.Notifier, new Application.Cases.NoFaults(), desk.Market.Clock,
            desk.Market.Options, checks: desk);
        desk.Market.Clock.Advance(Duration.FromMinutes(5));
        await effects.CatchUp(desk.Id, signalled: false, default);
        Assert.Equal(file.File, Assert.Single(desk.Waiting).Check.File);
    }

    [Fact]
    public async Task Whose_profile_it_is_is_told_of_a_file_that_was_withdrawn_and_again_where_it_may_not_have_been_told()
    {
        var desk = await Desk.Open();
        var sent = new Outgoing();
        var post = new PostOffice(desk.Market, sent, new() { BaseUrl = new("https://work.example/") });
        await post.Take();
        var (kept, other) = (await desk.Keep(UploadId.New(Cast.Wanda.Id, null, "one", desk.Market.Clock.GetCurrentInstant())),
            await desk.Keep(UploadId.New(Cast.Wanda.Id, null, "two", desk.Market.Clock.GetCurrentInstant())));
        await desk.PutIntoProfile(kept);
        foreach (var file in new[] { kept, other })
        {
            await desk.Verdict(file, ScanResult.Malicious);
            await desk.Checks.Handle(desk.Check(file), default);
        }
        await post.Send();
        var letter = Assert.Single(sent.Letters);
        // The check comes again where the process died before its end, and the mail has the same Message-ID then.
        await desk.Checks.Handle(desk.Check(kept), default);
        await post.Send();
        Assert.Equal([letter.Id, letter.Id], sent.Letters.Select(one => one.Id));
        Assert.Equal(
            ("wanda@example.com", "A file of your profile was withdrawn", "photo.png"), (letter.Address, letter.Line, letter.Title));
        var values = Assert.Single(letter.Sections).Values;
        Assert.Equal(
            ("photo.png", "malware", "Microsoft Defender for Storage", "https://work.example/me/profile"),
            (values["file"], values["what"], values["scanner"], values["page"]));
    }

    [Fact]
    public async Task Of_a_file_that_was_removed_since_there_is_nothing_to_say()
    {
        var desk = await Desk.Open();
        var sent = new Outgoing();
        var post = new PostOffice(desk.Market, sent, new());
        await post.Take();
        var kept = await desk.Keep(UploadId.New(Cast.Wanda.Id, null, "one", desk.Market.Clock.GetCurrentInstant()));
        await desk.PutIntoProfile(kept);
        await desk.Verdict(kept, ScanResult.Malicious);
        await desk.Checks.Handle(desk.Check(kept), default);
        Assert.True(await desk.Market.Directory.SaveProfile(Cast.Wanda.Id, new(WorkerProfile.Empty, [], 3), default));
        await post.Send();
        Assert.Empty(sent.Letters);
    }

    private sealed class Outgoing : IMailer
    {
        public List<Letter> Letters { get; } = [];

        public Task Send(Letter letter, CancellationToken cancellation)
        {
            Letters.Add(letter);
            return Task.CompletedTask;
        }
    }

    private sealed class Desk : IQueue<FileCheck>
    {
        private int uploads;

        private Desk(Market market, AssignmentId id, DeliveryOptions options)
        {
            (Market, Id) = (market, id);
            var scanner = new FileScanner(market.Storage.Verdicts, market.Storage.Files, market.Clock, options);
            Handout = new(scanner, market.Clock, this);
            var profiles = new ProfileFiles(
                market.Directory, market.Storage.Directory, market.Storage.Files, market.Storage.UploadCounts, market.Clock, options,
                market.Policy);
            Checks = new(scanner, market.Writer, profiles, market.Storage.Mail, this, market.Clock, options, market.Options);
        }

        public Market Market { get; }

        public AssignmentId Id { get; }

        public FileChecks Checks { get; }

        public List<(FileCheck Check, Duration Hidden)> Waiting { get; } = [];

        private FileHandout Handout { get; }

        public static async Task<Desk> Open(FileScannerKind kind = FileScannerKind.Defender, Func<Instant, Instant?>? from = null)
        {
            var market = await Market.Open();
            var now = market.Clock.GetCurrentInstant();
            return new(
                market, await market.CaseThatIsJust(Status.InProgress),
                new() { Scanner = kind, VerdictsFrom = from is null ? now - Duration.FromDays(365) : from(now) });
        }

        public Task Enqueue(FileCheck message, Duration hidden, CancellationToken cancellation)
        {
            Waiting.Add((message, hidden));
            return Task.CompletedTask;
        }

        public async Task<DeliveredFile> Deliver(byte[]? content = null)
        {
            var file = await Keep(UploadId.New(Id, null, "", Market.Clock.GetCurrentInstant()), content);
            await Market.Do(Id, Cast.Wanda, new Deliver(DeliverableType.Photo, null, file));
            return file;
        }

        public async Task<DeliveredFile> Keep(UploadId upload, byte[]? content = null)
        {
            var kept = await Market.Storage.Files.Write(
                upload.Value, $"attempt{++uploads}", new MemoryStream(content ?? Content), 10_000, default);
            return new(upload.Value, kept!.Path, "photo.png", kept.Length, kept.Sha256);
        }

        public async Task PutIntoProfile(DeliveredFile file)
        {
            var wanda = Cast.People.Single(person => person.Id == Cast.Wanda.Id) with { Email = "wanda@example.com" };
            await Market.Storage.Directory.Put(wanda, default);
            Assert.True(await Market.Directory.SaveProfile(
                wanda.Id,
                new(WorkerProfile.Empty, [new(new("f1"), ProfileFileKind.Photo, file, Market.Clock.GetCurrentInstant())], 1), default));
        }

        public FileCheck Check(DeliveredFile file) => new(file.Upload, file.File, Market.Clock.GetCurrentInstant());

        // As Defender writes it.
        public async Task Verdict(DeliveredFile file, ScanResult result)
        {
            var container = new Azure.Storage.Blobs.BlobServiceClient(Market.Connection)
                .GetBlobContainerClient(Market.Prefix + "deliverables");
            await container.GetBlobClient(file.File).SetTagsAsync(new Dictionary<string, string>
            {
                ["Malware Scanning scan result"] = result switch
                {
                    ScanResult.Clean => "No threats found",
                    ScanResult.Malicious => "Malicious",
                    _ => "Not scanned",
                },
                ["Malware Scanning scan time UTC"] = "2026-11-20 15:00:00Z",
            });
        }

        public async Task<string?> Refused(Actor by, DeliveredFile file)
        {
            var state = (await Market.Cases.Read(Id, default))!.State;
            var version = ((WithWorker)state).Engagement.Deliverables.SelectMany(one => one.Versions).Single(one => one.File == file);
            return (await Handout.Refusal(
                by, file, version.By.Person(), version.At, state.Core.FindingIn(file) is not null, default))?.Rule;
        }
    }
}
