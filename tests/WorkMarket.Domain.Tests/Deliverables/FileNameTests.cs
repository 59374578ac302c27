namespace WorkMarket.Domain.Tests.Deliverables;

[Rule("§3 Deliverables: a name")]
public sealed class FileNameTests
{
    public static TheoryData<string, string> Sent => new()
    {
        { "IMG_0001.JPG", "JPG" },
        { "Site plan (final) v1.2 – café's.pdf", "pdf" },
        { "報告書 2026年.xlsx", "xlsx" },
        { "تقرير.pdf", "pdf" },
        // Decomposed, as a Mac sends it.
        { "re\u0301sume\u0301.doc", "doc" },
        { "📷 before & after 👍🏽.png", "png" },
        { "family 👨‍👩‍👧.jpeg", "jpeg" },
        { "flag 🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F.jpeg", "jpeg" },
        { "heart ❤\uFE0F.gif", "gif" },
        // Persian, with the joiner its words need.
        { "می\u200Cشود.txt", "txt" },
        // A Mac's own screenshots have this narrow space before AM and PM.
        { "Screenshot 2026-11-20 at 9.41.00\u202FAM.png", "png" },
        { "100% \"done\"; a=b, <ok>?.csv", "csv" },
        { ".config", "" },
        { "README", "" },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public void A_name_that_a_phone_or_a_desk_really_sends_is_kept_as_sent(string text, string extension)
    {
        Assert.True(FileName.TryParse(text, out var name, out var wrong), wrong);
        Assert.Equal((text, text, extension), (name.Value, name.ToString(), name.Extension));
        Assert.Equal(FileName.Parse(text), name);
    }

    public static TheoryData<string?, string> Broken => new()
    {
        { null, "blank" },
        { "", "blank" },
        { " \u3000\t", "blank" },
        { "a/b.png", "slash" },
        { "..\\b.png", "slash" },
        { "../../etc/passwd", "slash" },
        { ".", "dot" },
        { "..", "dot" },
        { "plan.pdf.", "dot" },
        { " plan.pdf", "space" },
        { "plan.pdf ", "space" },
        { "plan.pdf\u00A0", "space" },
        { "plan\0.pdf", "control" },
        { "plan\r\nSet-Cookie: a=b.pdf", "control" },
        { "plan\u0085.pdf", "control" },
        { "plan\u2028.pdf", "control" },
        { "plan\u007F.pdf", "control" },
        // Ends in exe, reads as png.
        { "photo\u202Egnp.exe", "seen" },
        { "flag 🏴\U000E0068\U000E0069\U000E007F.png", "seen" },
        { "latin\u200Djoined.png", "seen" },
        { "é\u200D\u200D.png", "seen" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_text_that_is_no_name_is_refused_and_the_broken_rule_named(string? text, string rule)
    {
        Assert.False(FileName.TryParse(text, out var name, out var wrong));
        Assert.Null(name);
        Assert.Contains(rule, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void No_character_that_turns_the_text_or_cannot_be_seen_is_let_through()
    {
        int[] hidden =
        [
            .. Enumerable.Range(0x202A, 5), .. Enumerable.Range(0x2066, 4), 0x200E, 0x200F, 0x061C, 0x00AD, 0x200B, 0x2060, 0xFEFF,
            0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x2800, 0x3164, 0xFFA0, 0xE0001, 0xE0041,
        ];
        foreach (var code in hidden)
            Assert.False(FileName.TryParse($"plan{char.ConvertFromUtf32(code)}.pdf", out _, out _), $"U+{code:X4}");
    }

    [Fact]
    public void Half_a_character_is_no_character()
    {
        string[] broken = ["half \uD83D.png", "half \uDC4D.png", "half.png\uD83D", "half \uD83D\uD83D\uDC4D.png"];
        foreach (var text in broken)
        {
            Assert.False(FileName.TryParse(text, out _, out var wrong));
            Assert.Contains("half", wrong, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_name_has_at_most_255_characters()
    {
        Assert.True(FileName.TryParse(new string('語', FileName.MaxLength - 4) + ".pdf", out _, out _));
        Assert.False(FileName.TryParse(new string('語', FileName.MaxLength - 3) + ".pdf", out _, out var wrong));
        Assert.Contains("255", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_never_a_name_cannot_be_parsed_as_one() => Assert.Throws<FormatException>(() => FileName.Parse("a/b"));
}
