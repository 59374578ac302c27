using WorkMarket.Application.Mail;
using Xunit;

namespace WorkMarket.Application.Tests.Mail;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd📷g", 6, "abcd…")]
    [InlineData("abc📷gh", 6, "abc📷…")]
    public void A_text_that_is_too_long_is_cut_and_no_character_in_its_middle(string text, int length, string cut) =>
        Assert.Equal(cut, Excerpt.Cut(text, length));

    [Fact]
    public void The_mark_counts() => Assert.Equal("ab[…]", Excerpt.Cut("abcdefgh", 5, "[…]"));
}
