using WorkMarket.Domain.ReplyTemplates;

namespace WorkMarket.Domain.Tests.ReplyTemplates;

[Rule("§10 Reply templates")]
public sealed class ReplyTemplateTests
{
    [Fact]
    public void Fields_are_filled_once_and_what_is_not_known_stands_as_it_was_written()
    {
        var reply = ReplyTemplateRules.Fill(
            "Dear {worker}, {number} begins {start}. {worker}, see {title} {} {x1}",
            new Dictionary<string, string?> { ["worker"] = "Wanda {number}", ["number"] = "12345678", ["start"] = null });
        Assert.Equal("Dear Wanda {number}, 12345678 begins {start}. Wanda {number}, see {title} {} {x1}", reply.Text);
        Assert.Equal(["start", "title"], reply.Unfilled);
    }

    [Fact]
    public void A_field_that_there_is_not_is_refused_by_name()
    {
        var refusal = Assert.Single(ReplyTemplateRules.Check("Late", "Dear {workr} and {workr} of {company}", Policy.Default));
        Assert.Equal(("unknownField", "text"), (refusal.Rule, refusal.Field));
        Assert.Contains("{workr}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("{worker}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_one_line_and_a_text_says_something()
    {
        Assert.Empty(ReplyTemplateRules.Check("Late", "{worker}", Policy.Default));
        Assert.Equal(["oneLine", "textRequired"], ReplyTemplateRules.Check("La\nte", " ", Policy.Default).Select(refusal => refusal.Rule));
        Assert.Equal(
            ["textTooLong"], ReplyTemplateRules.Check("Late", new string('x', Policy.Default.TextLength + 1), Policy.Default)
                .Select(refusal => refusal.Rule));
    }
}
