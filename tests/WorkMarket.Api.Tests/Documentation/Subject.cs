using System.Collections.Immutable;
using WorkMarket.Api.Http;
using WorkMarket.Application.Escalations;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>The subjects under which the documentation groups endpoints.</summary>
internal static class Subject
{
    private const string Assignments = "Assignments";
    private const string Negotiation = "Negotiation";
    private const string TimeLog = "Time log";
    private const string Deliverables = "Deliverables";
    private const string Funds = "Funds";
    private const string Messages = "Messages";
    private const string Ratings = "Ratings";
    private const string Violations = "Violations";
    private const string Escalations = "Escalations";
    private const string Mail = "Mail";
    private const string Dossiers = "Dossiers";
    private const string Terms = "Terms";
    private const string People = "People";
    private const string Notifications = "Notifications";
    private const string Phone = "Phone";
    private const string ApiClients = "API clients";
    private const string Scorecards = "Scorecards";
    private const string Operations = "Operations";
    private const string Host = "Host";

    public static ImmutableList<string> All { get; } = [Assignments, Negotiation, TimeLog, Deliverables, Funds, Messages, Ratings, Violations, Escalations, Mail, Dossiers, Scorecards, Terms, People, Notifications, Phone, ApiClients, Operations, Host];

    public static string Of(ApiEndpoint endpoint) => endpoint.Route.Split('/')[1..] switch
    {
        ["assignments", _, "applications" or "counteroffers" or "decline-offer" or "questions", ..] => Negotiation,
        ["assignments", _, "visits", ..] => TimeLog,
        ["assignments", _, "uploads" or "deliverables", ..] => Deliverables,
        ["assignments", _, "funds", ..] => Funds,
        ["assignments", _, "messages", ..] => Messages,
        ["assignments", _, "rating", ..] => Ratings,
        ["assignments", _, "violations", ..] => Violations,
        ["assignments", _, "escalation" or "attempts", ..] => Escalations,
        ["desk" or "account-manager", "escalations", ..] or [UpdateLink.Page, ..] => Escalations,
        ["desk", "mail", ..] or ["mail", ..] => Mail,
        ["assignments", _, "dossier.pdf" or "dossier.zip"] => Dossiers,
        ["assignments", _, "phone"] or ["phone", ..] or ["me", "phone-pin"] => Phone,
        ["assignments", ..] => Assignments,
        ["terms", ..] => Terms,
        ["workers" or "companies", _, "scorecard" or "ratings"] => Scorecards,
        ["me", "mail-preferences"] or ["notifications", ..] => Notifications,
        ["company", "api-clients", ..] or ["authorization", ..] => ApiClients,
        ["me" or "workers" or "company" or "companies", ..] => People,
        ["ops", ..] => Operations,
        _ => Host,
    };
}
