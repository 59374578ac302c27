using WorkMarket.Application.Escalations;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Mail;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Inbound;

/// <summary>What is quoted is told by what we wrote, in every language.</summary>
[Rule("§12 What is quoted")]
public sealed class QuotationTests
{
    private const string Link =
        "https://workmarket.example/api/escalation-updates/0123456789abcdef/e1/nora/00112233445566778899aabbccddeeff";
    private const string Deadline = "Tuesday, 24 November 2026, 10:00 EST (America/New_York; 2026-11-24 15:00 UTC)";
    private const string Letter = $"""
        {WriteAbove.Line}

        Hello Nora Quinn,

        The worker asks for help: Replace a switch

        The worker wrote:
        > We do not agree.
        > No.

        WorkMarket has posted a message in the assignment for both of you. Please answer by {Deadline}.

        Give an update: {Link}

        Case 0123456789abcdef, version 12
        Timeline 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

        --
        This mail was sent by itself, and goes out whatever mail you choose to get.
        """;

    private static readonly Quotation Quotation = new(new() { InboundDomain = "in.example", BaseUrl = new("https://workmarket.example") });
    private static readonly SentText Sent = new([SentText.Kept(Letter)]);

    // Mails once had links besides the signed one, and are still answered.
    private static readonly string Older = Letter.Replace(
        "\nCase ", "\nRead on: https://workmarket.example/api/assignments/0123456789abcdef/escalation\n\nCase ", StringComparison.Ordinal);

    public static TheoryData<string> Attributions => new()
    {
        "On Fri, Nov 20, 2026 at 10:00 AM WorkMarket <no-reply@workmarket.example> wrote:",
        "On Fri, Nov 20, 2026 at 10:00 AM WorkMarket\n<reply+0123456789abcdef.e1.00112233445566778899aabbccddeeff@in.example> wrote:",
        "Pada tanggal Jum, 20 Nov 2026 pukul 10.00 WorkMarket <no-reply@workmarket.example> menulis:",
        "Vào Th 6, 20 thg 11, 2026 vào lúc 10:00 WorkMarket <no-reply@workmarket.example> đã viết:",
        "2026年11月20日(金) 10:00 WorkMarket <no-reply@workmarket.example>:",
        "בתאריך יום ו׳, 20 בנוב׳ 2026 ב-10:00 מאת WorkMarket <no-reply@workmarket.example>:",
        "20/11/2026 10:00, WorkMarket aipatikaran:",
        "Dari: WorkMarket <no-reply@workmarket.example>\nTanggal: 20 November 2026 10.00\nKepada: Nora\nPerihal: The worker asks for help",
        "________________________________\nПодател: WorkMarket\nДата/час: 20 ноември 2026 10:00\nПолучател: Nora\nОтносно: The worker "
            + "asks for help",
        "-----Asal mesej-----\nDaripada: WorkMarket [mailto:no-reply@workmarket.example]\nDihantar: 20 November 2026 10:00\nKepada: Nora",
        "",
    };

    [Theory, MemberData(nameof(Attributions))]
    public void Above_the_line_stands_what_was_written_in_every_language(string attribution)
    {
        foreach (var quoted in new[] { Letter, Marked(Letter), Rewrapped(Letter, 40, ""), Rewrapped(Letter, 60, "> "),
            Rewrapped(Marked(Letter), 72, "> "), Bold(Letter), Upper(Letter) })
            Assert.Equal(new("We pay on Friday.", false), Read($"We pay on Friday.\n\n{attribution}\n\n{quoted}"));
        foreach (var quoted in new[] { Letter, Marked(Letter) })
            Assert.Equal(new("", false), Read($"{attribution}\n\n{quoted}"));
        var older = new SentText([SentText.Kept(Older)]);
        foreach (var quoted in new[] { Older, Marked(Older), Rewrapped(Older, 40, ""), Rewrapped(Marked(Older), 72, "> "), Bold(Older),
            Upper(Older) })
            Assert.Equal(
                new("We pay on Friday.", false), Quotation.Read($"We pay on Friday.\n\n{attribution}\n\n{quoted}", older, default));
    }

