using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Violations;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>Reports of violations.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Violations =>
    [
        Action<ViolationEndpoints>("ReportViolation", "violations", Party, "Reports a violation by one side.", (to, call) => to.Report(call))
            with { Body = typeof(ViolationRequest), Success = StatusCodes.Status201Created, Answer = typeof(ViolationView) },
        On<ViolationEndpoints>("ListViolations", Get, "assignments/{assignment}/violations", Party, "Lists the violations that the reader reported or is the subject of; for support, all.", (to, call) => to.List(call))
            with { Answer = typeof(ViolationListView) },
        Action<ViolationEndpoints>("UpholdViolation", "violations/{violation}/uphold", Support, "Decides that a reported violation was one.", (to, call) => to.Uphold(call))
            with { Body = typeof(ViolationDecisionRequest), Answer = typeof(ViolationView) },
        Action<ViolationEndpoints>("DismissViolation", "violations/{violation}/dismiss", Support, "Decides that a reported violation was none.", (to, call) => to.Dismiss(call))
            with { Body = typeof(ViolationDecisionRequest), Answer = typeof(ViolationView) },
    ];
}
