using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Tests.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Lists;

/// <summary>Who keeps an assignment in the list while it is negotiated, and who loses it.</summary>
public sealed class ListChangesTests
{
    private static readonly PersonId Wanda = new("wanda");
    private static readonly Sent Sent = Samples.Heads.OfType<Sent>().Single();

    [Fact]
    public void Open_to_all_it_stands_in_a_workers_list_while_the_application_is_open()
    {
        var applied = Sent with { Audience = new Audience.Open() };
        Assert.False(Gone(applied, new Applied(new("a1"), Wanda, null)));
        var declined = applied with { Applications = [applied.Applications[0] with { End = ApplicationEnd.Declined }] };
        Assert.True(Gone(declined, new ApplicationDeclined(new("a1"), Wanda, null)));
    }

    [Fact]
    public void Who_was_asked_by_name_keeps_it_until_saying_no()
    {
        var declined = Sent with { Applications = [Sent.Applications[0] with { End = ApplicationEnd.Declined }] };
        Assert.False(Gone(declined, new ApplicationDeclined(new("a1"), Wanda, null)));
        Assert.True(Gone(declined with { Audience = new Audience.Named([]) }, new OfferDeclined(Wanda, null)));
    }

    [Fact]
    [Rule("§11 What is invoiced and paid is a payable of its worker's, who has the assignment no more")]
    public void Who_lost_it_keeps_how_the_own_engagement_stands()
    {
        var ended = (Sent)LaterSamples.Heads["head-sent-endedEngagements"];
        Assert.False(Gone(ended with { Audience = new Audience.Named([]) }, new OfferDeclined(Wanda, null)));
        // Whoever may see the assignment sees that, and what is owed beside it.
        var (offered, lost) = (Row(ended), Row(ended with { Audience = new Audience.Named([]), Applications = [] }));
        Assert.Equal((Status.Sent, null), (offered.Status, offered.Engagement));
        Assert.Equal((Status.Cancelled, 3), (lost.Status, lost.Engagement));
        Assert.Equal(offered.Payables!.Select(one => one.Amount), lost.Payables!.Select(one => one.Amount));
        Assert.Equal(2, lost.Payables!.Count);
        Assert.Equal(offered.Todo!.Needs, lost.Todo!.Needs);
    }

    [Fact]
    [Rule("§2 Accepting fixes price and facts")]
    public void It_pays_what_was_agreed_with_its_worker_and_then_what_is_on_the_invoice()
    {
        var agreed = Money.From(150, Currency.Usd);
        var work = Samples.Heads.OfType<InProgress>().First();
        var row = Row(work with { Engagement = work.Engagement with { Worker = Wanda, Price = agreed } });
        Assert.NotEqual(work.Brief.Price, row.Price);
        Assert.Equal((agreed, agreed), (row.Price.Maximum, row.Amount));
        var invoiced = Samples.Heads.OfType<Invoiced>().First();
        var bill = Row(invoiced with { Engagement = invoiced.Engagement with { Worker = Wanda, Price = agreed } });
        Assert.NotEqual(agreed, invoiced.Invoice.Amount);
        Assert.Equal((agreed, invoiced.Invoice.Amount), (bill.Price.Maximum, bill.Amount));
    }

    [Fact]
    public void How_many_wait_for_an_answer_stands_in_the_company_s_list_alone()
    {
        var offered = Sent with { Applications = [Sent.Applications[0], Sent.Applications[0] with { End = ApplicationEnd.Declined }] };
        Assert.Equal(1, ListChanges.Row(new Kept(offered, 1, ""), new AssignmentList.OfCompany(offered.Brief.Company)).Applicants);
        Assert.Null(Row(offered).Applicants);
    }

    [Fact]
    [Rule("§11 An amount in an open escalation is paid with others only where it is named so")]
    public void An_amount_is_in_dispute_while_its_escalation_is_open()
    {
        var invoiced = Samples.Heads.OfType<Invoiced>().First();
        var escalation = LaterSamples.Heads.Values.SelectMany(head => head.Core.Escalations).First();
        Assert.Null(Disputed());
        Assert.True(Disputed(escalation with { Stage = EscalationStage.Messages, ClosedAt = null }));
        Assert.Null(Disputed(escalation with { Stage = EscalationStage.Resolved, ClosedAt = escalation.OpenedAt }));
        // Where nothing is owed, its end changes no row.
        var over = new EscalationClosed(escalation.Id, EscalationStage.Resolved);
        Assert.True(ListChanges.Concerns(invoiced, over));
        Assert.False(ListChanges.Concerns(Samples.Heads.OfType<PendingApproval>().First(), over));

        bool? Disputed(params ImmutableList<Escalation> some) => Assert.Single(
            Payable.FromCase(invoiced with { Core = invoiced.Core with { Escalations = some } })).IsDisputed;
    }

    private static ListRow Row(Assignment state) => ListChanges.Row(new Kept(state, 1, ""), new AssignmentList.OfWorker(Wanda));

    private sealed record Kept(Assignment State, long Version, string Hash) : StoredCase(State, Version, Hash);

    private static bool Gone(Sent state, Event @event) =>
        ListChanges.FromEvents(state, [@event]).Single(change => change.List == new AssignmentList.OfWorker(Wanda)).Gone;
}
