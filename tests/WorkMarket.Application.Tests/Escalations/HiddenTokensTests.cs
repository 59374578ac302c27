using WorkMarket.Application.Escalations;
using Xunit;

namespace WorkMarket.Application.Tests.Escalations;

public sealed class HiddenTokensTests
{
    private const string Token = "00112233445566778899aabbccddeeff";
    private const string Address = "reply+0123456789abcdef.e1.00112233445566778899aabbccddeeff@in.example";
    private const string Link =
        "https://workmarket.example/api/escalation-updates/0123456789abcdef/e1/nora/00112233445566778899aabbccddeeff";

    [Theory]
    [InlineData("We pay.", "We pay.")]
    [InlineData("", "")]
    [InlineData("I reply + I pay", "I reply + I pay")]
    [InlineData($"Am 20.11. schrieb WorkMarket <{Address}>:", "Am 20.11. schrieb WorkMarket <reply+…>:")]
    [InlineData($"{Address} {Link}\n{Address}", "reply+… https://workmarket.example/api/escalation-updates…\nreply+…")]
    [InlineData(
        $"<a href=\"{Link}\">Answer</a> ({Link})",
        "<a href=\"https://workmarket.example/api/escalation-updates…\">Answer</a> (https://workmarket.example/api/escalation-updates…)")]
    [InlineData("<mailto:reply%2B0123456789abcdef.e1.00112233445566778899aabbccddeeff%40in.example>", "<mailto:reply%2B…>")]
    [InlineData(
        "https://links.example/?u=https%3A%2F%2Fworkmarket.example%2Fapi%2Fescalation-updates%2Fa%2Fe1%2Fnora%2F00112233&k=1",
        "https://links.example/?u=https%3A%2F%2Fworkmarket.example%2Fapi%2Fescalation-updates…")]
    public void Whoever_reads_it_cannot_answer_for_another(string text, string shown)
    {
        Assert.Equal(shown, HiddenTokens.In(text));
        Assert.Equal(shown, HiddenTokens.In(shown));
        Assert.DoesNotContain("00112233", HiddenTokens.In(text.ToUpperInvariant()), StringComparison.Ordinal);
    }

    [Theory]
    // Percent-encoded twice, as an entity, in links of mail servers, alone, broken in its middle, and in capitals.
    [InlineData("mailto:reply%252B0123456789abcdef.e1.{0}%2540in.example")]
    [InlineData("reply&#43;0123456789abcdef.e1.{0}@in.example")]
    [InlineData("reply=2B0123456789abcdef.e1.{0}=40in.example")]
    [InlineData("https://urldefense.com/v3/__https://workmarket.example/api/*escalation*updates/0123456789abcdef/e1/nora/{0}__;Kio!!abc$")]
    [InlineData("https://urldefense.proofpoint.com/v2/url?u=https-3A__workmarket.example_api_escalation-2Dupdates_0123_e1_nora_{0}&d=DwMF")]
    [InlineData("https://workmarket.example/api/escalation-\nupdates/0123456789abcdef/e1/nora/\n{0}")]
    [InlineData("{0}")]
    [InlineData("> 0011223344556677\n> 8899aabbccddeeff")]
    [InlineData("0011223344556677=\r\n8899AABBCCDDEEFF.")]
    [InlineData("00112233\u00AD44556677\u200B8899aabbccddeeff")]
    public void A_token_that_is_known_is_found_by_its_value(string text)
    {
        var mail = $"We pay.\n{text.Replace("{0}", Token, StringComparison.Ordinal)}\nOn Friday.";
        var shown = HiddenTokens.In(mail, [new('f', 32), Token]);
        Assert.DoesNotContain("aabbccddeeff", shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("00112233", shown, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("We pay.\n", shown, StringComparison.Ordinal);
        Assert.EndsWith("\nOn Friday.", shown, StringComparison.Ordinal);
        Assert.Equal(mail, HiddenTokens.In(mail, [new('f', 32)]));
        Assert.Equal(mail, HiddenTokens.In(mail, []));
    }

    [Fact]
    public void So_is_one_in_a_link_that_a_mail_server_wrote_as_base64()
    {
        foreach (var before in new[] { "https://a/", "https://ab/", "https://abc/" })
        {
            var encoded = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{before}{Token}?x"));
            var shown = HiddenTokens.In($"https://eu.protection.example?d=workmarket.example&u={encoded}&i=1 We pay.", [Token]);
            Assert.True(shown.Length < 100, shown);
            Assert.EndsWith(" We pay.", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Digits_that_are_no_token_are_somebody_s_words()
    {
        const string Words = "The hash is 9f86d081884c7d659a2feaa0c55ad015, the reference 00112233445566778899aabbccddeef0.";
        Assert.Equal(Words, HiddenTokens.In(Words, [Token]));
    }

    [Fact]
    public void Links_and_addresses_begin_so()
    {
        Assert.Equal(
            "https://workmarket.example/escalation-updates…",
                HiddenTokens.In(
                    UpdateLink.Create(
                        new("https://workmarket.example"), new(new("0123456789abcdef"), new("e1"), new("nora")),
                            "00112233445566778899aabbccddeeff").AbsoluteUri));
        Assert.Equal(
            "reply+…",
            HiddenTokens.In(new ReplyAddress(new("0123456789abcdef"), new("e1"), "00112233445566778899aabbccddeeff").At("in.example")));
    }
}
