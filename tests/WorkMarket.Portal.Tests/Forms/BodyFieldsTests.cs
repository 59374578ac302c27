using System.Text.Json.Nodes;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Http;
using WorkMarket.Api.Negotiation;
using WorkMarket.Api.Ratings;
using WorkMarket.Api.Templates;
using WorkMarket.Domain.People;
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
        Assert.Equal("The worker confirms the schedule", fields.Single(field => field.Name == "confirmation.required").Label);
        Assert.Equal("Title", fields.Single(field => field.Name == "title").Label);
    }

    [Fact]
    public void No_field_of_a_page_is_called_or_explained_in_the_words_of_JSON()
    {
        foreach (var body in ApiEndpoint.All.Select(endpoint => endpoint.Body?.RequestType).OfType<Type>().Distinct())
        {
            // No page asks for the hash of a file.
            Assert.All(BodyFields.Of(body).Where(field => field.Member != "sha256"), field =>
            {
                Assert.DoesNotMatch("[0-9]$", field.Label);
                Assert.DoesNotMatch("`|ISO 8601|; null |E\\.164", field.Hint ?? "");
            });
        }
    }

    [Fact]
    public void What_belongs_together_stands_together_and_each_of_a_list_in_its_row()
    {
        var fields = BodyFields.Of(typeof(UseRequest)).ToDictionary(field => field.Name);
        Assert.Equal(
            ("place", "deliverables", "price", null, null),
            (fields["content.place.site.line1"].Part, fields["content.deliverables[1].type"].Part, fields["content.price.amount"].Part,
                fields["content.title"].Part, fields["externalId"].Part));
        Assert.Equal((1, null), (fields["content.deliverables[1].type"].Row, fields["content.title"].Row));
        Assert.Null(BodyFields.Of(typeof(CompleteRequest)).Single(field => field.Name == "finalValue.amount").Part);
        Assert.Equal("Files 2: kind of file", fields["content.deliverables[1].type"].Label);
        Assert.Equal(FieldKind.Zone, fields["schedule.timeZone"].Kind);
        Assert.Equal(FieldKind.Date, BodyFields.Of(typeof(WorkerProfile)).Single(field => field.Name == "licences[0].expires").Kind);
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