    [Theory]
    // Below all of it, between its lines, in the middle of a paragraph, in the line itself, and above and below.
    [InlineData("{0}\n\nWe pay on Friday.", "We pay on Friday.")]
    [InlineData("{0}\nNo.", "No.")]
    [InlineData("{0}\n\n👍", "👍")]
    [InlineData("{0}\n\nhttps://photos.example/1", "https://photos.example/1")]
    [InlineData("{0}\n> We pay.", "> We pay.")]
    [InlineData("{0}\n\nYes.\n\nWe pay on Friday.\nAll of it.", "Yes.\n\nWe pay on Friday.\nAll of it.")]
    public void A_line_below_it_that_we_did_not_send_is_the_persons_and_is_seen(string text, string written)
    {
        foreach (var quoted in new[] { Letter, Marked(Letter), Rewrapped(Letter, 50, "> ") })
        {
            Assert.Equal(new(written, true), Read(text.Replace("{0}", quoted, StringComparison.Ordinal)));
            Assert.Equal(
                new("First.\n\n" + written, true),
                Read("First.\n\nOn 20 November 2026, WorkMarket wrote:\n" + text.Replace("{0}", quoted, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("The worker wrote:", "Why?\nWe never did.")]
    [InlineData("> No.", "Yes, we do.")]
    [InlineData("Hello Nora Quinn,", "No.")]
    [InlineData("for both of you.", "Not for us!")]
    public void It_may_stand_between_the_lines(string after, string written)
    {
        foreach (var prefix in new[] { "", "> " })
        {
            var lines = Rewrapped(Letter.Replace(after, after + "\n@@\n", StringComparison.Ordinal), 76, prefix);
            Assert.Equal(new(written, true), Read(lines.Replace(prefix + "@@", $"\n{written}\n", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void What_is_written_in_the_line_itself_stands_above_it() =>
        Assert.Equal(new("We pay.", false), Read("We pay. " + Letter));

    [Fact]
    public void Links_that_a_mail_server_rewrote_are_ours()
    {
        foreach (var link in new[]
        {
            "https://urldefense.com/v3/__https://workmarket.example/api/escalation-updates/0123456789abcdef/e1/nora/0011__;!!abc$",
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fworkmarket.example%2Fapi&data=05",
            "<https://workmarket.example/api/escalation-updates/0123456789abcdef/e1/nora/\n00112233445566778899aabbccddeeff>",
            "https://workmarket.example/api/escalation-updates/0123456789abcdef/e1/nora/001122=\n33445566778899aabbccddeeff",
        })
        {
            foreach (var before in new[] { "", "\n" })
                Assert.Equal(
                    new("We pay.", false),
                    Read(HiddenTokens.In(
                        "We pay.\n\n" + Letter.Replace(Link, before + link, StringComparison.Ordinal),
                        ["00112233445566778899aabbccddeeff"])));
        }
    }

    [Fact]
    public void An_older_mail_of_ours_below_is_ours_too()
    {
        var other = new SentText([SentText.Kept($"{WriteAbove.Line}\n\nHello Nora Quinn,\n\nThis is on record as your company's response."),
            SentText.Kept(Letter)]);
        Assert.Equal(new("We pay.", false), Quotation.Read("We pay.\n\n" + Letter, other, default));
        Assert.Equal(
            new("We pay.", false),
            Quotation.Read(
                $"We pay.\n\n{WriteAbove.Line}\n\nHello Nora Quinn,\n\nThis is on record as your company's response.\n\n" + Letter, other,
                default));
    }

    [Theory]
    [InlineData("WorkMarket owes us 500 dollars.")]
    [InlineData("Total: 300 dollars on 22 June 2026\nNote: WorkMarket knows\nName: Nora")]
    [InlineData("We paid on 22 June 2026 at 10:00.")]
    [InlineData("See 4471: it is paid")]
    [InlineData("We refuse.\nOn 20 Nov 2026 we sent proof to no-reply@workmarket.example")]
    public void Words_just_above_it_that_are_no_attribution_stay(string words) =>
        Assert.Equal(new(words, false), Read($"{words}\n\n{Letter}"));

    [Theory]
    [InlineData("We paid 1250 USD on Friday.", "WorkMarket <no-reply@workmarket.example> wrote:")]
    [InlineData("Was it not 1250 USD?", "On Fri, 20 November 2026 WorkMarket\n<no-reply@workmarket.example> wrote:")]
    [InlineData("We paid 1250 USD!", "On Fri, Nov 20, 2026 at 10:00 AM WorkMarket <no-reply@workmarket.example> wrote:")]
    public void A_sentence_just_above_an_attribution_stays(string words, string attribution)
    {
        foreach (var quoted in new[] { Letter, Marked(Letter) })
            Assert.Equal(new(words, false), Read($"{words}\n{attribution}\n{quoted}"));
    }

    [Fact]
    public void Where_nothing_is_known_of_what_we_sent_what_is_not_marked_as_quoted_stays()
    {
        Assert.Equal(new("We pay.", false), Quotation.Read("We pay.\n\n" + Marked(Letter), SentText.Unknown, default));
        Assert.Equal(new("We pay.", true), Quotation.Read(Marked(Letter) + "\n\nWe pay.", SentText.Unknown, default));
        Assert.Contains(
            "We pay.\n\nHello Nora Quinn,", Quotation.Read("We pay.\n\n" + Letter, SentText.Unknown, default).Written,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_token_is_kept() => Assert.DoesNotContain("00112233", SentText.Kept(Letter), StringComparison.Ordinal);

    [Fact]
    public void A_text_without_the_line_is_not_marked()
    {
        Assert.True(Quotation.IsMarked("> >  *--- Please write\tabove this line ---*"));
        Assert.True(Quotation.IsMarked("> --- Please write above\n> this line ---"));
        Assert.False(Quotation.IsMarked("You say: please write above this line of yours"));
        Assert.False(Quotation.IsMarked(""));
    }

    private static Answered Read(string text) => Quotation.Read(text, Sent, default);

    private static string Marked(string text) => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal);

    private static string Bold(string text) =>
        text.Replace("Replace a switch", "*Replace a switch*", StringComparison.Ordinal)
            .Replace("Read on: ", "Read on\n<", StringComparison.Ordinal)
            .Replace("/escalation\n", "/escalation>\n", StringComparison.Ordinal);

    private static string Upper(string text) =>
        text.ToUpperInvariant().Replace("\n", "\r\n", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);

    private static string Rewrapped(string text, int width, string prefix) =>
        string.Join('\n', text.Split('\n').SelectMany(line => Wrap(line, width)).Select(line => prefix + line));

    private static IEnumerable<string> Wrap(string line, int width)
    {
        var rest = line;
        while (rest.Length > width && rest.LastIndexOf(' ', width) is > 0 and var at)
        {
            yield return rest[..at];
            rest = rest[(at + 1)..];
        }
        yield return rest;
    }
}
