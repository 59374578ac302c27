using System.Collections.Immutable;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Mail;
using Xunit;

namespace WorkMarket.Application.Tests.Inbound;

public sealed class MailSortingTests
{
    private static readonly MailOptions Options = new() { From = "no-reply@workmarket.example" };

    [Theory]
    [InlineData(MailNature.Written, "")]
    [InlineData(MailNature.Written, "Auto-Submitted: no")]
    [InlineData(MailNature.Written, "Auto-Submitted: No (a person wrote it)")]
    [InlineData(MailNature.Written, "Precedence: list")]
    [InlineData(MailNature.Written, "Content-Type: multipart/alternative; boundary=\"report-type=delivery-status\"")]
    [InlineData(MailNature.Written, "Return-Path: <nora@example.com>")]
    [InlineData(MailNature.Automatic, "Auto-Submitted: auto-replied")]
    [InlineData(MailNature.Automatic, "auto-submitted: AUTO-GENERATED; x=y")]
    [InlineData(MailNature.Automatic, "Precedence: bulk")]
    [InlineData(MailNature.Automatic, "Precedence: Auto_Reply")]
    [InlineData(MailNature.Automatic, "Precedence: junk")]
    [InlineData(MailNature.Automatic, "X-Autoreply: yes")]
    [InlineData(MailNature.Automatic, "X-Autorespond: yes")]
    // Asks others not to answer by machine, and says nothing of who wrote it.
    [InlineData(MailNature.Written, "X-Auto-Response-Suppress: All")]
    [InlineData(MailNature.Automatic, "X-Autoresponder: no further answer for 86400 seconds")]
    [InlineData(MailNature.Automatic, "X-AutoReply-From: nora@example.com")]
    [InlineData(MailNature.Automatic, "X-Precedence: auto_reply")]
    [InlineData(MailNature.Automatic, "X-POST-MessageClass: 9; Autoresponder")]
    [InlineData(MailNature.Automatic, "Delivered-To: Autoresponder")]
    [InlineData(MailNature.Bounce, "Return-Path: <MAILER-DAEMON@mx.example.com>")]
    [InlineData(MailNature.Written, "Delivered-To: nora@example.com")]
    [InlineData(MailNature.Bounce, "From: MAILER-DAEMON <>")]
    [InlineData(MailNature.Written, "From: Nora <nora@example.com>")]
    [InlineData(MailNature.Automatic, "Content-Type: multipart/report; report-type=disposition-notification; boundary=b")]
    [InlineData(MailNature.Bounce, "Content-Type: multipart/report; report-type=delivery-status; boundary=b")]
    [InlineData(MailNature.Bounce, "Content-Type: Multipart/Report; Report-Type=\"Delivery-Status\"")]
    [InlineData(MailNature.Bounce, "X-Failed-Recipients: nora@example.com")]
    [InlineData(MailNature.Bounce, "Return-Path: <>")]
    // A bounce says of itself that a machine wrote it.
    [InlineData(MailNature.Bounce, "Auto-Submitted: auto-replied|Content-Type: multipart/report; report-type=delivery-status")]
    [InlineData(MailNature.Ours, "X-WorkMarket-Case: 0123456789abcdef")]
    [InlineData(MailNature.Ours, "X-WorkMarket-Case: 0123456789abcdef|Auto-Submitted: auto-generated")]
    public void Headers_tell(MailNature nature, string headers) =>
        Assert.Equal(nature, Sort(new() { From = "nora@example.com", Subject = "Re: you", Headers = Headers(headers) }));

    [Theory]
    [InlineData(MailNature.Written, "nora@example.com")]
    [InlineData(MailNature.Written, "postmaster.general@example.com")]
    [InlineData(MailNature.Written, "")]
    [InlineData(MailNature.Bounce, "MAILER-DAEMON@mail.example.com")]
    [InlineData(MailNature.Bounce, "mailer-daemon")]
    [InlineData(MailNature.Bounce, "Postmaster@example.com")]
    [InlineData(MailNature.Bounce, "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.com")]
    [InlineData(MailNature.Written, "microsoftexchange@example.com")]
    [InlineData(MailNature.Ours, "No-Reply@WorkMarket.example")]
    public void Senders_tell(MailNature nature, string from) => Assert.Equal(nature, Sort(new() { From = from }));

    [Theory]
    [InlineData(MailNature.Automatic, "Automatic reply: away", "nora@example.com")]
    [InlineData(MailNature.Automatic, "Réponse automatique: absente", null)]
    [InlineData(MailNature.Automatic, "Réponse automatique\u00A0: absente", null)]
    [InlineData(MailNature.Automatic, "自動応答： 不在", null)]
    [InlineData(MailNature.Automatic, "Out of Office AutoReply: you", null)]
    [InlineData(MailNature.Bounce, "Re: you", "postmaster@mx.example.com")]
    [InlineData(MailNature.Written, "Automatic reply to your mail", "nora@example.com")]
    [InlineData(MailNature.Written, "Re: Automatic reply: away", null)]
    [InlineData(MailNature.Written, "Undeliverable: you", null)]
    [InlineData(MailNature.Bounce, "Undeliverable: you", "")]
    [InlineData(MailNature.Bounce, "Re: you", "")]
    [InlineData(MailNature.Automatic, "Automatic reply: away", "")]
    [InlineData(MailNature.Automatic, "Out of Office: away", "")]
    public void A_subject_tells_of_absence_and_the_rest_only_where_nobody_is_to_answer(
        MailNature nature, string subject, string? returnTo) =>
            Assert.Equal(nature, Sort(new() { From = "nora@example.com", Subject = subject, ReturnTo = returnTo }));

    [Theory]
    [InlineData(MailNature.Ours, "42.0123456789abcdef.9f86d081@workmarket.example")]
    [InlineData(MailNature.Ours, "x@WORKMARKET.example")]
    [InlineData(MailNature.Written, "x@notworkmarket.example")]
    [InlineData(MailNature.Written, "x@mail.workmarket.example")]
    public void A_Message_ID_of_ours_tells_our_own(MailNature nature, string id) =>
        Assert.Equal(nature, Sort(new() { From = "nora@example.com", MessageId = id }));

    [Fact]
    public void One_that_was_not_read_is_nobodys_word() =>
        Assert.Equal(MailNature.Unread, Sort(new() { From = "nora@example.com", Body = "We pay.", Written = "We pay.", IsUnread = true }));

    private static MailNature Sort(ReceivedMail mail) => MailSorting.Sort(mail, Options);

    private static ImmutableList<MailHeader> Headers(string lines) =>
        [.. lines.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2))
            .Select(parts => new MailHeader(parts[0], parts[1]))];
}
