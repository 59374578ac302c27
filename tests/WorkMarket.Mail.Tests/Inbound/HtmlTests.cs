using Xunit;

namespace WorkMarket.Mail.Tests.Inbound;

/// <summary>What somebody wrote in a mail in HTML.</summary>
public sealed class HtmlTests
{
    [Theory]
    [InlineData("<p>We pay.</p><p>Nora</p>", "We pay.\n\nNora")]
    [InlineData("We<br>pay &amp; say &lt;so&gt;&#33;", "We\npay & say <so>!")]
    [InlineData("<div>We\n  pay&nbsp;&nbsp;soon</div>", "We pay soon")]
    [InlineData("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo")]
    [InlineData("<pre>a  b\nc</pre>", "a  b\nc")]
    [InlineData("<head><title>T</title><style>p{}</style></head><body><script>alert(1)</script><!-- no -->We pay.</body>", "We pay.")]
    [InlineData("<p onclick=\"alert(1)\">We <b>pay</b>.<img src=x onerror=alert(1)>", "We pay.")]
    // As mail programs quote.
    [InlineData(
        "<div dir=\"ltr\">We pay.</div><br><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon "
            + "wrote:</div><blockquote>Please</blockquote></div>", "We pay.")]
    [InlineData("<div class='gmail_quote gmail_quote_container'><div>a<div>b</div></div></div><p>We pay.</p>", "We pay.")]
    [InlineData("<blockquote type=\"cite\"><div>Please <blockquote>older</blockquote> answer</div></blockquote><p>We pay.</p>", "We pay.")]
    [InlineData("<p>We pay.</p><div class=\"moz-cite-prefix\">On 2026 wrote:</div><blockquote>Please", "We pay.")]
    [InlineData("<p>We pay.</p><div class=\"yahoo_quoted\">Please</div>", "We pay.")]
    [InlineData("<div>We pay.</div><hr id=\"stopSpelling\"><div>From: WorkMarket</div>", "We pay.")]
    [InlineData(
        "<div>We pay.</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> WorkMarket</div><div>Please</div>",
        "We pay.")]
    [InlineData(
        "<p>We pay.</p><div style=\"border-top:solid #E1E1E1 1.0pt\"><p><b>From:</b> WorkMarket<br><b>Sent:</b> Monday<br><b>To:</b> "
            + "Nora<br><b>Subject:</b> Please</p></div><p>Please</p>", "We pay.")]
    [InlineData("<p>We pay.</p><div class=\"gmail_signature\">Nora Quinn</div>", "We pay.")]
    // Broken.
    [InlineData("<p>We pay.<p><div><b", "We pay.")]
    [InlineData("We pay.</div></blockquote></p>", "We pay.")]
    [InlineData("<blockquote>Please", "")]
    [InlineData("<img src=\"cid:x\">", "")]
    public void Its_text_is_what_a_reader_sees_of_it(string html, string written) => Assert.Equal(written, Posted.OfHtml(html));

    [Fact]
    public void Plain_text_comes_first_and_HTML_where_it_says_nothing()
    {
        Assert.Equal("Plain", Posted.OfHtml("<p>Rich</p>", "Plain"));
        Assert.Equal("Rich", Posted.OfHtml("<p>Rich</p>", "> quoted"));
        Assert.Equal("Rich", Posted.OfHtml("<p>Rich</p>", " "));
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<blockquote>")]
    [InlineData("<p>quoted</p>")]
    [InlineData("<a href='")]
    [InlineData("&amp;")]
    [InlineData("<div class='a b c d e f'>x</div>")]
    [InlineData("<!--")]
    public void A_megabyte_of_it_below_hides_nothing(string part)
    {
        var written = Posted.OfHtml("<p>We pay.</p>" + string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)));
        Assert.StartsWith("We pay.", written, StringComparison.Ordinal);
    }
}
