using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Domain.Tests.Phone;

[Rule("§1 An assignment has a number for people, and an invoice {number}-{n}")]
public sealed class NumberTests
{
    private static readonly AssignmentNumber Number = AssignmentNumber.Parse("40271938");

    [Theory, InlineData("40271938-1"), InlineData("00000000-12")]
    public void An_invoice_has_the_number_of_its_assignment_and_one_of_its_own(string text) =>
        Assert.Equal(text, InvoiceNumber.Parse(text).ToString());

    [Theory]
    [InlineData(null), InlineData(""), InlineData("40271938"), InlineData("40271938-"), InlineData("40271938-0"), InlineData("40271938-01")]
    [InlineData("40271938-1-1"), InlineData("4027193-1"), InlineData("40271938-12345"), InlineData("40271938-٣"), InlineData("40271938--1")]
    public void What_is_no_invoice_s_number_is_none(string? text)
    {
        Assert.False(InvoiceNumber.TryParse(text, out _));
        Assert.Throws<FormatException>(() => InvoiceNumber.Parse(text ?? ""));
    }

    [Fact]
    public void One_from_before_all_had_a_number_has_no_invoice_number_until_it_gets_one()
    {
        var invoiced = Given.Invoiced().State;
        Assert.Null(Parts.InvoiceNumberOf(invoiced));
        var numbered = invoiced.Evolve(new Happened(invoiced.Core.AsOf, TheClock, new Numbered(Number)));
        Assert.Equal("40271938-1", Parts.InvoiceNumberOf(numbered)!.Value.ToString());
    }

    [Fact]
    public void A_further_invoice_of_it_has_the_next()
    {
        var core = Given.Invoiced().State.Core with { Number = Number };
        Assert.Equal("40271938-3", new Invoice(Usd(1), core.AsOf, core.AsOf, Before: 2).NumberIn(core).ToString());
    }
}
