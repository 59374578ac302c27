using System.Text.Json.Nodes;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Http;
using WorkMarket.Api.Negotiation;
using WorkMarket.Api.Ratings;
using WorkMarket.Portal.Forms;
using Xunit;

namespace WorkMarket.Portal.Tests.Forms;

/// <summary>The fields of a form that nobody drew.</summary>
public sealed class BodyFieldsTests
{
    [Fact]
    public void No_two_fields_are_called_the_same()
    {
        var fields = BodyFields.Of(typeof(CreateRequest)).ToList();
        Assert.Equal(fields.Select(field => field.Label).Distinct(), fields.Select(field => field.Label));
        Assert.Equal("Confirmation: required", fields.Single(field => field.Name == "confirmation.required").Label);
        Assert.Equal("Title", fields.Single(field => field.Name == "title").Label);
    }

    [Fact]
    public void What_is_one_of_a_closed_set_is_chosen_and_not_typed()
    {
        foreach (var body in ApiEndpoint.All.Select(endpoint => endpoint.Body?.RequestType).OfType<Type>().Distinct())
            Assert.All(BodyFields.Of(body), field => Assert.True(field.Options.Count == 0 || field.Kind == FieldKind.Choice, field.Name));
        var overall = BodyFields.Of(typeof(RatingRequest)).Single(field => field.Name == "overall");
        Assert.Equal([("excellent", "Excellent"), ("satisfied", "Satisfied"), ("unsatisfied", "Unsatisfied")], overall.Options);
    }

    [Fact]
    public void A_price_is_asked_for_in_its_present_kind_and_the_others_stand_aside()
    {
        var now = new JsonObject { ["price"] = new JsonObject { ["type"] = "perHour", ["maxNumberOfHours"] = 8 } };
        var fields = BodyFields.Of(typeof(CounterofferRequest), now)
            .Where(field => field.Name.StartsWith("price.", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            [("price.perHourPrice.amount", null), ("price.maxNumberOfHours", "8")],
            fields.Where(field => !field.IsAside).Select(field => (field.Name, field.Value)));
        Assert.Equal("perHour", fields.Single(field => field.Name == "price.type").Value);
    }
}
