using WorkMarket.Application.Escalations;
using Xunit;

namespace WorkMarket.Application.Tests.Escalations;

public sealed class HiddenTokensTests
{
    private const string Address = "reply+0123456789abcdef.e1.00112233445566778899aabbccddeeff@in.example";
    private const string Link = "https://workmarket.example/api/escalation-updates/0123456789abcdef/e1/nora/00112233445566778899aabbccddeeff";

    [Theory]
    [InlineData("We pay.", "We pay.")]
    [InlineData("", "")]
    [InlineData("I reply + I pay", "I reply + I pay")]
    [InlineData($"Am 20.11. schrieb WorkMarket <{Address}>:", "Am 20.11. schrieb WorkMarket <reply+…>:")]
    [InlineData($"{Address} {Link}\n{Address}", "reply+… https://workmarket.example/api/escalation-updates…\nreply+…")]
    [InlineData($"<a href=\"{Link}\">Answer</a> ({Link})", "<a href=\"https://workmarket.example/api/escalation-updates…\">Answer</a> (https://workmarket.example/api/escalation-updates…)")]
    [InlineData("<mailto:reply%2B0123456789abcdef.e1.00112233445566778899aabbccddeeff%40in.example>", "<mailto:reply%2B…>")]
    [InlineData("https://links.example/?u=https%3A%2F%2Fworkmarket.example%2Fapi%2Fescalation-updates%2Fa%2Fe1%2Fnora%2F00112233&k=1", "https://links.example/?u=https%3A%2F%2Fworkmarket.example%2Fapi%2Fescalation-updates…")]
    public void Whoever_reads_it_cannot_answer_for_another(string text, string shown)
    {
        Assert.Equal(shown, HiddenTokens.In(text));
        Assert.Equal(shown, HiddenTokens.In(shown));
        Assert.DoesNotContain("00112233", HiddenTokens.In(text.ToUpperInvariant()), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_and_addresses_begin_so()
    {
        Assert.Equal("https://workmarket.example/api/escalation-updates…", HiddenTokens.In(UpdateLink.Of(new("https://workmarket.example"), new(new("0123456789abcdef"), new("e1"), new("nora")), "00112233445566778899aabbccddeeff").AbsoluteUri));
        Assert.Equal("reply+…", HiddenTokens.In(new ReplyAddress(new("0123456789abcdef"), new("e1"), "00112233445566778899aabbccddeeff").At("in.example")));
    }
}
