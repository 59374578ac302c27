using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

/// <summary>What uploads leave behind goes when their life is over: 24 hours after they began, counted from the end of that hour.</summary>
public sealed class FileSweepTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Stale_staging_and_copies_that_no_delivery_names_go_and_nothing_else_does()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.InProgress);
        var (staged, copy, delivered) = (New(market, id), New(market, id), New(market, id));
        await Stage(market, staged);
        await Keep(market, copy);
        var file = new DeliveredFile(delivered.Value, await Keep(market, delivered), "list.csv", 3, new string('a', 64));
        await market.Do(id, Cast.Wanda, new Deliver(DeliverableType.Other, null, file));

        market.Clock.Advance(Duration.FromHours(25) + Duration.FromMinutes(59));
        var (youngStaged, youngCopy) = (New(market, id), New(market, id));
        await Stage(market, youngStaged);
        await Keep(market, youngCopy);
        Assert.Equal(0, await Sweep(market));

        market.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(2, await Sweep(market));
        Assert.Equal(
            new[] { file.File, FilePath.OfKept(youngCopy.Value, "1"), FilePath.OfStaged(youngStaged.Value) }.Order(),
            (await Paths(market)).Order());
        Assert.Equal(0, await Sweep(market));
    }

    [Fact]
    public async Task A_profile_s_file_stays_and_a_copy_that_no_profile_names_goes()
    {
        var market = await Market.Open();
        var worker = new Domain.People.PersonId("wanda-ö.1");
        var (named, lost) = (ForProfile(market, worker), ForProfile(market, worker));
        var file = new DeliveredFile(named.Value, await Keep(market, named), "osha.csv", 3, new string('a', 64));
        await Keep(market, lost);
        await Stage(market, ForProfile(market, worker).Value);
        var profile = Application.People.StoredProfile.None with
        {
            Files = [new(new("f1"), Domain.Deliverables.ProfileFileKind.Certification, file, market.Clock.GetCurrentInstant())],
            Version = 1,
        };
        Assert.True(await market.Storage.Directory.SaveProfile(worker, profile, default));
        market.Clock.Advance(Duration.FromDays(2));
        Assert.Equal(2, await Sweep(market));
        Assert.Equal([file.File], await Paths(market));
    }

    [Fact]
    public async Task A_deliverable_that_was_removed_keeps_its_file()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.InProgress);
        var upload = New(market, id);
        var file = new DeliveredFile(upload.Value, await Keep(market, upload), "list.csv", 3, new string('a', 64));
        await market.Do(id, Cast.Wanda, new Deliver(DeliverableType.Other, null, file));
        await market.Do(id, Cast.Wanda, new RemoveDeliverable(new("d1")));
        market.Clock.Advance(Duration.FromDays(2));
        Assert.Equal(0, await Sweep(market));
    }

    [Fact]
    public async Task A_copy_of_no_case_goes_and_a_file_that_is_not_ours_stays()
    {
        var market = await Market.Open();
        var upload = New(market, new("0123456789abcdef"));
        await Keep(market, upload);
        await Stage(market, "not-an-upload");
        market.Clock.Advance(Duration.FromDays(1) + Duration.FromHours(3));
        Assert.Equal(1, await Sweep(market));
        Assert.Equal(["staging/not-an-upload"], await Paths(market));
    }

    [Fact]
    public async Task A_day_without_a_sweep_is_made_up_for()
    {
        var market = await Market.Open();
        var upload = New(market, new("0123456789abcdef"));
        await Keep(market, upload);
        market.Clock.Advance(Duration.FromHours(24 + 2 + 48));
        Assert.Equal(1, await Sweep(market));
    }

    private static UploadId ForProfile(Market market, Domain.People.PersonId worker) =>
        UploadId.New(worker, null, "", market.Clock.GetCurrentInstant());

    private static Task<int> Sweep(Market market) =>
        new FileSweep(market.Storage.Files, market.Storage.Cases, market.Storage.Directory, market.Clock, new()).Run(default);

    private static UploadId New(Market market, AssignmentId id) => UploadId.New(id, null, "", market.Clock.GetCurrentInstant());

    private static Task Stage(Market market, UploadId upload) => Stage(market, upload.Value);

    private static async Task Stage(Market market, string upload)
    {
        var until = SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(5);
        using var request = new HttpRequestMessage(HttpMethod.Put, await market.Storage.Files.GrantUpload(upload, until, default))
        {
            Content = new ByteArrayContent([1, 2, 3]),
            Headers = { { "x-ms-blob-type", "BlockBlob" } },
        };
        (await Http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private static async Task<string> Keep(Market market, UploadId upload) =>
        (await market.Storage.Files.Write(upload.Value, "1", new MemoryStream([1, 2, 3]), 3, default))!.Path;

    private static async Task<IReadOnlyList<string>> Paths(Market market)
    {
        var paths = new List<string>();
        foreach (var place in new[] { FilePath.Kept, FilePath.Staging })
        {
            await foreach (var file in market.Storage.Files.List(place, default))
                paths.Add(file.Path);
        }
        return paths;
    }
}
