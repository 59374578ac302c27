using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Offline;

/// <summary>Files that a worker sends from a phone, over a line that breaks, and without one.</summary>
[Collection(BrowserCollection.Name)]
public sealed class UploadTests(BrowserFixture fixture) : IDisposable
{
    private const string Waiting = "Waiting to be sent";
    private const string Choose = "Choose files, or drag them here";

    // As large as a telephone's: red on the left, blue on the right.
    private const string Taken = """
        async () => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 4000, height: 1000 });
          const context = canvas.getContext('2d');
          context.fillStyle = 'red';
          context.fillRect(0, 0, 2000, 1000);
          context.fillStyle = 'blue';
          context.fillRect(2000, 0, 2000, 1000);
          const bytes = new Uint8Array(await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg')).then(one => one.arrayBuffer()));
          return btoa(Array.from(bytes, one => String.fromCharCode(one)).join(''));
        }
        """;

    private const string Kept = """
        async path => {
          const photo = await createImageBitmap(await fetch(path).then(answer => answer.blob()));
          const canvas = Object.assign(document.createElement('canvas'), { width: photo.width, height: photo.height });
          const context = canvas.getContext('2d');
          context.drawImage(photo, 0, 0);
          const [red, , blue] = context.getImageData(photo.width / 2, 20, 1, 1).data;
          return `${photo.width} x ${photo.height}, ${red > blue ? 'red' : 'blue'} above`;
        }
        """;

    // What the browser sends by itself goes by no route of a test's.
    private const string ByPageAlone = "delete globalThis.ServiceWorkerRegistration?.prototype.sync;";

    private static readonly Func<string, bool> Storage = url => url.Contains("&comp=block", StringComparison.Ordinal);
    private static readonly Func<string, bool> OneBlock = url => url.Contains("&comp=block&", StringComparison.Ordinal);

