using System.Text.RegularExpressions;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Architecture.Tests;

/// <summary>docs/seeds.md names for every sentence of the help pages its paragraph and tests that there are.</summary>
public sealed partial class SeedsTests
{
    private static readonly string Text =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "seeds.md")).ReplaceLineEndings("\n");

    private static readonly Dictionary<string, string> Links =
        Definition().Matches(Text).ToDictionary(match => match.Groups["label"].Value, match => match.Groups["path"].Value);

    // A quotation, and what is said of it until the next.
    private static readonly List<(string Sentence, string Held)> Sentences =
    [
        .. Quotation().Matches(Text).Select(match => (match.Groups["sentence"].Value, match.Groups["held"].Value)),
    ];

    [Fact]
    public void A_test_that_is_named_is_there() => Assert.All(Links, link =>
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Root, "docs", link.Value));
        Assert.True(File.Exists(path), $"{link.Value} is not there.");
        var code = File.ReadAllText(path);
        Assert.Matches($@"\bclass {link.Key.Split(' ')[0]}\b", code);
        Assert.Matches(@"\[(Fact|Theory)\b", code);
    });

    [Fact]
    public void Every_sentence_has_a_paragraph_and_a_test()
    {
        Assert.True(Sentences.Count > 50, $"{Sentences.Count} sentences were found.");
        Assert.All(Sentences, sentence =>
        {
            Assert.Contains("§", sentence.Held, StringComparison.Ordinal);
            Assert.NotEmpty(Named(sentence.Held));
        });
    }

    [Fact]
    public void Every_test_that_is_named_is_linked_and_no_link_is_left_over() =>
        Assert.Equal(Sentences.SelectMany(sentence => Named(sentence.Held)).Distinct().Order(), Links.Keys.Order());

    [Fact]
    public void What_is_narrower_says_by_which_rule() => Assert.All(
        Sentences.Where(sentence => sentence.Held.Contains("Narrower", StringComparison.Ordinal)),
        sentence => Assert.Contains("**◆**", sentence.Held, StringComparison.Ordinal));

    private static IEnumerable<string> Named(string held) => Reference().Matches(held).Select(match => match.Groups["label"].Value);

    [GeneratedRegex(@"^\[(?<label>[^\]]+)\]: (?<path>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"(?<sentence>(^> .*\n)+)(?<held>((?!> |## |\[[^\]]+\]: ).*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\[(?<label>[A-Za-z]+Tests[^\]]*)\](?!:)")]
    private static partial Regex Reference();
}
