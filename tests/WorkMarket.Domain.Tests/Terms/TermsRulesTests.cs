namespace WorkMarket.Domain.Tests.Terms;

[Rule("§1 A new version of either must be accepted again")]
public sealed class TermsRulesTests
{
    [Theory, InlineData("2026-11"), InlineData("1"), InlineData("v2.1_final")]
    public void A_version_is_a_short_id(string version) => Assert.Empty(TermsRules.Check(version, "Be fair.", Policy.Default.Terms));

    [Theory, InlineData(""), InlineData("1/2"), InlineData("a b"), InlineData("ü"), InlineData("12345678901234567890123456789012345678901")]
    public void What_is_no_version_is_refused(string version) =>
        Assert.Equal(
            ("version", "versionInvalid"),
            Assert.Single(TermsRules.Check(version, "Be fair.", Policy.Default.Terms)) is var refusal
                ? (refusal.Field, refusal.Rule)
                : default);

    [Fact]
    public void A_text_is_there_and_not_endless()
    {
        Assert.Equal("textRequired", Assert.Single(TermsRules.Check("1", " ", Policy.Default.Terms)).Rule);
        Assert.Equal("textTooLong", Assert.Single(TermsRules.Check("1", new('x', 50_001), Policy.Default.Terms)).Rule);
        Assert.Equal(2, TermsRules.Check("", "", Policy.Default.Terms).Count);
    }
}
