using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Places;

namespace WorkMarket.Domain.Tests.Places;

/// <summary>Who reads the street.</summary>
[Rule("§8 City, region, postal code and country with the scope; the street to those who have to get there")]
public sealed class PlaceSightTests
{
    [Theory]
    [InlineData(Status.Sent, false)]
    [InlineData(Status.Assigned, true)]
    [InlineData(Status.InProgress, true)]
    [InlineData(Status.OnHold, true)]
    [InlineData(Status.PendingApproval, true)]
    [InlineData(Status.Invoiced, true)]
    [InlineData(Status.Paid, false)]
    [InlineData(Status.Cancelled, false)]
    public void The_worker_reads_the_street_from_the_assignment_until_it_is_paid_or_cancelled_without_pay(Status status, bool reads) =>
        Reads(reads, In(status), Wanda);

    [Theory]
    [InlineData(Status.Draft)]
    [InlineData(Status.Sent)]
    [InlineData(Status.Paid)]
    [InlineData(Status.Voided)]
    public void The_clients_people_and_WorkMarket_read_it_always(Status status)
    {
        Reads(true, In(status), Clara);
        Reads(true, In(status), Carl);
        Reads(true, In(status), Sam);
    }

    [Fact]
    public void Nobody_else_reads_it()
    {
        foreach (var other in new Actor[] { Walter, Gloria, Amy, TheClock })
            Reads(false, In(Status.Assigned), other);
        Reads(false, In(Status.Assigned).And(Wanda, CancelByWorker(), "06-12 09:00"), Wanda);
    }

    [Fact]
    public void Cancelled_with_pay_the_worker_reads_it_until_that_is_paid()
    {
        var cancelled = In(Status.InProgress).And(Clara, Cancel(amount: Usd(40)), "06-16 10:00");
        Reads(true, cancelled, Wanda);
        Reads(false, cancelled.And(Clara, Pay(), "06-17 10:00"), Wanda);
    }

    private static Story In(Status status) => status switch
    {
        Status.Draft => Given.Draft(Sites.InStore),
        Status.Sent => Given.Applied(Sites.InStore),
        Status.Assigned => Given.Assigned(Sites.InStore),
        Status.InProgress => Given.InProgress(Sites.InStore),
        Status.OnHold => Given.OnHold(Sites.InStore),
        Status.PendingApproval => Given.PendingApproval(Sites.InStore),
        Status.Invoiced => Given.Invoiced(Sites.InStore),
        Status.Paid => Given.Paid(Sites.InStore),
        Status.Cancelled => Given.Cancelled(Sites.InStore),
        _ => Given.Voided(Sites.InStore),
    };

    private static void Reads(bool reads, Story story, Actor by)
    {
        var place = story.State.Brief.Place!;
        Assert.Equal(reads ? place : place.InScope(), PlaceRules.ForReader(story.State, by, place));
        var created = (Created)Access.AsReadBy(story.State, by, new Created(Given.Id, story.State.Brief))!;
        Assert.Equal(reads ? Sites.Store : new Place(Sites.Store).InScope().Site, created.Brief.Place!.Site);
    }
}
