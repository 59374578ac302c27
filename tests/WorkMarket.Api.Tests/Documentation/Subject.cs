using System.Collections.Immutable;
using WorkMarket.Api.Http;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Members;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>The subjects under which the documentation groups endpoints.</summary>
internal static class Subject
{
    private const string Assignments = "Assignments";
    private const string Editing = "Editing";
    private const string Negotiation = "Negotiation";
    private const string TimeLog = "Time log";
    private const string Deliverables = "Deliverables";
    private const string Funds = "Funds";
    private const string Payables = "Payables";
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

    /// <summary>All in the order of the documentation, each with what it is about.</summary>
    public static ImmutableList<(string Name, string Meaning)> All { get; } =
    [
        (Assignments, "Work from the draft to the payment: what it is, who may see it, and what its two sides do with it."),
        (Editing, "What changes in what an assignment says: at once, beside the text, or by the worker's consent."),
        (Negotiation, "Applications, counteroffers and questions before somebody has the work."),
        (TimeLog, "Checking in and out, and the visits that come of it."),
        (Deliverables, "Files that the worker delivers."),
        (Funds, "Money that is asked for or added besides the price."),
        (Payables, "What is to be paid and was, statements of it, and what payment providers report."),
        (Messages, "What the two sides write to each other."),
        (Ratings, "What the two sides say of each other once the work is done, and disputes about it."),
        (Violations, "Reports of a violation of the terms, and what becomes of them."),
        (Escalations, "What a worker does about a client who does not approve, pay or answer."),
        (Mail, "Mail that comes in, and the mails on the support desk."),
        (Dossiers, "All of an assignment on paper, for an arbitrator."),
        (Scorecards, "Figures about workers and companies, and what is behind them."),
        (Terms, "The documents that a worker has to accept."),
        (People, "Who is signed in, who comes in and leaves, profiles of workers, and client companies."),
        (Notifications, "What somebody is told, and which e-mail is wanted."),
        (Phone, "Checking in and out by telephone."),
        (ApiClients, "Software of a company that acts for one of its people."),
        (Operations, "What an operator looks at and puts right."),
        (Host, "The host itself: whether it runs, and this description."),
    ];

    /// <summary>That of an endpoint.</summary>
    public static string Find(ApiEndpoint endpoint) => endpoint.Route.Split('/')[1..] switch
    {
        ["assignments", _, "applications" or "counteroffers" or "audience" or "offer-again" or "decline-offer" or "questions", ..] =>
            Negotiation,
        ["assignments", _, "changes" or "clarifications" or "terms" or "copy" or "documents", ..] or ["templates", ..] => Editing,
        ["assignments", _] when endpoint.Method == "PATCH" => Editing,
        ["assignments", _, "visits", ..] => TimeLog,
        ["assignments", _, "uploads" or "deliverables", ..] => Deliverables,
        ["assignments", _, "funds", ..] => Funds,
        ["assignments", _, "messages" or "replies", ..] or ["reply-templates", ..] => Messages,
        ["assignments", _, "rating", ..] => Ratings,
        ["assignments", _, "violations", ..] => Violations,
        ["assignments", _, "escalation" or "attempts", ..] => Escalations,
        ["desk" or "account-manager", "escalations", ..] or [UpdateLink.Page, ..] => Escalations,
        ["payables", ..] or ["payments", ..] or ["company", "payment-providers", ..] => Payables,
        ["desk", "mail", ..] or ["mail", ..] => Mail,
        ["assignments", _, "dossier.pdf" or "dossier.zip"] => Dossiers,
        ["assignments", _, "phone"] or ["phone", ..] or ["me", "phone-pin"] => Phone,
        ["assignments", ..] or ["search"] => Assignments,
        ["terms", ..] => Terms,
        ["workers" or "companies", _, "scorecard" or "ratings"] => Scorecards,
        ["me", "mail-preferences"] or ["notifications", ..] => Notifications,
        ["company", "api-clients", ..] or ["authorization", ..] => ApiClients,
        ["me" or "workers" or "company" or "companies" or "people" or "staff" or "registrations" or InvitationLink.Page, ..] => People,
        ["ops", ..] => Operations,
        _ => Host,
    };
}
