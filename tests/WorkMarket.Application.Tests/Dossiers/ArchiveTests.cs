using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scanning;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Dossiers;

/// <summary>
/// The dossier as an archive (domain.md §6): whoever has it can check it, and finds in it nothing that is not for the reader.
/// </summary>
public sealed class ArchiveTests
{
    [Fact]
    public async Task All_is_given_to_the_client_and_the_whole_chain_recomputes_from_it()
    {
        var files = await Made.Files(Kept("Hello"), new Actor.Client(Story.Nora.Id, Story.Nora.Company, Channel.Api));
        var chain = Chain(files);
        Assert.Equal(15, chain.Count);
        Assert.All(chain, entry => Assert.Equal("given", entry.Kind));
        Assert.Empty(Wrong(files));
        Assert.Contains("Nothing: every event is given", Text(files, "README.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_of_the_time_log_is_to_be_seen_apart()
    {
        using var facts = JsonDocument.Parse((await Made.Files(Kept("Hello"), Story.Wanda))["dossier.json"]);
        var apart = facts.RootElement.GetProperty("timesApart");
        Assert.Equal("PT1H30M", apart.GetProperty("elsewhere").GetString());
        Assert.True(apart.GetProperty("visits")[0].GetProperty("checkOut").GetProperty("edited").GetBoolean());
    }

    [Fact, Rule("§3 Deliverables: a scanner's finding withdraws a file")]
    public async Task A_withdrawn_file_is_named_with_its_hash_and_what_was_found_in_it()
    {
        var story = Story.OfAnArbitration();
        var file = story.Select(happened => happened.Event).OfType<Delivered>().First().File;
        var store = KeptCase.FromEvents(story.Add(new(story[^1].At, new Actor.System(), new FileWithdrawn(
            FilePurpose.Deliverable, "d1", 1, file, "EICAR-Test-File", "the house scanner", story[^1].At))));
        var files = await Made.Files(store, Story.Wanda);
        var kept = JsonDocument.Parse(files["dossier.json"]).RootElement.GetProperty("deliverables")[0];
        Assert.Equal(file.Sha256, kept.GetProperty("sha256").GetString());
        Assert.Equal("EICAR-Test-File", kept.GetProperty("withdrawn").GetProperty("what").GetString());
        Assert.Contains("the house scanner found EICAR-Test-File in it", Text(files, "timeline.jsonl"), StringComparison.Ordinal);
        Assert.Contains(
            "withdrawn:thehousescannerfoundEICAR-Test-File", new PdfReading(await Made.Paper(store, Story.Wanda)).Letters,
            StringComparison.Ordinal);
        Assert.DoesNotContain("withdrawn", Text(await Made.Files(KeptCase.FromEvents(story), Story.Wanda), "dossier.json"),
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_not_for_the_reader_is_withheld_as_bytes_and_its_hash_stands_in()
    {
        var files = await Made.Files(Kept("Hello"), Story.Wanda);
        Assert.Equal(
            [2, 3, 9],
            Chain(files).Where(entry => entry.Kind == "withheld")
                .Select(entry => int.Parse(entry.Number, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(Wrong(files));
        foreach (var (name, content) in files)
        {
            Assert.DoesNotContain("budget is gone", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
            Assert.DoesNotContain("walt", name + Encoding.UTF8.GetString(content), StringComparison.OrdinalIgnoreCase);
        }
        Assert.Contains("The bytes of 3 events are withheld", Text(files, "README.txt"), StringComparison.Ordinal);
        var told = Text(files, "timeline.jsonl").Split('\n')
            .Select(line => line.Length == 0 ? default : JsonDocument.Parse(line).RootElement).ToList();
        Assert.True(told[8].GetProperty("withheld").GetBoolean());
        Assert.Equal(["sequence", "hash", "withheld"], told[8].EnumerateObject().Select(member => member.Name));
        Assert.Equal("sent/1", told[1].GetProperty("type").GetString());
    }

    /// <summary>
    /// The chain tells nothing of what is withheld: the salt of an event is given with its bytes alone (domain.md §3, §4).
    /// </summary>
    [Fact]
    [Rule("§3 Messages: internal notes and claims are seen by WorkMarket alone, and in no dossier")]
    public async Task Notes_and_claims_of_the_desk_are_in_no_dossier_its_own_neither()
    {
        var story = OpenStory.Opened().And(Story.Sam, new ClaimEscalation(), "06-22 11:00")
            .And(Story.Sam, new NoteOnEscalation("Between us: call again."), "06-22 12:00");
        var files = await Made.Files(KeptCase.FromEvents(story.Timeline), Story.Sam);
        Assert.Equal(2, Chain(files).Count(entry => entry.Kind == "withheld"));
        Assert.Empty(Wrong(files));
        Assert.All(files.Values, content =>
        {
            var text = Encoding.UTF8.GetString(content);
            Assert.DoesNotContain("call again", text, StringComparison.Ordinal);
            Assert.DoesNotContain("escalationClaimed", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_salt_of_an_event_is_where_its_bytes_are_and_nowhere_else()
    {
        var files = await Made.Files(Kept("Hello"), Story.Wanda);
        foreach (var (number, _, kind) in Chain(files))
        {
            var salt = $"{int.Parse(number, System.Globalization.CultureInfo.InvariantCulture):x32}";
            var with = files.Where(file => Encoding.UTF8.GetString(file.Value).Contains(salt, StringComparison.Ordinal))
                .Select(file => file.Key);
            Assert.Equal(kind == "given" ? [$"events/{number}.json"] : [], with);
        }
    }

    [Fact]
    public async Task What_was_between_the_client_and_a_former_worker_is_not_for_the_next_one()
    {
        var store = KeptCase.FromEvents(Story.OfTwoWorkers());
        var files = await Made.Files(store, Story.Wanda);
        Assert.All(
            files.Values, content => Assert.DoesNotContain("Walt's own", Encoding.UTF8.GetString(content), StringComparison.Ordinal));
        Assert.DoesNotContain("Walt'sown", new PdfReading(await Made.Paper(store, Story.Wanda)).Letters, StringComparison.Ordinal);
        Assert.Empty(Wrong(files));
        Assert.Null(await Made.Desk(store).Archive(Story.Id, Story.Walt, default));
    }

    [Fact]
    public async Task A_worker_who_escalated_it_and_lost_it_has_what_was_until_then_and_the_escalation_to_its_end()
    {
        var store = KeptCase.FromEvents(Story.OfAWorkerWhoLostIt());
        var files = await Made.Files(store, Story.Wanda);
        Assert.Equal(
            ["0000000004", "0000000012", "0000000013"],
            Chain(files).Where(entry => entry.Kind == "withheld").Select(entry => entry.Number));
        Assert.Empty(Wrong(files));
        Assert.All(
            files.Values, content => Assert.DoesNotContain("walt'", Encoding.UTF8.GetString(content), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("escalationClosed", Text(files, "events/0000000014.json"), StringComparison.Ordinal);
        Assert.Contains("when the reader of this dossier lost the assignment", Text(files, "README.txt"), StringComparison.Ordinal);
        var facts = JsonDocument.Parse(files["dossier.json"]).RootElement;
        Assert.Equal("wanda", facts.GetProperty("worker").GetProperty("id").GetString());
        Assert.Equal(1, facts.GetProperty("visits").GetArrayLength());
        Assert.Equal("2026-11-20T15:10:00Z", facts.GetProperty("lostAt").GetString());
        var letters = new PdfReading(await Made.Paper(store, Story.Wanda)).Letters;
        Assert.Contains("Haditu", letters, StringComparison.Ordinal);
        Assert.Contains("Iamatthedoor", letters, StringComparison.Ordinal);
        Assert.DoesNotContain("Walt'sown", letters, StringComparison.Ordinal);
        Assert.DoesNotContain("lostAt", Text(await Made.Files(store, Story.Walt), "dossier.json"), StringComparison.Ordinal);
        Assert.Contains(
            "event 5 is missing or not as it was written", Text(await Made.Files(KeptCase.Tampered(store, 5), Story.Wanda), "README.txt"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Support_reads_no_private_message_either()
    {
        var files = await Made.Files(Kept(), Story.Sam);
        Assert.Equal(["0000000009"], Chain(files).Where(entry => entry.Kind == "withheld").Select(entry => entry.Number));
    }

    [Theory]
    [InlineData("events/0000000004.json")]
    [InlineData("events/0000000014.json")]
    public async Task Whatever_is_changed_in_it_shows(string name)
    {
        var files = await Made.Files(Kept("Hello"), Story.Wanda);
        files[name][^2] ^= 1;
        Assert.Equal([name[7..17]], Wrong(files));
    }

    [Fact]
    public async Task Its_facts_are_those_of_the_case()
    {
        var facts = JsonDocument.Parse((await Made.Files(Kept("Hello"), Story.Wanda))["dossier.json"]).RootElement;
        Assert.Equal("invoiced", facts.GetProperty("status").GetString());
        Assert.Equal("122.50", facts.GetProperty("total").GetProperty("sum").GetProperty("amount").GetString());
        Assert.Equal(new string('b', 64), facts.GetProperty("deliverables")[0].GetProperty("sha256").GetString());
        Assert.False(facts.GetProperty("deliverables")[0].TryGetProperty("file", out _));
        Assert.Equal("American Arbitration Association", facts.GetProperty("arbitration").GetProperty("name").GetString());
        Assert.True(facts.GetProperty("chain").GetProperty("verified").GetBoolean());
        Assert.Equal(3, facts.GetProperty("chain").GetProperty("withheldEvents").GetInt32());
        Assert.Equal(1, facts.GetProperty("visits").GetArrayLength());
        Assert.True(facts.GetProperty("checklist").GetArrayLength() >= 3);
    }

    [Fact]
    public async Task Texts_are_in_it_exactly_as_they_were_written()
    {
        const string text = "Zeile\r\n\t\"quotes\" \\ 東京 📷 \u202Eabc";
        var files = await Made.Files(Kept(text), Story.Wanda);
        Assert.Contains(
            Text(files, "timeline.jsonl").Split('\n').Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement),
            line =>
                line.TryGetProperty("data", out var data) && data.TryGetProperty("text", out var posted) && posted.GetString() == text);
    }

    [Fact]
    public async Task It_is_the_same_for_the_same_version()
    {
        var story = Story.With("Hello");
        Assert.Equal(
            await Made.Archive(KeptCase.FromEvents(story), Story.Wanda), await Made.Archive(KeptCase.FromEvents(story), Story.Wanda));
    }

    [Fact]
    public async Task Who_takes_no_part_gets_none()
    {
        var desk = Made.Desk(Kept());
        foreach (Actor by in new Actor[] { Story.Walt, new Actor.Client(new("fiona"), new("fabrikam"), Channel.Desktop),
            new Actor.AccountManager(new("ada"), Channel.Desktop), new Actor.System() })
        {
            Assert.Null(await desk.Paper(Story.Id, by, default));
            Assert.Null(await desk.Archive(Story.Id, by, default));
        }
    }

    private static ICaseStore Kept(params string[] messages) => KeptCase.FromEvents(Story.With(messages));

    private static string Text(Dictionary<string, byte[]> files, string name) => Encoding.UTF8.GetString(files[name]);

    private static List<(string Number, string Hash, string Kind)> Chain(Dictionary<string, byte[]> files) =>
        [.. Text(files, "chain.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .Select(parts => (parts[0], parts[1], parts[2]))];

    // As the README says it is done.
    private static List<string> Wrong(Dictionary<string, byte[]> files)
    {
        var (before, wrong) = (new string('0', 64), new List<string>());
        foreach (var (number, hash, kind) in Chain(files))
        {
            if (kind == "given"
                && Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(before),
                    .. files[$"events/{number}.json"]])) != hash)
                wrong.Add(number);
            before = hash;
        }
        return wrong;
    }
}
