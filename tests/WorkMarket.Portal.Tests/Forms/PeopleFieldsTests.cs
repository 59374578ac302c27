using WorkMarket.Api.Http;
using WorkMarket.Portal.Forms;
using Xunit;

namespace WorkMarket.Portal.Tests.Forms;

/// <summary>People are chosen by name.</summary>
public sealed class PeopleFieldsTests
{
    [Fact]
    public void Every_field_that_takes_a_person_offers_names() => Assert.Equal(
        ApiEndpoint.All.SelectMany(BodyFields.OfPeople).Distinct().Order(), PeopleToChoose.Fields.Order());
}
