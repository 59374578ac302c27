namespace WorkMarket.Domain.Tests.People;

[Rule("Seeds 001 and 003: support can be reached where the rules send people there")]
public sealed class SupportContactTests
{
    private const string Named = "For help, reach WorkMarket Support at 212-229-9675 option 3 or support@workmarket.com.";

    private static readonly Dictionary<string, Verdict> Refusals = new()
    {
        ["check-in"] = Given.InProgress().When(Wanda, CheckIn(), "06-16 10:00"),
        ["check-out"] = Given.Assigned().When(Wanda, CheckOut(), "06-16 10:00"),
        ["time edit"] = Given.WorkDone().When(Wanda, Edit("v1", 7), "06-16 18:00"),
        ["removing a visit"] = Given.WorkDone().When(Wanda, Remove("v1", 1), "06-16 18:00"),
        ["escalation"] = Given.PendingApproval().When(Wanda, Escalate(), "06-17 10:00"),
        ["rating dispute"] = Given.Rated().When(Wanda, EscalateDispute(), "06-18 11:00"),
    };

    public static TheoryData<string> Names => [.. Refusals.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_refusal_names_it_once(string name)
    {
        var messages = string.Join(' ', Refusals[name].Refusals.Select(refusal => refusal.Message));
        Assert.EndsWith(Named, messages, StringComparison.Ordinal);
        Assert.Equal(messages.IndexOf(Named, StringComparison.Ordinal), messages.LastIndexOf(Named, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_a_setting()
    {
        var story = Given.InProgress()
            .Knowing(facts => facts with { Policy = Policy.Default with { Support = new() { Phone = "1", Email = "help@example.com" } } });
        Assert.EndsWith(
            "reach WorkMarket Support at 1 or help@example.com.", story.When(Wanda, CheckIn(), "06-16 10:00").Refusals.Single().Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Where_support_does_not_help_it_is_not_named()
    {
        Assert.DoesNotContain(
            "Support at", Given.Assigned().When(Clara, Approve(), "06-16 10:00").Refusals.Single().Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Support at", Given.InProgress().When(Clara, CheckIn(), "06-16 10:00").Refusals.Single().Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Support at", Given.WorkDone().When(Sam, Edit("v1", 7), "06-16 18:00").Refusals[^1].Message, StringComparison.Ordinal);
    }
}
