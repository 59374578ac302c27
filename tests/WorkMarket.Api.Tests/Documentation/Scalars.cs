using System.Text.Json.Nodes;
using NodaTime;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Members;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.ReplyTemplates;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.Templates;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;
using ApplicationId = WorkMarket.Domain.Negotiation.ApplicationId;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>The domain's values that have a JSON form of their own, which no serializer's contract tells.</summary>
internal static class Scalars
{
    private static readonly (string, string) Number = ("pattern", "^-?[0-9]+([.][0-9]+)?$");

    private static readonly Dictionary<Type, (string Name, Func<JsonObject> Schema)> All = new()
    {
        [typeof(Instant)] = ("Instant", () => Text("RFC 3339, with an offset or Z.", "2026-11-20T15:00:00Z", ("format", "date-time"))),
        [typeof(LocalDate)] = ("Day", () => Text("A day of the calendar.", "2026-11-20", ("format", "date"))),
        [typeof(Period)] = ("Period", () => Text("ISO 8601, as NodaTime has it.", "P15D", ("pattern", "^P"))),
        [typeof(Duration)] = ("Duration", () => Text("ISO 8601.", "PT15M", ("pattern", "^-?P"))),
        [typeof(DateTimeZone)] = ("TimeZone", () => Text("A time zone of the IANA database.", "America/New_York")),
        [typeof(AssignmentNumber)] = (
            "AssignmentNumber", () => Text("The number by which people name an assignment.", "40271938", ("pattern", "^[0-9]{8}$"))),
        [typeof(InvoiceNumber)] = (
            "InvoiceNumber",
            () => Text("The number of an invoice: the assignment's, and which of its invoices it is.", "40271938-1",
                ("pattern", "^[0-9]{8}-[1-9][0-9]{0,3}$"))),
        [typeof(Currency)] = ("Currency", CurrencyCode),
        [typeof(Money)] = ("Money", Amount),
        [typeof(Pricing)] = ("Pricing", Price),
        [typeof(decimal)] = ("Decimal", () => Text("Decimal; a string, so that no reader makes a float of it.", "7.5", Number)),
        [typeof(AssignmentId)] = ("AssignmentId", () => Text("Opaque.", "0123456789abcdef", ("pattern", "^[0-9a-z]{16}$"))),
        [typeof(ApplicationId)] = ("ApplicationId", Id),
        [typeof(PersonId)] = ("PersonId", Id),
        [typeof(CompanyId)] = ("CompanyId", Id),
        [typeof(VisitId)] = ("VisitId", Id),
        [typeof(ChangeId)] = ("ChangeId", Id),
        [typeof(DeliverableId)] = ("DeliverableId", Id),
        [typeof(DocumentId)] = ("DocumentId", Id),
        [typeof(TemplateId)] = ("TemplateId", Id),
        [typeof(ReplyTemplateId)] = ("ReplyTemplateId", Id),
        [typeof(FundsRequestId)] = ("FundsRequestId", Id),
        [typeof(LowerAmountId)] = ("LowerAmountId", Id),
        [typeof(MessageId)] = ("MessageId", Id),
        [typeof(ProfileFileId)] = ("ProfileFileId", Id),
        [typeof(QuestionId)] = ("QuestionId", Id),
        [typeof(ViolationId)] = ("ViolationId", Id),
        [typeof(EscalationId)] = ("EscalationId", Id),
        [typeof(SubcontractId)] = ("SubcontractId", Id),
        [typeof(NoticeId)] = ("NotificationId", Id),
        [typeof(ApiClientId)] = ("ApiClientToken", Id),
        [typeof(InvitationId)] = ("InvitationId", Id),
        [typeof(MailId)] = ("MailId", () => Text("Opaque.", "0123456789abcdef0123456789abcdef", ("pattern", "^[0-9a-f]{32}$"))),
    };

    /// <summary>A value's name and schema, or null where the type is none.</summary>
    public static (string Name, Func<JsonObject> Schema)? Find(Type type) => All.TryGetValue(type, out var found) ? found : null;

    private static JsonObject Id() => new() { ["type"] = "string", ["description"] = "Opaque." };

    private static JsonObject CurrencyCode() => Text("ISO 4217.", "USD", ("pattern", "^[A-Z]{3}$"));

    private static JsonObject Amount() => new()
    {
        ["type"] = "object",
        ["description"] = "An amount with at most as many decimals as its currency has.",
        ["properties"] = new JsonObject
        {
            ["amount"] = Text("Decimal, in major units; a string, so that no reader makes a float of it.", "125.00", Number),
            ["currency"] = CurrencyCode(),
        },
        ["required"] = new JsonArray("amount", "currency"),
        ["additionalProperties"] = false,
    };

    private static JsonObject Price()
    {
        var choices = new JsonArray(Schemas.Reference("Money"));
        choices.Add(Type("perHour", "perHourPrice", "maxNumberOfHours"));
        choices.Add(Type("perUnit", "perUnitPrice", "maxNumberOfUnits"));
        choices.Add(Type(
            "blendedPerHour", "initialPerHourPrice", "initialNumberOfHours", "additionalPerHourPrice", "maxBlendedNumberOfHours"));
        return new() { ["description"] = "A flat price is plain money; the others say their type.", ["oneOf"] = choices };
    }

    private static JsonObject Type(string name, params string[] members)
    {
        var properties = new JsonObject { ["type"] = new JsonObject { ["const"] = name, ["description"] = "How the price is reckoned." } };
        foreach (var member in members)
            properties[member] = member.EndsWith("Price", StringComparison.Ordinal)
                ? new JsonObject { ["description"] = "For one of them.", ["$ref"] = "#/components/schemas/Money" }
                : Text("How many hours or units, a decimal number.", "7.5");
        return new()
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. members.Prepend("type").Select(member => JsonValue.Create(member))]),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Text(string description, string example, (string Name, string Value)? rule = null)
    {
        var schema = new JsonObject { ["type"] = "string", ["description"] = description, ["examples"] = new JsonArray(example) };
        if (rule is { } said)
            schema[said.Name] = said.Value;
        return schema;
    }
}
