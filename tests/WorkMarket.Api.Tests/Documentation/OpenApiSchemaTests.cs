using System.Text.Json.Nodes;
using Xunit;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>Schemas tell the wire's forms, not the program's.</summary>
public sealed class OpenApiSchemaTests
{
    private static readonly JsonNode Schemas = JsonNode.Parse(OpenApiDocument.Text)!["components"]!["schemas"]!;

    [Fact]
    public void Money_is_a_decimal_in_a_string_and_a_currency()
    {
        Assert.Equal("string", (string?)Schemas["Money"]!["properties"]!["amount"]!["type"]);
        Assert.Equal("^[A-Z]{3}$", (string?)Schemas["Money"]!["properties"]!["currency"]!["pattern"]);
    }

    [Fact]
    public void A_price_is_money_or_says_its_type()
    {
        Assert.Equal("#/components/schemas/Pricing", Reference("CreateRequest", "price"));
        Assert.Equal("#/components/schemas/Pricing", Reference("AssignmentView", "price"));
        var choices = Schemas["Pricing"]!["oneOf"]!.AsArray();
        Assert.Equal("#/components/schemas/Money", (string?)choices[0]!["$ref"]);
        Assert.Equal(
            ["perHour", "perUnit", "blendedPerHour"], choices.Skip(1).Select(choice => (string?)choice!["properties"]!["type"]!["const"]));
    }

    [Fact]
    public void Instants_periods_zones_and_ids_are_strings()
    {
        Assert.Equal("date-time", (string?)Schemas["Instant"]!["format"]);
        Assert.All(
            ["Instant", "Period", "TimeZone", "AssignmentId", "PersonId", "VisitId"],
            name => Assert.Equal("string", (string?)Schemas[name]!["type"]));
        Assert.Equal("#/components/schemas/Instant", Reference("ScheduleBody", "start"));
        Assert.Equal("#/components/schemas/TimeZone", Reference("ScheduleBody", "timeZone"));
        Assert.Equal("#/components/schemas/Instant", (string?)Schemas["CheckInRequest"]!["properties"]!["at"]!["anyOf"]![0]!["$ref"]);
        Assert.Equal("#/components/schemas/PersonId", (string?)Schemas["SendRequest"]!["properties"]!["workers"]!["items"]!["$ref"]);
    }

    [Fact]
    public void Enumerations_list_their_names()
    {
        Assert.Equal("string", (string?)Schemas["Status"]!["type"]);
        Assert.Contains("inProgress", Schemas["Status"]!["enum"]!.AsArray().Select(value => (string?)value));
    }

    [Fact]
    public void A_closed_set_lists_its_members_by_their_discriminator()
    {
        var discriminator = Schemas["Actor"]!["discriminator"]!;
        Assert.Equal("role", (string?)discriminator["propertyName"]);
        Assert.Equal(
            ["accountManager", "client", "support", "system", "worker"],
            discriminator["mapping"]!.AsObject().Select(member => member.Key).Order());
        Assert.Equal("client", (string?)Schemas["ActorClient"]!["properties"]!["role"]!["const"]);
        Assert.Equal(["channel", "company", "id", "role"], Required("ActorClient"));
    }

    [Fact]
    public void A_request_says_what_has_to_be_there_and_takes_nothing_else()
    {
        Assert.Equal(["description", "price", "schedule", "title"], Required("CreateRequest"));
        Assert.False((bool?)Schemas["CreateRequest"]!["additionalProperties"]);
    }

    [Fact]
    public void An_answer_says_what_is_always_there()
    {
        Assert.Equal(["id", "labels", "status", "version"], Required("ActionView"));
        Assert.DoesNotContain("paidAt", Required("AssignmentView"));
        Assert.Equal(["checkIn", "id", "isOpen", "version"], Required("Visit"));
        Assert.Contains("checklist", Required("AssignmentView"));
    }

    private static IEnumerable<string> Required(string schema) =>
        Schemas[schema]!["required"]!.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal);

    private static string? Reference(string schema, string property) => (string?)Schemas[schema]!["properties"]![property]!["$ref"];
}
