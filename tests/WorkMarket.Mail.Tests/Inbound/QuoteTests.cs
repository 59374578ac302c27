using Xunit;

namespace WorkMarket.Mail.Tests.Inbound;

/// <summary>What somebody wrote is told from what is quoted.</summary>
public sealed class QuoteTests
{
    [Theory]
    [InlineData("We pay tomorrow.", "We pay tomorrow.")]
    [InlineData("We pay.\r\n\r\nNora", "We pay.\n\nNora")]
    // Above what is quoted, below it, and between its lines.
    [InlineData(
        "We pay.\n\nOn Mon, Jun 22, 2026 at 10:00 AM WorkMarket <no-reply@workmarket.example> wrote:\n\n> Please answer.\n> Thanks\n",
        "We pay.")]
    [InlineData("On 22 June 2026 10:00, WorkMarket wrote:\n> Please answer.\n\nWe pay.\n", "We pay.")]
    [InlineData("> When?\nTomorrow.\n> How much?\nAll of it.", "Tomorrow.\nAll of it.")]
    [InlineData(" > When?\nTomorrow.\n>> How?", "Tomorrow.")]
    // The line that says who wrote it, broken.
    [InlineData("We pay.\nOn Mon, Jun 22, 2026 at 10:00 AM WorkMarket\n<reply+abc.e1.123@in.example> wrote:\n> Please", "We pay.")]
    [InlineData("We pay.\nOn Mon, Jun 22, 2026 at\n10:00 AM\nWorkMarket\nwrote:\n> Please", "We pay.")]
    // Not marked line by line: to the end.
    [InlineData("We pay.\nOn Jun 22, 2026, at 10:00, WorkMarket wrote:\n\nPlease answer.\nThanks", "We pay.")]
    [InlineData("We pay.\n\n-----Original Message-----\nFrom: WorkMarket\nSent: Monday\n\nPlease answer.", "We pay.")]
    [InlineData("We pay.\n\n---- Original message ----\nPlease answer.", "We pay.")]
    [InlineData(
        "We pay.\n________________________________\nFrom: WorkMarket <x@y.example>\nSent: Monday, June 22, 2026 10:00\nTo: Nora\nSubject: "
            + "Please\n\nText", "We pay.")]
    [InlineData("We pay.\n\nFrom: WorkMarket\nSent: Monday, June 22, 2026 10:00\nTo: Nora\nSubject: Please\n\nText", "We pay.")]
    [InlineData("We pay.\n\n*From:* WorkMarket\n*Date:* Monday\n*To:* Nora\n\nText", "We pay.")]
    [InlineData("Look at this.\n\n---------- Forwarded message ---------\nFrom: somebody", "Look at this.")]
    // In other languages.
    [InlineData(
        "Wir zahlen.\n\nAm Mo., 22. Juni 2026 um 10:00 Uhr schrieb WorkMarket <no-reply@workmarket.example>:\n\n> Please", "Wir zahlen.")]
    [InlineData("Wir zahlen.\n\nVon: WorkMarket\nGesendet: Montag, 22. Juni 2026 10:00\nAn: Nora\nBetreff: Please\n\nText", "Wir zahlen.")]
    [InlineData("Nous payons.\n\nLe lun. 22 juin 2026 à 10:00, WorkMarket <x@y.example> a écrit :\n> Please", "Nous payons.")]
    [InlineData("Nous payons.\n\nDe : WorkMarket\nEnvoyé : lundi 22 juin 2026 10:00\nÀ : Nora\nObjet : Please\n\nText", "Nous payons.")]
    [InlineData("Pagamos.\n\nEl lun, 22 jun 2026 a las 10:00, WorkMarket (<x@y.example>) escribió:\n> Please", "Pagamos.")]
    // Broken where a program breaks it; what is written just above it is no part of it.
    [InlineData(
        "Wir zahlen\nim Jahr 2026.\nNora Quinn <nora@example.com> schrieb am Fr., 28.\nApr. 2026 um 11:53 Uhr:\n\n> Please",
        "Wir zahlen\nim Jahr 2026.")]
    [InlineData("Wir zahlen.\n\nAm 21.04.2026 17:48 schrieb \"WorkMarket\" <no-reply@workmarket.example\n>:\n\n> Please", "Wir zahlen.")]
    [InlineData(
        "Wij betalen\nin 2 weken. Tot dan...\nOp 16 aug. 2026 05:13 schreef \"WorkMarket\" <no-reply@workmarket.example> het\nvolgende "
            + "geschreven:\n\n> Please", "Wij betalen\nin 2 weken. Tot dan...")]
    [InlineData("We pay.\n\n---- On Mon, 22 Jun 2026 10:00:00 -0400 no-reply@workmarket.example wrote ----\n\nPlease", "We pay.")]
    [InlineData(
        "We pay.\n\n------------------------------\nFrom: WorkMarket\nSent: Monday, June 22, 2026 10:00\nTo: Nora\n\nText", "We pay.")]
    // Signatures.
    [InlineData(
        "We pay.\n\n-- \nNora Quinn\n\nOn 22 June 2026 10:00, WorkMarket wrote:\n> Please\n\nOn Friday.", "We pay.\n\n\nOn Friday.")]
    [InlineData("We pay.\n\n-- \nNora Quinn\nNorthwind", "We pay.")]
    [InlineData("We pay.\n\nSent from my iPhone", "We pay.")]
    [InlineData(
        "We pay.\n\nGet Outlook for iOS<https://aka.ms/x>\n________________________________\nFrom: WorkMarket\nSent: Monday", "We pay.")]
    public void What_is_quoted_goes_and_what_is_written_stays(string text, string written) => Assert.Equal(written, Posted.Written(text));