    // Where the camera says that it was held upright.
    private static readonly byte[] Upright =
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
    ];

    private readonly Line line = new(fixture.Url);

    public void Dispose() => line.Dispose();

    [Fact]
    public async Task A_large_file_shows_how_far_it_is_and_goes_on_after_a_break_where_it_was()
    {
        var id = await InProgress();
        await using var wanda = await AtWork(id, ByPageAlone);
        var file = Zip("terminals.zip", 12 * 1024 * 1024);
        var (blocks, isBroken) = (0, true);
        await wanda.Page.Context.RouteAsync(OneBlock, route => isBroken && blocks >= 25
            ? route.AbortAsync("connectionreset")
            : Pass(route, () => blocks++));
        await Choosing(wanda, "other", file);
        await wanda.Press("Upload Files");
        await wanda.Sees($"{Waiting}: 25% of 12.6 MB is there");
        wanda.IsBrief = false;
        await wanda.Counts("1 waiting");
        wanda.IsBrief = true;
        Assert.Equal("25 of 100", await wanda.Page.GetByRole(AriaRole.Progressbar)
            .EvaluateAsync<string>("bar => `${bar.value} of ${bar.max}`"));
        Assert.Empty(await Deliverables(id));

        isBroken = false;
        await wanda.Reopen($"/assignments/{id}");
        await wanda.Sees("terminals.zip · 12.6 MB");
        await wanda.CountsNothing();
        Assert.Equal(100, blocks);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file.Buffer)), Hash(Assert.Single(await Deliverables(id))));
    }

    [Fact]
    public async Task An_address_that_is_too_old_is_asked_for_anew_and_a_busy_storage_is_waited_for()
    {
        var id = await InProgress();
        await using var wanda = await AtWork(id, ByPageAlone);
        var (answers, asked) = (new Queue<int>([403, 503, 403]), 0);
        wanda.Page.Request += (_, request) => asked += request.Url.EndsWith("/uploads", StringComparison.Ordinal) ? 1 : 0;
        await wanda.Page.Context.RouteAsync(Storage, route => answers.TryDequeue(out var status)
            ? route.FulfillAsync(new() { Status = status, Headers = [new("Access-Control-Allow-Origin", "*")] })
            : route.ContinueAsync());
        await Choosing(wanda, "other", Zip("logs.zip", 300 * 1024));
        await wanda.Press("Upload Files");
        await wanda.Sees("logs.zip · 0.3 MB");
        Assert.Equal(4, asked);
        Assert.Single(await Deliverables(id));
    }

    [Fact]
    public async Task Where_storage_cannot_be_reached_a_small_file_goes_through_the_host_and_counts_once()
    {
        var id = await InProgress();
        await using var wanda = await AtWork(id, ByPageAlone);
        await wanda.Page.Context.RouteAsync(Storage, route => route.AbortAsync("addressunreachable"));
        line.LosesAnswersTo = "POST /send/";
        await Choosing(wanda, "other", Zip("logs.zip", 300 * 1024));
        await wanda.Press("Upload Files");
        await wanda.Counts("1 waiting");
        await Visit.Eventually(() => Task.FromResult(line.Losses > 0));
        line.LosesAnswersTo = null;
        await wanda.IsOnline();
        await wanda.Sees("logs.zip · 0.3 MB");
        Assert.Single(await Deliverables(id));
    }

    [Fact]
    public async Task A_photo_is_no_larger_than_one_looks_at_it_and_stands_as_it_was_taken()
    {
        var id = await InProgress();
        await using var wanda = await AtWork(id);
        await Choosing(wanda, "photo", await Photo(wanda, "till.jpg"), Broken("blurred.jpg"));
        await wanda.Press("Upload Files");
        await wanda.Sees("till.jpg");
        await wanda.Sees("blurred.jpg");
        await wanda.CountsNothing();
        var kept = (await Deliverables(id)).Single(one => Newest(one).GetProperty("fileName").GetString() == "till.jpg");
        Assert.Equal("512 x 2048, red above", await wanda.Page.EvaluateAsync<string>(
            Kept, $"/api/assignments/{id}/deliverables/{kept.GetProperty("id").GetString()}/content?through=api"));
    }

    [Fact]
    public async Task Without_a_script_a_small_file_is_sent_by_the_form()
    {
        var id = await InProgress();
        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", hasScript: false, onPhone: true);
        await wanda.Go($"/assignments/{id}");
        await wanda.Page.GetByLabel("What is it?").SelectOptionAsync("other");
        await wanda.Page.GetByLabel("Choose a file").SetInputFilesAsync(Zip("logs.zip", 300 * 1024));
        await wanda.Press("Upload Files");
        await wanda.Sees("logs.zip · 0.3 MB");
        Assert.Single(await Deliverables(id));
    }

    [Fact]
    public async Task A_client_sends_several_documents_at_once_as_large_as_they_are()
    {
        var id = await InProgress();
        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        await nora.Go($"/assignments/{id}/documents");
        await nora.Page.GetByLabel(Choose).SetInputFilesAsync([await Photo(nora, "plan.jpg"), Zip("manuals.zip", 9_000_000)]);
        await nora.Press("Upload Files");
        await nora.Sees("manuals.zip");
        await nora.CountsNothing();
        var documents = (await fixture.Market.As("nora").Get($"assignments/{id}/documents")).Expect(200).Json.GetProperty("documents");
        var plan = documents.EnumerateArray().Single(one => Newest(one).GetProperty("fileName").GetString() == "plan.jpg");
        Assert.Equal("1000 x 4000, red above", await nora.Page.EvaluateAsync<string>(
            Kept, $"/api/assignments/{id}/documents/{plan.GetProperty("id").GetString()}/content?through=api"));
        Assert.Equal(2, documents.GetArrayLength());
    }

    [Fact]
    public async Task Files_can_be_dragged_onto_the_page()
    {
        var id = await InProgress();
        await using var wanda = await AtWork(id);
        var dragged = await wanda.Page.EvaluateHandleAsync("""
            () => {
              const all = new DataTransfer();
              for (const name of ['one.txt', 'two.txt']) all.items.add(new File([`This is ${name}.`], name, { type: 'text/plain' }));
              return all;
            }
            """);
        foreach (var name in new[] { "dragover", "drop" })
            await wanda.Page.Locator("form.upload").DispatchEventAsync(name, new { dataTransfer = dragged });
        await wanda.Press("Upload Files");
        await wanda.Sees("one.txt");
        await wanda.Sees("two.txt");
        await wanda.CountsNothing();
        Assert.Equal(2, (await Deliverables(id)).Count);
    }

    [Fact]
    public async Task A_photo_without_a_network_waits_with_its_time_over_a_closed_tab_and_counts_once()
    {
        var id = await InProgress();
        await using var wanda = await AtWork(id);
        var photo = await Photo(wanda, "till.jpg");
        line.IsCut = true;
        var from = DateTimeOffset.UtcNow.AddSeconds(-2);
        await Choosing(wanda, "photo", photo);
        await wanda.Press("Upload Files");
        await wanda.Sees(Waiting);
        var to = DateTimeOffset.UtcNow.AddSeconds(2);
        await wanda.Reopen("/outbox");
        wanda.IsBrief = false;
        await wanda.Counts("1 waiting");
        wanda.IsBrief = true;
        await wanda.Sees("Photo: till.jpg");
        Assert.InRange(
            DateTimeOffset.Parse(
                (await wanda.Page.Locator(".outbox time").GetAttributeAsync("datetime"))!,
                System.Globalization.CultureInfo.InvariantCulture),
            from, to);

        line.LosesAnswersTo = "POST /do/";
        line.IsCut = false;
        await wanda.IsOnline();
        await Visit.Eventually(() => Task.FromResult(line.Losses > 0));
        line.LosesAnswersTo = null;
        await wanda.OpenAnother($"/assignments/{id}");
        await wanda.CountsNothing();
        Assert.Single(await Deliverables(id));
    }

    [Fact]
    public async Task A_file_that_is_refused_afterwards_says_why_until_it_is_read_and_one_that_waits_can_be_taken_back()
    {
        var id = await InProgress();
        await using var wanda = await AtWork(id);
        line.IsCut = true;
        await Choosing(
            wanda, "other", Zip("<img src=x onerror=canary()>.zip", 1000), new() { Name = "setup.exe", MimeType = "", Buffer = [1, 2, 3] });
        await wanda.Press("Upload Files");
        await wanda.Counts("2 waiting");
        await wanda.Press("Do not send");
        await wanda.Counts("1 waiting");
        line.IsCut = false;
        await wanda.IsOnline();
        await wanda.Counts("1 refused");
        await wanda.Sees("Refused, because: Accepted file formats");
        await wanda.Press("I have read it");
        await wanda.CountsNothing();
        Assert.Empty(await Deliverables(id));
    }

    [Fact]
    public async Task Where_there_is_no_room_a_file_is_sent_at_once_or_the_page_says_that_it_is_not()
    {
        var id = await InProgress();
        await using var wanda = await AtWork(
            id, "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };");
        await Choosing(wanda, "other", Zip("logs.zip", 300 * 1024));
        line.IsCut = true;
        await wanda.Press("Upload Files");
        await wanda.Sees("logs.zip is neither kept nor sent: there is no room on this device (QuotaExceededError), and no answer.");
        line.IsCut = false;
        await wanda.Press("Upload Files");
        await wanda.Sees("logs.zip · 0.3 MB");
        Assert.Single(await Deliverables(id));
    }

    private Task<string> InProgress() => new Offers(fixture.Market).InProgress();

    // At the assignment, with all of it kept on the phone.
    private async Task<Visit> AtWork(string id, string? script = null)
    {
        var wanda = await Visit.Begin(fixture, onPhone: true, at: line.Url, script: script);
        wanda.IsBrief = true;
        await wanda.SignIn("Wanda Ortiz", onPhone: true);
        await wanda.Go($"/assignments/{id}");
        if (script is null)
            await wanda.Keeps("/outbox");
        return wanda;
    }

    private static async Task Choosing(Visit visit, string type, params FilePayload[] files)
    {
        await visit.Page.GetByLabel("What is it?").SelectOptionAsync(type);
        await visit.Page.GetByLabel(Choose).SetInputFilesAsync(files);
    }

    private static Task Pass(IRoute route, Action counted)
    {
        if (route.Request.Method == "PUT")
            counted();
        return route.ContinueAsync();
    }

    private static FilePayload Zip(string name, int size)
    {
        byte[] bytes = [.. "PK\u0003\u0004"u8, .. RandomNumberGenerator.GetBytes(size - 4)];
        return new() { Name = name, MimeType = "application/zip", Buffer = bytes };
    }

    // What begins as a photo and is none: no page can scale it.
    private static FilePayload Broken(string name) =>
        new() { Name = name, MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0, .. RandomNumberGenerator.GetBytes(200)] };

    private static async Task<FilePayload> Photo(Visit visit, string name)
    {
        var bytes = Convert.FromBase64String(await visit.Page.EvaluateAsync<string>(Taken));
        return new() { Name = name, MimeType = "image/jpeg", Buffer = [.. bytes[..2], .. Upright, .. bytes[2..]] };
    }

    private async Task<List<JsonElement>> Deliverables(string id) =>
        [
            .. (await fixture.Market.As("nora").Get($"assignments/{id}/deliverables")).Expect(200)
                .Json.GetProperty("deliverables").EnumerateArray(),
        ];

    private static JsonElement Newest(JsonElement deliverable) => deliverable.GetProperty("versions").EnumerateArray().Last();

    private static string? Hash(JsonElement deliverable) => Newest(deliverable).GetProperty("sha256").GetString();
}
