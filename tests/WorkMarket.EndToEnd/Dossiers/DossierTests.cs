using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Dossiers;

/// <summary>The dossier, on demand for either side and support.</summary>
public sealed class DossierTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Either_side_and_support_get_a_document_and_an_archive_of_the_version_as_it_stands()
    {
        var id = await Offers.Invoiced();
        var version = (await Look(id)).Version;
        foreach (var reader in new[] { Nora, Nick, Wanda, Sam })
        {
            var paper = (await reader.Get($"assignments/{id}/dossier.pdf")).Expect(200);
            Assert.Equal("application/pdf", paper.ContentType);
            Assert.Equal($"\"{version}\"", paper.ETag);
            Assert.StartsWith("%PDF-1.7", paper.Text, StringComparison.Ordinal);
            Assert.EndsWith("%%EOF\n", paper.Text, StringComparison.Ordinal);
            Assert.Equal($"assignment-{id}-dossier.pdf", paper.ContentHeaders!.ContentDisposition!.FileName);
            Assert.Equal(paper.Body, (await reader.Get($"assignments/{id}/dossier.pdf")).Expect(200).Body);
            Assert.Equal(304, (await reader.Get($"assignments/{id}/dossier.pdf", ("If-None-Match", paper.ETag!))).Status);
            var archive = (await reader.Get($"assignments/{id}/dossier.zip")).Expect(200);
            Assert.Equal(("application/zip", paper.ETag), (archive.ContentType, archive.ETag));
            Assert.Contains("Wanda", Files(archive)["timeline.jsonl"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_else_learns_that_there_is_one()
    {
        var id = await Offers.Sent();
        foreach (var path in new[] { $"assignments/{id}/dossier.pdf", $"assignments/{id}/dossier.zip",
            "assignments/0123456789abcdef/dossier.pdf" })
        {
            // Wanda may apply, and takes no part yet.
            foreach (var stranger in new[] { Fiona, Wanda, Walt })
                (await stranger.Get(path)).ExpectProblem(404, "notFound");
            (await Ada.Get(path)).ExpectProblem(403, "forbidden");
            (await Market.Stranger().Get(path)).ExpectProblem(401, "unauthenticated");
        }
        (await Nora.Get($"assignments/{id}/dossier.pdf?format=zip")).Expect(400);
    }

    [Fact]
    public async Task Who_escalated_it_and_lost_it_hears_the_client_and_has_the_dossier_of_what_was_until_then()
    {
        var id = await Offers.InProgress();
        (await Wanda.Post($"assignments/{id}/messages", new { text = "Two more hours." })).Expect(201);
        (await Nora.Post($"assignments/{id}/messages", new { text = "No." })).Expect(201);
        (await Wanda.Post($"assignments/{id}/escalation", new { cause = "impasse", statement = "We do not agree." })).Expect(201);
        (await Nora.Post($"assignments/{id}/unassign", new
        {
            reason = "Walt is nearer.",
            reasonCode = "other",
            amount = new { amount = "0", currency = "USD" },
        })).Expect(200);
        (await Nora.Post($"assignments/{id}/engagements/1/messages", new { text = "We pay for one." })).Expect(201);

        (await Wanda.Get($"assignments/{id}/messages")).ExpectProblem(403, "forbidden");
        // The unassignment with its reason is one, the message another.
        Assert.Equal(2, (await Wanda.Get($"assignments/{id}/escalation")).Expect(200).Json.GetProperty("responses").GetInt32());
        Assert.Contains(
            "We pay for one.", (await Wanda.Get($"assignments/{id}/escalation/timeline")).Expect(200).Text, StringComparison.Ordinal);
        var archive = (await Wanda.Get($"assignments/{id}/dossier.zip")).Expect(200);
        var files = Files(archive);
        Assert.Contains("Two more hours.", files["timeline.jsonl"], StringComparison.Ordinal);
        Assert.Contains("We pay for one.", files["timeline.jsonl"], StringComparison.Ordinal);
        Assert.Contains("\"lostAt\"", files["dossier.json"], StringComparison.Ordinal);
        Assert.Equal("", await Check(archive, files["README.txt"]));
        Assert.StartsWith("%PDF-1.7", (await Wanda.Get($"assignments/{id}/dossier.pdf")).Expect(200).Text, StringComparison.Ordinal);
        (await Walt.Get($"assignments/{id}/dossier.pdf")).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task A_private_message_is_in_the_company_s_dossier_alone_and_the_chain_is_checked_as_the_archive_says()
    {
        var id = await Offers.InProgress();
        (await Nora.Post($"assignments/{id}/messages", new { text = "Between us alone", @private = true })).Expect(201);
        (await Wanda.Post($"assignments/{id}/messages", new { text = "When do I get the key?" })).Expect(201);
        foreach (var (reader, reads) in new[] { (Nora, true), (Wanda, false), (Sam, false) })
        {
            var archive = (await reader.Get($"assignments/{id}/dossier.zip")).Expect(200);
            var files = Files(archive);
            Assert.Equal(reads, files.Values.Any(text => text.Contains("Between us alone", StringComparison.Ordinal)));
            Assert.Contains("When do I get the key?", files["timeline.jsonl"], StringComparison.Ordinal);
            Assert.Equal(!reads, files["chain.txt"].Contains("withheld", StringComparison.Ordinal));
            Assert.Equal("", await Check(archive, files["README.txt"]));
        }
    }

    private static Dictionary<string, string> Files(Answer answer)
    {
        using var archive = new ZipArchive(new MemoryStream(answer.Body));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }

    /// <summary>Does what the README tells its reader to do, where there is a shell.</summary>
    private static async Task<string> Check(Answer answer, string readme)
    {
        if (OperatingSystem.IsWindows())
            return "";
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using (var archive = new ZipArchive(new MemoryStream(answer.Body)))
                archive.ExtractToDirectory(folder.FullName);
            var script = string.Join('\n', readme.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)));
            // sha256sum is shasum elsewhere.
            using var shell = Process.Start(new ProcessStartInfo(
                "sh", ["-c", "command -v sha256sum > /dev/null || sha256sum() { shasum -a 256; }\n" + script])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var (told, wrong) = (await shell.StandardOutput.ReadToEndAsync(), await shell.StandardError.ReadToEndAsync());
            await shell.WaitForExitAsync();
            return told + wrong;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
