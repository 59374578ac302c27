using Microsoft.Extensions.Primitives;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Editing;
using WorkMarket.Api.Funds;
using WorkMarket.Api.Http;
using WorkMarket.Api.TimeLog;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Forms;
using Xunit;

namespace WorkMarket.Portal.Tests.Forms;

/// <summary>A form becomes the JSON of the endpoint that it stands for.</summary>
public sealed class FormJsonTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Theory]
    [InlineData(typeof(ReasonRequest), "reason=Wet+floor", """{"reason":"Wet floor"}""")]
    [InlineData(typeof(ReasonRequest), "reason=&_key=1&_page=/", "{}")]
    [InlineData(typeof(AskFundsRequest), "kind=bonus&reason=x&amount.amount=12.50&amount.currency=USD",
        """{"kind":"bonus","reason":"x","amount":{"amount":"12.50","currency":"USD"}}""")]
    [InlineData(typeof(AskFundsRequest), "kind=budgetIncrease&reason=x&amount.amount=&amount.currency=USD&quantity=1.5",
        """{"kind":"budgetIncrease","reason":"x","quantity":"1.5"}""")]
    [InlineData(typeof(ApproveRequest), "lapse=false", """{"lapse":false}""")]
    [InlineData(typeof(ApproveRequest), "lapse=false&lapse=true", """{"lapse":true}""")]
    [InlineData(typeof(CheckInRequest), "at=2026-12-03T13:56", """{"at":"2026-12-03T18:56:00Z"}""")]
    [InlineData(typeof(CheckInRequest), "at=2026-12-03T13:56:00-05:00", """{"at":"2026-12-03T13:56:00-05:00"}""")]
    [InlineData(typeof(CheckInRequest), "at=yesterday", """{"at":"yesterday"}""")]
    [InlineData(typeof(SendRequest), "workers[]=wanda%0D%0A+walt+%0D%0A&open=false", """{"workers":["wanda","walt"],"open":false}""")]
    [InlineData(typeof(CreateRequest), "title=T&price.type=perHour&price.perHourPrice.amount=45&price.perHourPrice.currency=USD",
        """{"title":"T","price":{"type":"perHour","perHourPrice":{"amount":"45","currency":"USD"}}}""")]
    [InlineData(typeof(CreateRequest),
        "deliverables[1].type=photo&deliverables[1].number=1&deliverables[0].type=signOff&deliverables[0].number=2",
        """{"deliverables":[{"type":"signOff","number":2},{"type":"photo","number":1}]}""")]
    [InlineData(typeof(CreateRequest), "title=T&deliverables[0].type=photo&deliverables[0].number=", """{"title":"T"}""")]
    [InlineData(typeof(CreateRequest), "_currency=USD&price.type=&price.amount=12&price.perHourPrice.amount=",
        """{"price":{"amount":"12","currency":"USD"}}""")]
    [InlineData(typeof(EditRequest), "title=T&instructions=&_had=instructions&_had=title", """{"title":"T","instructions":null}""")]
    [InlineData(typeof(EditRequest), "deliverables[0].type=photo&deliverables[0].number=&_had=deliverables[0].number",
        """{"deliverables":[]}""")]
    [InlineData(typeof(CreateRequest), "schedule.start=2026-12-03T13:56&schedule.timeZone=Europe/Berlin",
        """{"schedule":{"start":"2026-12-03T12:56:00Z","timeZone":"Europe/Berlin"}}""")]
    [InlineData(typeof(CreateRequest), "schedule.start=2026-12-03T13:56&schedule.timeZone=denver",
        """{"schedule":{"start":"2026-12-03T20:56:00Z","timeZone":"America/Denver"}}""")]
    [InlineData(typeof(CreateRequest), "schedule.start=2026-12-03T13:56&schedule.timeZone=Eastern",
        """{"schedule":{"start":"2026-12-03T18:56:00Z","timeZone":"Eastern"}}""")]
    [InlineData(typeof(CreateRequest), "_currency=USD&price.type=&price.amount=$1,200.50",
        """{"price":{"amount":"1200.50","currency":"USD"}}""")]
    [InlineData(typeof(AskFundsRequest), "kind=bonus&reason=x&amount.amount=1,200&amount.currency=EUR",
        """{"kind":"bonus","reason":"x","amount":{"amount":"1200","currency":"EUR"}}""")]
    [InlineData(typeof(AskFundsRequest), "kind=bonus&reason=x&amount.amount=$12&amount.currency=EUR",
        """{"kind":"bonus","reason":"x","amount":{"amount":"$12","currency":"EUR"}}""")]
    [InlineData(typeof(AskFundsRequest), "kind=bonus&reason=x&amount.amount=1,20&amount.currency=USD",
        """{"kind":"bonus","reason":"x","amount":{"amount":"1,20","currency":"USD"}}""")]
    [InlineData(typeof(WorkerProfile), "skills[]=cabling, point of sale%0D%0ARouters&tools[]=ladder,drill",
        """{"skills":["cabling","point of sale","Routers"],"tools":["ladder","drill"]}""")]
    [InlineData(typeof(CreateRequest), "requirements.skills[]=cabling, rollout&requirements.licences[]=Low voltage, TX",
        """{"requirements":{"skills":["cabling","rollout"],"licences":["Low voltage, TX"]}}""")]
    [InlineData(typeof(ReleaseRequest), "schedule.start=&schedule.end=&schedule.timeZone=America/New_York", "{}")]
    public void A_form_is_the_endpoint_s_body(Type type, string form, string json)
    {
        var (body, errors) = FormJson.Read(type, Fields(form), NewYork);
        Assert.Equal(json, body!.ToJsonString());
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("2026-11-01T01:30", "This time comes twice on that day in America/New_York, when the clocks go back. Say which by its "
        + "offset: 2026-11-01T05:30:00Z or 2026-11-01T06:30:00Z.")]
    [InlineData("2026-03-08T02:30", "The clocks in America/New_York go forward past this time: there is no such time on that day.")]
    public void A_local_time_that_is_no_instant_is_asked_about(string local, string message)
    {
        var (_, errors) = FormJson.Read(typeof(CheckInRequest), Fields($"at={local}"), NewYork);
        Assert.Equal([new FormError("at", message)], errors);
    }

    [Fact]
    public void Every_body_of_the_API_has_fields()
    {
        var bodies = ApiEndpoint.All.Where(endpoint => endpoint.Has<PerformsAttribute>()).Select(endpoint => endpoint.Body?.RequestType)
            .OfType<Type>().Distinct().ToList();
        Assert.True(bodies.Count > 20, $"{bodies.Count} bodies were found.");
        Assert.All(bodies, body => Assert.All(BodyFields.Of(body), field =>
        {
            Assert.False(string.IsNullOrWhiteSpace(field.Label));
            Assert.True(field.Kind != FieldKind.Choice || field.Options.Count > 1, field.Name);
        }));
        Assert.Equal(
            ["Kind!", "Reason!", "Amount", "Quantity", "Upload", "File name", "Sha256"],
            BodyFields.Of(typeof(AskFundsRequest)).Select(field => field.Label + (field.IsRequired ? "!" : "")));
    }

    [Theory]
    [InlineData("schedule.timeZone", "'schedule.timeZone': 'Mars' is not a time zone.", "Time zone: 'Mars' is not a time zone.")]
    [InlineData("siteAccess.contact.name", "'siteAccess.contact.name' is required.", "Contact on site: name is required.")]
    [InlineData("content.deliverables[0].number", "'content.deliverables[0].number' is not it.", "Files 1: how many is not it.")]
    [InlineData("", "'x' is required.", "'x' is required.")]
    public void A_refusal_calls_a_field_what_its_page_does(string field, string message, string words) => Assert.Equal(
        [new FormError(field, words)],
        RefusedForm.ErrorsIn(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { errors = new[] { new { field, message } } })));

    [Theory]
    [InlineData("/", true)]
    [InlineData("/assignments?view=late", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/a\\b", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("", false)]
    public void A_form_leads_to_no_other_site(string path, bool isOurs) => Assert.Equal(isOurs, FormFunctions.IsOurs(path));

    private static Dictionary<string, StringValues> Fields(string form) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(form);
}