    [Theory]
    [InlineData("On Monday he wrote: come tomorrow.\nHe did not.")]
    [InlineData("On that day my colleague wrote:\nCome tomorrow.")]
    [InlineData("Am 22. Juni 2026 schrieb ich Ihnen schon:\nWir zahlen.")]
    [InlineData("Le client a écrit :\nnon.")]
    [InlineData("From: our side there is nothing to add.\nTo: the point, we pay.")]
    [InlineData("First\n----\nSecond\n________________________________\nThird")]
    [InlineData("3 is more than 2, and 2 < 3 > 1.")]
    [InlineData("Sent from my office, as you asked:\nthe key.")]
    [InlineData("東京 📷 — schon wieder\n\n\nÄ")]
    public void What_only_looks_like_it_stays(string text) => Assert.Equal(text, Posted.Written(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    [InlineData("> Please answer.")]
    [InlineData("On Mon, Jun 22, 2026 WorkMarket wrote:\n> Please")]
    [InlineData("-----Original Message-----\nFrom: x")]
    [InlineData("Sent from my iPhone")]
    [InlineData("-- \nNora")]
    [InlineData("\u0000\u0007\u202E")]
    public void Where_nothing_is_written_nothing_is_left(string text) => Assert.Equal("", Posted.Written(text));

    [Theory]
    [InlineData("> quoted ")]
    [InlineData(">")]
    [InlineData("On Mon, Jun 22, 2026 WorkMarket wrote:\n\n>")]
    [InlineData("________________________________\n\n\n")]
    [InlineData("From: x\n\n\nSent\n")]
    [InlineData("On 2026\n")]
    public void A_megabyte_of_it_below_hides_nothing(string quote)
    {
        var text = string.Concat(Enumerable.Repeat(quote + "\n", 1_000_000 / (quote.Length + 1)));
        Assert.Contains("We pay.", Posted.Written($"We pay.\n{text}"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_below_ten_megabytes_of_quotes_is_found() =>
        Assert.Equal("We pay.", Posted.Written(string.Concat(Enumerable.Repeat("> When will you pay?\n", 500_000)) + "We pay."));

    [Fact]
    public void What_is_kept_is_bounded()
    {
        var mail = Posted.Parts(new("nora@example.com", [.. Enumerable.Range(0, 1_000).Select(number => $"n{number}@in.example")])
        {
            Text = new string('x', 10_000_000),
            Subject = new string('s', 1_000_000),
            Headers = [.. Enumerable.Range(0, 1_000)
                .Select(number => new Application.Inbound.MailHeader($"X-{number}", new string('h', 100_000)))],
        });
        Assert.InRange(mail.Written.Length, 10_000, 100_000);
        Assert.InRange(mail.Body.Length, 10_000, 100_000);
        Assert.InRange(mail.Subject.Length, 100, 1_000);
        Assert.InRange(mail.To.Count, 10, 100);
        Assert.InRange(mail.Headers.Sum(header => header.Value.Length), 1, 1_000_000);
    }
}
