using System.Globalization;
using WorkMarket.Application.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using Xunit;

namespace WorkMarket.Application.Tests.Escalations;

public sealed class ReplyAddressTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private const string Mail = "reply+abcdefgh01234567.e1." + Token + "@in.workmarket.example";

    private static readonly ReplyAddress Address = new(new("abcdefgh01234567"), new("e1"), Token);

    [Fact]
    public void An_address_is_read_as_it_was_written()
    {
        Assert.Equal(Mail, Address.At("in.workmarket.example"));
        Assert.Equal(Address, ReplyAddress.Parse(Mail, "in.workmarket.example"));
    }

    [Fact]
    public void An_address_in_capitals_is_the_same() =>
        Assert.Equal(Address, ReplyAddress.Parse(Mail.ToUpperInvariant(), "In.WorkMarket.example"));

    [Fact]
    public void The_local_part_is_never_longer_than_mail_allows()
    {
        var last = string.Create(CultureInfo.InvariantCulture, $"e{new EscalationPolicy().Escalations}");
        var address = new ReplyAddress(new(new('z', AssignmentId.Length)), new(last), Token).At("in.workmarket.example");
        Assert.InRange(address.Split('@')[0].Length, 1, 64);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("reply+abcdefgh01234567.e1.0123456789abcdef0123456789abcdef")]
    [InlineData("reply+abcdefgh01234567.e1.0123456789abcdef0123456789abcdef@elsewhere.example")]
    [InlineData("reply+abcdefgh01234567.e1.0123456789abcdef0123456789abcdef@in.workmarket.example@elsewhere.example")]
    [InlineData("reply+abcdefgh01234567.e1.0123456789abcdef0123456789abcde@in.workmarket.example")]
    [InlineData("reply+abcdefgh01234567.e1.0123456789abcdef0123456789abcdeg@in.workmarket.example")]
    [InlineData("reply+abcdefgh01234567..0123456789abcdef0123456789abcdef@in.workmarket.example")]
    [InlineData("reply+abcdefgh01234567.e/1.0123456789abcdef0123456789abcdef@in.workmarket.example")]
    [InlineData("reply+abcdefgh0123456.e1.0123456789abcdef0123456789abcdef@in.workmarket.example")]
    [InlineData("answer+abcdefgh01234567.e1.0123456789abcdef0123456789abcdef@in.workmarket.example")]
    [InlineData("Clara <reply+abcdefgh01234567.e1.0123456789abcdef0123456789abcdef@in.workmarket.example>")]
    public void What_is_no_reply_address_is_not_read(string other) => Assert.Null(ReplyAddress.Parse(other, "in.workmarket.example"));

    [Fact]
    public void The_link_to_the_page_holds_every_part_apart() => Assert.Equal(
        $"https://workmarket.example/escalation-updates/abcdefgh01234567/e1/person%2F1%3F%20x/{Token}",
        UpdateLink.Create(
            new("https://workmarket.example"), new(new("abcdefgh01234567"), new("e1"), new("person/1? x")), Token).AbsoluteUri);
}
