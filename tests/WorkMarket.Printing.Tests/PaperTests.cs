using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Printing.Tests;

/// <summary>The dossier as a document (domain.md §6): real text, all of it, whatever people wrote.</summary>
public sealed class PaperTests
{
    private const string KeepIn = "WORKMARKET_KEEP_DOSSIER";

    [Fact]
    public async Task It_tells_every_part_of_the_case()
    {
        var read = await Read(Story.Wanda, "Is it the red one?");
        foreach (var part in new[]
        {
            "Parties", "Scope", "Price", "Checklist", "Time log", "Deliverables", "Timeline", "The chain", "Where to turn",
            "Replace a switch", "The switch in the back.", "125.00 USD", "Parking", "12.50 USD", "lowering", "-15.00 USD", "122.50 USD",
            "The phone was slow.", "asked support for", "Rack, after.png", "Is it the red one?", "American Arbitration Association",
            "120 Broadway, Floor 21, New York, NY 10271", "www.adr.org", "verified from the first event to event 15",
            "2026-11-20 10:00:00 -05:00",
        })
            Assert.Contains(part.Replace(" ", "", StringComparison.Ordinal), read.Letters, StringComparison.Ordinal);
        Assert.Contains(new string('b', 64), read.Letters, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("§7 What a notice says")]
    public async Task It_holds_words_and_no_names_of_code()
    {
        var read = await Read(Story.Wanda, "Is it the red one?");
        Assert.All(read.Pages.SelectMany(page => page), line => Assert.Empty(CodeNames.In(line)));
    }

    [Fact]
    public async Task Its_first_page_says_where_each_section_begins()
    {
        var read = await Read(Story.Nora, [.. Enumerable.Range(1, 100).Select(number => $"Message {number}")]);
        var cover = read.Pages[0];
        Assert.Contains("Contents", cover);
        foreach (var title in new[] { "Parties", "Timeline: everything that happened and was said", "Where to turn" })
        {
            var page = int.Parse(cover[cover.IndexOf(title) - 1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Contains(title, read.Pages[page - 1]);
        }
        Assert.All(read.Pages.Index(), page => Assert.Contains($"Page {page.Index + 1}", page.Item));
    }

    [Fact]
    public async Task Headings_of_a_table_are_repeated_on_each_page_that_it_reaches()
    {
        using var to = new MemoryStream();
        var paper = new PdfPaper(to, new("Table", "Head", "Foot", "D:20261120150000Z", new string('0', 32)));
        paper.Section("Rows");
        paper.Table("All of them", [new("Left one", 0.5), new("Right one", 0.5)]);
        for (var row = 1; row <= 200; row++)
            paper.Row($"{row}", row == 100 ? string.Join('\n', Enumerable.Range(1, 300).Select(line => $"line {line}")) : "x");
        paper.Close("Table", []);
        var read = new PdfReading(to.ToArray());
        Assert.InRange(read.Pages.Count, 8, 20);
        Assert.All(read.Pages.Skip(1), page => Assert.Contains("Left one", page));
        Assert.Equal(
            Enumerable.Range(1, 300).Select(line => $"line {line}"),
            read.Pages.SelectMany(page => page).Where(line => line.StartsWith("line ", StringComparison.Ordinal)));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task What_people_wrote_is_there_to_the_last_character_and_none_of_it_plays_tricks()
    {
        string[] hostile =
        [
            "Null \0 bell \a escape \u001b[31m", "\u202Eeht esrever\u202C", "zero\u200Bwidth\uFEFF", "\uD800 half a character",
            "東京 📷 👩‍👩‍👧",
            "שלום", "مرحبا", "Z" + new string('\u0301', 40) + "algo", new string('W', 10_000), "‹U+0041›",
            "(a) \\ Tj ET endstream endobj %%EOF <</JS>>",
            "Größe – „Übergabe“ Δ Ж € ✓", string.Concat(Enumerable.Repeat("字", 5_000)),
        ];
        var read = await Read(Story.Sam, hostile);
        // JSON holds no half characters: what was one is stored as the sign for what cannot be read.
        foreach (var text in hostile.Where((_, index) => index is not (3 or 5 or 6)))
            Assert.Contains(Printable.Line(text).Replace(" ", "", StringComparison.Ordinal), Body(read), StringComparison.Ordinal);
        Assert.Equal("‹U+202E›eht esrever‹U+202C›", Printable.Line(hostile[1]));
        Assert.Equal("‹U+D800› half a character", Printable.Line(hostile[3]));
        // What is written from the right stands so: its letters are read from there.
        Assert.Contains("םולש", Body(read), StringComparison.Ordinal);
        Assert.Contains("ابحرم", Body(read), StringComparison.Ordinal);
        Assert.Equal(hostile[4], Printable.Line(hostile[4]));
        Assert.Equal("a‹U+200D›b 1‹U+FE0F› ‹U+200D›👩", Printable.Line("a\u200Db 1\uFE0F \u200D👩"));
        Assert.Equal("‹U+2039›U+0041›", Printable.Line(hostile[9]));
        Assert.Equal("Größe – „Übergabe“ Δ Ж € ✓", Printable.Line(hostile[11]));
        Assert.All(read.Text, letter => Assert.False(char.IsControl(letter) && letter != '\n'));
    }

    [Fact]
    public async Task It_withholds_what_the_reader_may_not_read()
    {
        var worker = await Read(Story.Wanda);
        Assert.DoesNotContain("budgetisgone", worker.Letters, StringComparison.Ordinal);
        Assert.DoesNotContain("Walt'sownwords", worker.Letters, StringComparison.Ordinal);
        Assert.DoesNotContain("walt", worker.Letters, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("isnotforthisreader", worker.Letters, StringComparison.Ordinal);
        Assert.DoesNotContain("budgetisgone", (await Read(Story.Sam)).Letters, StringComparison.Ordinal);
        Assert.Contains("budgetisgone", (await Read(Story.Nora)).Letters, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("§3 At approval are shown apart: times edited or sent late, or overlapping with a visit elsewhere")]
    public async Task The_time_log_says_when_each_time_was_recorded_and_what_is_to_be_seen_apart()
    {
        foreach (var reader in new Actor[] { Story.Nora, Story.Wanda, Story.Sam })
        {
            var read = await Read(reader);
            Assert.Contains("recorded", read.Between("Visits", "Tobelookedatapartfromtherest:"), StringComparison.Ordinal);
            var letters = read.Between("Tobelookedatapartfromtherest:", "Everyentryandeveryedit");
            Assert.Contains("1hourand30minutesatthesametimeonotherassignments", letters, StringComparison.Ordinal);
            Assert.Contains("check-outchangedafteritwasputin", letters, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_the_same_for_the_same_version_and_says_where_the_chain_is_broken()
    {
        var story = Story.With("Hello");
        Assert.Equal(await Made.Paper(KeptCase.FromEvents(story), Story.Wanda), await Made.Paper(KeptCase.FromEvents(story), Story.Wanda));
        var broken = new PdfReading(await Made.Paper(KeptCase.Tampered(KeptCase.FromEvents(story), 4), Story.Wanda));
        Assert.Contains("BROKEN:event4ismissing", broken.Letters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_of_2000_long_messages_is_one_document_of_moderate_size()
    {
        var paper = await Made.Paper(
            KeptCase.FromEvents(Story.With(Enumerable.Range(1, 2000).Select(number => $"Message {number}. ".PadRight(300, '.')))),
                Story.Nora);
        Assert.InRange(paper.Length, 100_000, 4_000_000);
        if (Environment.GetEnvironmentVariable(KeepIn) is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "long.pdf"), paper);
        var read = new PdfReading(paper);
        // No page is left two-thirds empty.
        Assert.All(read.Pages.Skip(1).SkipLast(1), page => Assert.InRange(page.Count, 25, int.MaxValue));
        Assert.Equal(
            Enumerable.Range(1, 2000),
            read.Pages.SelectMany(page => page).Where(line => line.StartsWith("Message ", StringComparison.Ordinal))
                .Select(line => int.Parse(line.Split(' ', '.')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact, Rule("§6 Arbitration: the dossier")]
    public async Task An_arbitrator_reads_first_what_the_escalation_is_about_and_what_each_side_asks_for()
    {
        var read = await Keep("arbitration", KeptCase.FromEvents(Story.OfAnArbitration()), Story.Wanda, KeptCase.Town);
        var section = read.Between("Escalation1:paymentdispute", "Parties");
        foreach (var part in new[]
        {
            "an amount that the worker asked or submitted was refused or fixed lower", "by Wanda Ortiz", "arbitration, on 2026-12-30",
            "“Rack, after.png” (deliverable d1)", "I laid out the parking, and the client said it would pay.",
            "payment of what was asked and not granted", "What the client stated as its justification", "The price was fixed.",
            "Amount in dispute", "137.50 USD", "Agreed price", "Asked for besides, declined: Parking",
            "marked as attempt", "Who pays for the parking?", "Nobody picked up.",
            "Nora Quinn, client", "We look into it.", "the project manager, who is asked",
            "Update 1: nothing new", "goes to arbitration", "arbitrator's address and this dossier",
        })
            Assert.Contains(part.Replace(" ", "", StringComparison.Ordinal), section, StringComparison.Ordinal);
        Assert.Contains("30daysaftertheapproval", read.Letters, StringComparison.Ordinal);
        Assert.DoesNotContain("P30D", read.Letters, StringComparison.Ordinal);
        Assert.Contains(
            "13:00:00-05:00→", read.Between("Timelog", "Deliverables").Replace("12:00:00", "13:00:00", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Contains(
            "offereditbynametoWandaOrtiz,WaltBerg".Replace(",WaltBerg", "", StringComparison.Ordinal), read.Letters,
            StringComparison.Ordinal);
        Assert.DoesNotContain("[wanda]", read.Letters, StringComparison.Ordinal);
        Assert.Contains("events2,11:not,ornotinfull,forthisreader", read.Letters, StringComparison.Ordinal);
        Assert.Contains("Event11isnotforthisreader", read.Letters, StringComparison.Ordinal);
    }

    [Fact, Rule("§6 Arbitration: the dossier")]
    public async Task A_case_of_which_little_is_known_has_no_empty_table_and_no_escalation()
    {
        var read = await Keep("draft", KeptCase.FromEvents(Story.OfAnArbitration().Take(2)), Story.Nora, KeptCase.Town);
        Assert.DoesNotContain("Escalation 1", read.Text, StringComparison.Ordinal);
        Assert.Contains("nobodycheckedin", read.Letters, StringComparison.Ordinal);
        Assert.DoesNotContain("Check-out", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SHA-256\n", read.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("§6 Arbitration: the dossier")]
    public async Task Other_scripts_print_and_read_as_they_were_written()
    {
        const string japanese = "駐車料金は発注者が支払うと約束しました。作業は予定どおり完了し、写真も提出済みです。";
        const string korean = "주차 요금을 아직 받지 못했습니다.";
        const string arabic = "دفعت رسوم الموقف 12.50 دولارًا ولم يردّ العميل.";
        const string hindi = "पार्किंग का भुगतान नहीं हुआ। ";
        const string thai = "ลูกค้ายังไม่จ่ายค่าที่จอดรถ";
        var statement =
            $"{japanese}\n{korean}\n{hindi}{thai}\n{arabic}\nPaid: שילמתי 12.50 דולר (ABC) היום.\n👍 👩‍👩‍👧 ❤️ 🚗 Größe Жук Ωμέγα";
        var read = await Keep(
            "scripts", KeptCase.FromEvents(Story.OfAnArbitration(statement, string.Concat(Enumerable.Repeat(japanese, 20)))), Story.Wanda,
                KeptCase.Town);
        foreach (var text in new[] { japanese, korean, "👍 👩‍👩‍👧 ❤", "🚗 Größe Жук Ωμέγα", "ABC", "12.50" })
            Assert.Contains(text.Replace(" ", "", StringComparison.Ordinal), read.Letters, StringComparison.Ordinal);
        // From the right: the last word stands first, and numbers are read from the left all the same.
        Assert.Contains("12.50יתמליש", read.Letters.Replace("רלוד", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("فقوملاموسرتعفد", read.Letters, StringComparison.Ordinal);
        Assert.DoesNotContain("‹U+", read.Text, StringComparison.Ordinal);
    }

    // Whatever stands before it on the page.
    [Fact, Rule("§6 Arbitration: the dossier")]
    public void No_heading_is_parted_from_what_it_is_of()
    {
        for (var before = 0; before < 70; before++)
        {
            using var to = new MemoryStream();
            var paper = new PdfPaper(to, new("Table", "Head", "Foot", "D:20261120150000Z", new string('0', 32)));
            paper.Fact("First", string.Join('\n', Enumerable.Range(0, before)));
            paper.Section("Rows");
            paper.Table("All of them", [new("Left one", 0.5), new("Right one", 0.5)]);
            paper.Row("row one", "a\nb\nc");
            paper.EndTable("");
            paper.Quote("We pay.\nSoon.", "What the client said:");
            paper.Close("Table", []);
            var pages = new PdfReading(to.ToArray()).Pages.Skip(1).ToList();
            Assert.Single(
                pages,
                page => page.Contains("Rows") && page.Contains("All of them") && page.Contains("Left one") && page.Contains("row one")
                    && page.Contains("c"));
            Assert.Single(pages, page => page.Contains("What the client said:") && page.Contains("We pay."));
        }
    }

    // Without what stands at the head and foot of pages, which falls between the lines of a long text.
    private static string Body(PdfReading read) =>
        string.Concat(read.Pages.SelectMany(page => page.SkipLast(3))).Replace(" ", "", StringComparison.Ordinal);

    private static async Task<PdfReading> Keep(
        string name, Application.Cases.ICaseStore store, Actor by, Application.People.IDirectory directory)
    {
        var paper = await Made.Paper(store, by, directory);
        if (Environment.GetEnvironmentVariable(KeepIn) is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.pdf"), paper);
        return new(paper);
    }

    private static async Task<PdfReading> Read(Actor by, params string[] messages)
    {
        var paper = await Made.Paper(KeptCase.FromEvents(Story.With(messages)), by);
        if (Environment.GetEnvironmentVariable(KeepIn) is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{by.Person()}-{messages.Length}.pdf"), paper);
        return new(paper);
    }
}
