using WorkMarket.Application.Inbound;
using Xunit;

namespace WorkMarket.Application.Tests.Inbound;

public sealed class MailIdTests
{
    private static readonly ReceivedMail WithId = new()
    {
        MessageId = "a@mail.example",
        From = "nora@example.com",
        Subject = "Re",
        Body = "We pay.",
    };
    private static readonly ReceivedMail Without = new()
    {
        From = "nora@example.com",
        Subject = "Re",
        Body = "We pay.",
        Headers = [new("Date", "Mon, 22 Jun 2026 10:00:00 -0400")],
    };

    [Fact]
    public void A_mail_delivered_again_has_the_same_id_whatever_became_of_it_on_the_way()
    {
        Assert.Equal(MailId.FromMail(WithId), MailId.FromMail(WithId with { Body = "We pay.\n[scanned]", To = ["b@in.example"] }));
        Assert.Equal(MailId.FromMail(Without), MailId.FromMail(Without with { To = ["b@in.example"] }));
    }

    [Fact]
    public void Another_mail_has_another_id() => Assert.Equal(6, new[]
    {
        WithId, WithId with { MessageId = "b@mail.example" }, Without, Without with { From = "nick@example.com" },
        Without with { Body = "We do not." }, Without with { Headers = [] },
    }.Select(MailId.FromMail).Distinct().Count());

    [Fact]
    public void An_id_is_told_from_what_is_none()
    {
        Assert.True(MailId.IsId(MailId.FromMail(WithId).Value));
        Assert.All(["", "0123", new string('g', 32), new string('A', 32), new string('0', 33)], text => Assert.False(MailId.IsId(text)));
    }
}
