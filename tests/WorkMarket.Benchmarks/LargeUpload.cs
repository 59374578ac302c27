using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Azure.Storage.Blobs.Specialized;
using WorkMarket.Testing;

namespace WorkMarket.Benchmarks;

/// <summary>A file of the largest size accepted goes straight to storage; the host reads it once and never has it in memory.</summary>
internal static class LargeUpload
{
    private const long MiB = 1024 * 1024;
    private const long Length = 250 * MiB;
    private const int Block = 8 * (int)MiB;

    public static async Task<IEnumerable<Figure>> Measure(Azurite azurite)
    {
        using var town = new Town(azurite);
        var host = town.Start();
        var (client, worker) = (await Town.SignIn(host.Url, "nora"), await Town.SignIn(host.Url, "wanda"));
        var id = await Town.InProgress(client, worker);
        await Deliver(worker, id, MiB);

        var before = Memory(host, "VmRSS");
        await File.WriteAllTextAsync($"/proc/{host.Id}/clear_refs", "5"); // begins VmHWM, the peak, anew
        var (sent, complete, deliverable) = await Deliver(worker, id, Length);
        var peak = Memory(host, "VmHWM");
        var received = await Download(worker, host.Url, id, deliverable);
        return
        [
            new("completing an upload of 250 MiB", complete.TotalSeconds, "s"),
            new("growth of the host's memory over it", peak - before, "MiB", 64),
            new("downloaded bytes that differ in hash (0: identical)", sent == received ? 0 : 1, "", 0),
        ];
    }

    private static async Task<(string Sha256, TimeSpan Time, string Deliverable)> Deliver(Portal worker, string id, long length)
    {
        var grant = (await worker.Post($"assignments/{id}/uploads", new { fileName = "data.txt", size = length })).Expect(201).Json;
        var blob = new BlockBlobClient(new Uri(grant.GetProperty("address").GetString()!));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (noise, bytes, blocks) = (new Random(7), new byte[Block], new List<string>());
        for (long sent = 0; sent < length; sent += Block)
        {
            var size = (int)Math.Min(Block, length - sent);
            noise.NextBytes(bytes.AsSpan(0, size));
            hash.AppendData(bytes, 0, size);
            blocks.Add(Convert.ToBase64String(BitConverter.GetBytes(blocks.Count)));
            await blob.StageBlockAsync(blocks[^1], new MemoryStream(bytes, 0, size));
        }
        await blob.CommitBlockListAsync(blocks);
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        var watch = Stopwatch.StartNew();
        var upload = grant.GetProperty("upload").GetString();
        var delivered = (await worker.Post(
            $"assignments/{id}/uploads/{upload}/complete", new { fileName = "data.txt", type = "other", sha256 })).Expect(201);
        return (sha256, watch.Elapsed, delivered.Json.GetProperty("deliverable").GetProperty("id").GetString()!);
    }

    private static async Task<string> Download(Portal worker, string url, string id, string deliverable)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Authorization = new("Bearer", worker.Token);
        using var redirect = await http.GetAsync(new Uri($"{url}/api/assignments/{id}/deliverables/{deliverable}/content"));
        using var anonymous = new HttpClient();
        await using var content = await anonymous.GetStreamAsync(redirect.Headers.Location);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }

    private static double Memory(LocalHostProcess host, string name)
    {
        var line = File.ReadLines($"/proc/{host.Id}/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return double.Parse(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1],
            CultureInfo.InvariantCulture) / 1024;
    }
}
