using System.Reflection;
using System.Text.RegularExpressions;
using WorkMarket.Api.Http;
using WorkMarket.Portal.Assignments;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Portal.Tests.Reach;

/// <summary>All that the API can do, a person can do on a page: by a form, by a link, or as a page shows it.</summary>
public sealed partial class ReachTests
{
    private static readonly Dictionary<string, string> ForMachines = new()
    {
        ["AnswerCall"] = "The telephone provider asks what to say.",
        ["TakePayment"] = "Payment providers report here.",
        ["TakeMail"] = "Mail gateways deliver here.",
        ["TakeMailForm"] = "Mail gateways deliver here.",
        ["RequestAuthorization"] = "API clients exchange their secrets.",
        ["GetLiveness"] = "The platform asks whether the process lives.",
        ["GetReadiness"] = "The platform asks whether it can be sent requests.",
        ["GetOpenApi"] = "It describes the API to those who write software for it.",
        ["PutDeliverable"] = "Software sends the bytes alone; a page sends the form.",
        ["BeginProfileUpload"] = "Software writes straight to storage; a page sends the form.",
        ["CompleteProfileUpload"] = "Software has written straight to storage; a page sends the form.",
    };

    private static readonly Dictionary<string, string> Superseded = new()
    {
        ["GetDemoPeople"] = "The page to sign in on shows them.",
        ["SignInToDemo"] = "The page to sign in on does it.",
        ["ShowEscalationUpdate"] = "It is a page itself, for whoever has the link.",
        ["SendEscalationUpdate"] = "It is the form of that page.",
        ["ShowEscalationOpening"] = "It is a page itself, for whoever has the link.",
        ["OpenEscalationByMail"] = "It is the form of that page.",
    };

    // What is shown, or asked for, by a page in other words than its endpoint's own.
    private static readonly Dictionary<string, string> Shown = new()
    {
        ["GetAssignment"] = "AssignmentPage",
        ["ListDeliverables"] = "AssignmentPage",
        ["ListMessages"] = "AssignmentPage",
        ["ListQuestions"] = "AssignmentPage",
        ["GetTimeline"] = "TimelinePage",
        ["CountAssignments"] = "AssignmentListPage",
        ["GetPayableTotals"] = "PayableListPage",
        ["ListAccountManagerEscalations"] = "DeskPage",
        ["GetEscalationEligibility"] = "EscalationPage",
        ["GetEscalationTimeline"] = "EscalationPage",
        ["GetEngagementTimeline"] = "EngagementRecordPage",
        ["GetReceipt"] = "AssignmentPage",
        ["ListEngagementMessages"] = "EngagementPage",
        ["ListEngagementDeliverables"] = "EngagementPage",
        ["GetEngagementDeliverableContent"] = "EngagementPage",
        ["GetEngagementReceipt"] = "EngagementPage",
        ["AcceptInvitation"] = "InvitationPage",
        ["WithdrawInvitation"] = "CompanyPeoplePage",
        ["WithdrawStaffInvitation"] = "StaffPage",
    };

    private static readonly string Room = Path.Combine(Repository.Root, "src", "WorkMarket.Portal");

    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Room, "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => Path.GetRelativePath(Room, path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(File.ReadAllText),
    ];

    private static readonly HashSet<string> Forms =
        [.. Sources.SelectMany(source => FormOf().Matches(source).Select(match => match.Groups[1].Value))];

    private static readonly HashSet<(string Functions, string Method)> Called = [.. Sources.SelectMany(Calls)];

    private static readonly List<(string Method, string[] Path)> Asked = [.. Sources.SelectMany(Paths)];

    [Fact]
    public void Every_endpoint_is_reached_from_a_page_or_says_why_it_is_not()
    {
        var missing = ApiEndpoint.All.Where(endpoint => endpoint.Route.StartsWith("api/", StringComparison.Ordinal))
            .Where(endpoint => !IsReached(endpoint)).Select(endpoint => endpoint.Name);
        var unreached = missing.ToHashSet();
        var listed = ForMachines.Keys.Concat(Superseded.Keys).ToHashSet();
        Assert.True(unreached.SetEquals(listed), $"No page reaches {string.Join(", ", unreached.Except(listed))}; "
            + $"listed, and reached or gone, are {string.Join(", ", listed.Except(unreached))}.");
    }

    [Fact]
    public void What_a_page_shows_without_its_endpoint_it_shows() => Assert.All(
        Shown.Values, page => Assert.Contains(Sources, source => source.Contains($"Function(\"{page}\")", StringComparison.Ordinal)));

    private static bool IsReached(ApiEndpoint endpoint) =>
        Forms.Contains(endpoint.Name)
        || Shown.ContainsKey(endpoint.Name)
        || Called.Contains((endpoint.Functions.Name, endpoint.RouteEndpoint.Metadata.GetMetadata<MethodInfo>()!.Name))
        || (endpoint.Find<PerformsAttribute>()?.Actions ?? []).Any(
            action => ActionLink.AllOf(action).Append(ActionLink.FindOn(1, action)).Any(link => link?.Endpoint == endpoint))
        || Asked.Exists(asked => asked.Method == endpoint.Method && Fits(endpoint.Route.Split('/'), asked.Path));

    private static bool Fits(string[] route, string[] path) => route.Length == path.Length
        && route.Zip(path).All(step => step.First.StartsWith('{') || step.First == step.Second);

    // The functions of the API that a page calls to show what they answer.
    private static IEnumerable<(string, string)> Calls(string source) =>
        from held in Held().Matches(source)
        from call in Regex.Matches(source, $@"\b{held.Groups[2].Value}\.(\w+)(?:\(call|,)")
        select (held.Groups[1].Value, call.Groups[1].Value);

    // The paths of the API that forms and links of a source name; what is written into them at run time is any step.
    private static IEnumerable<(string, string[])> Paths(string source)
    {
        if (Helper().Match(source) is { Success: true } helper)
            source = Helped().Replace(Helper().Replace(source, ""), match => $"\"{helper.Groups[1].Value}{match.Groups[1].Value}\"");
        foreach (var match in InPath().Matches(source).Cast<Match>())
        {
            var tag = source[Math.Max(0, source.LastIndexOf('<', match.Index))..];
            tag = tag[..(tag.IndexOf("\">", StringComparison.Ordinal) is >= 0 and var end ? end + 1 : tag.Length)];
            var method = tag.Contains("href=", StringComparison.Ordinal) ? "GET"
                : MethodOf().Match(tag) is { Success: true } said ? said.Groups[1].Value : "POST";
            yield return (method, Any().Replace($"api/{match.Groups[2].Value}", "*").TrimEnd('/').Split('/'));
        }
    }

    [GeneratedRegex(@"<EndpointForm\s+Name=""(\w+)""")]
    private static partial Regex FormOf();

    [GeneratedRegex(@"\b(\w+Functions) (\w+)\b")]
    private static partial Regex Held();

    [GeneratedRegex(@"string Api\(string rest\) => \$""([^""]*)\{rest\}"";")]
    private static partial Regex Helper();

    [GeneratedRegex(@"\bApi\(\$?""([^""]*)""\)")]
    private static partial Regex Helped();

    [GeneratedRegex(@"/(api|send)/((?:\{[^}]*\}|[^""\s?<>])+)")]
    private static partial Regex InPath();

    [GeneratedRegex(@"Method=""(\w+)""")]
    private static partial Regex MethodOf();

    [GeneratedRegex(@"\{[^}]*\}|@[\w.!()]+(?:\(\))?")]
    private static partial Regex Any();
}
