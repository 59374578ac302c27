using WorkMarket.Api.Assignments;
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
}
