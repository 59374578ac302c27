using System.Collections.Immutable;
using WorkMarket.Api.Escalations;
using static Microsoft.AspNetCore.Http.HttpMethods;

namespace WorkMarket.Api.Endpoints;

/// <summary>The open escalations, for those at WorkMarket who take care of them.</summary>
public static partial class EndpointTable
{
    private static ImmutableList<QueryParameter> OpenEscalations =>
    [
        new("stage", "Only those in this stage: one in which an escalation is open."),
        new("company", "Only those against this client company."),
        new("claimed", "Only those that an agent takes care of: `me`, `nobody`, or the agent's id."),
        new("suspended", "Only those that stand still, or only those that do not."),
        new("cause", "Only those for this cause."),
        new("openedBefore", "Only those opened before this instant."),
        After,
        Limit,
    ];

    private static IEnumerable<Endpoint> EscalationDesk =>
    [
        On<EscalationDeskEndpoints>("ListDeskEscalations", Get, "desk/escalations", EndpointPolicy.Support, "Lists the open escalations, what is due next first.", (to, call) => to.List(call))
            with { Answer = typeof(EscalationListView), Query = OpenEscalations },
        On<EscalationDeskEndpoints>("CountDeskEscalations", Get, "desk/escalations/counts", EndpointPolicy.Support, "Counts the open escalations: in all and in each stage, by age, and those that nobody takes care of, that stand still, and that are overdue.", (to, call) => to.Count(call))
            with { Answer = typeof(EscalationCountsView) },
        On<EscalationDeskEndpoints>("ListAccountManagerEscalations", Get, "account-manager/escalations", EndpointPolicy.AccountManager, "Lists the open escalations against the companies that one looks after, what is due next first.", (to, call) => to.List(call))
            with { Answer = typeof(EscalationListView), Query = OpenEscalations },
    ];
}
