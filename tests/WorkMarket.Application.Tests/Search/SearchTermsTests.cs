using WorkMarket.Application.Search;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Search;

[Rule("§10 Search: by whole number or the beginnings of words")]
public sealed class SearchTermsTests
{
    private static readonly SearchTerms Terms = SearchTerms.FromTexts(
        ["Replace a switch, PO-77/b", null, "Zoë Müller", "zoe.muller@example.com"],
        ["40012345", "40012345-1", "13035550100", "3035550100", null]);

    [Theory]
    [InlineData("switch")]
    [InlineData("SWI rep")]
    [InlineData("po 77")]
    [InlineData("PO-77/B")]
    [InlineData("mül zoë")]
    [InlineData("zoe.muller@example.com")]
    [InlineData("40012345")]
    [InlineData("40012345-1")]
    [InlineData("switch 40012345")]
    [InlineData("+1 (303) 555-0100")]
    [InlineData("303 555 0100")]
    public void It_is_found_by(string text) => Assert.True(SearchQuery.Parse(text)!.Finds(Terms));

    [Theory]
    [InlineData("witch")]
    [InlineData("switch lamp")]
    [InlineData("4001234")]
    [InlineData("40012345-2")]
    [InlineData("555 0100")]
    [InlineData("switches")]
    public void It_is_not_found_by(string text) => Assert.False(SearchQuery.Parse(text)!.Finds(Terms));

    [Theory]
    [InlineData("")]
    [InlineData(" -/ ")]
    public void Without_a_letter_or_a_digit_there_is_nothing_to_look_for(string text) => Assert.Null(SearchQuery.Parse(text));

    [Fact]
    public void Long_words_are_told_apart_by_their_beginnings()
    {
        var word = new string('x', SearchTerms.LongestWord);
        Assert.Equal([word], SearchTerms.FromTexts([word + "y", word + "z"], []).Words);
        Assert.True(SearchQuery.Parse(word + "zz")!.Finds(SearchTerms.FromTexts([word + "y"], [])));
    }
}
