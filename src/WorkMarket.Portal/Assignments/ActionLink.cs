using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkMarket.Api.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Portal.Forms;

namespace WorkMarket.Portal.Assignments;

/// <summary>An action on an assignment, on a thing of it, or on an engagement of it that ended, which has a page with its form.</summary>
/// <param name="Action">The action.</param>
/// <param name="Endpoint">The endpoint that performs it.</param>
public sealed record ActionLink(AssignmentAction Action, ApiEndpoint Endpoint)
{
    // What a form says of an assignment that the API has deeper inside: the settings stand beside the rest.
    private static readonly ImmutableHashSet<string> Settings =
        ["confirmation", "checkIn", "deliverables", "counteroffersOff", "paymentTerms"];

    // Forms of these begin with what is so now.
    private static readonly ImmutableHashSet<AssignmentAction> Changing =
    [
        AssignmentAction.Edit, AssignmentAction.ProposeChange, AssignmentAction.RequestReschedule, AssignmentAction.RequestPlaceChange,
        AssignmentAction.ChangeAccess, AssignmentAction.SetExternalId, AssignmentAction.ChangeProjectManager,
    ];

    // One endpoint takes them all, by their kind.
    private static readonly ImmutableDictionary<AssignmentAction, FundsKind> Kinds = new Dictionary<AssignmentAction, FundsKind>
    {
        [AssignmentAction.RequestBudgetIncrease] = FundsKind.BudgetIncrease,
        [AssignmentAction.RequestExpenseReimbursement] = FundsKind.ExpenseReimbursement,
        [AssignmentAction.RequestBonus] = FundsKind.Bonus,
    }.ToImmutableDictionary();

    // These are decided in sight of what they are about: the work that was submitted, the violations on record with the files.
    private static readonly ImmutableDictionary<AssignmentAction, string> SeenOn = new Dictionary<AssignmentAction, string>
    {
        [AssignmentAction.Approve] = "approval",
        [AssignmentAction.ReportViolation] = "violations",
    }.ToImmutableDictionary();

    private const string EngagementStep = "{engagement}";

    private static readonly ImmutableSortedDictionary<string, ActionLink> All = Links(onEnded: false);

    private static readonly ImmutableSortedDictionary<string, ActionLink> OnEnded = Links(onEnded: true);

    /// <summary>The number of the engagement that ended which it is on; null where it is on the assignment.</summary>
    public int? Engagement { get; private init; }

    /// <summary>Whether other endpoints perform the same action, as one grants and one refuses: then the endpoint names it.</summary>
    public bool IsOneOfSeveral { get; private init; }

    /// <summary>What it is called in an address.</summary>
    public string Code => JsonNamingPolicy.CamelCase.ConvertName(IsOneOfSeveral ? Endpoint.Name : Action.ToString());

    /// <summary>What it does, in words.</summary>
    public string Words => Wording.Sentence(IsOneOfSeveral ? Wording.Field(Code)["the ".Length..] : Wording.InWords(Action));

    /// <summary>Whether it is on a thing of the assignment, such as an application, whose id the route takes too.</summary>
    public bool IsOfItem => Names(Endpoint) == 2 && !IsOnEnded(Endpoint);

    /// <summary>The action of a name in an address, or null.</summary>
    public static ActionLink? Find(string code) => All.GetValueOrDefault(code);

    /// <summary>The action, where it has a page.</summary>
    public static ActionLink? Find(AssignmentAction action) => All.Values.FirstOrDefault(link => link.Action == action);

    /// <summary>The action of a name in an address, on the assignment or on an engagement that ended, or null.</summary>
    public static ActionLink? FindOn(int? engagement, string code) =>
        engagement is null ? Find(code) : OnEnded.GetValueOrDefault(code) is { } link ? link with { Engagement = engagement } : null;

    /// <summary>The action on the assignment, or on an engagement that ended, where it has a page.</summary>
    public static ActionLink? FindOn(int? engagement, AssignmentAction action) => engagement is null ? Find(action)
        : OnEnded.Values.FirstOrDefault(link => link.Action == action) is { } found ? found with { Engagement = engagement } : null;

    /// <summary>The path of the page of an assignment, or of an engagement of it that ended.</summary>
    public static string PageOf(AssignmentId id, int? engagement) =>
        $"/assignments/{id}{(engagement is { } number ? $"/engagements/{number}" : "")}";

    /// <summary>What performs an action: the endpoint, or several where it has more than one outcome.</summary>
    public static IEnumerable<ActionLink> AllOf(AssignmentAction action) => All.Values.Where(link => link.Action == action);

    /// <summary>
    /// The path of the page that has its form: one of its own, which holds nothing else, or the page on which one sees what it is about.
    /// </summary>
    public string PathOf(AssignmentId id, string? item = null) =>
        $"{PageOf(id, Engagement)}/{(Engagement is null ? SeenOn.GetValueOrDefault(Action) : null) ?? $"actions/{Code}"}"
        + (item is null ? "" : $"/{Uri.EscapeDataString(item)}");

    /// <summary>Whether its form stands on a page with what it is about.</summary>
    public bool IsOnPage => Engagement is null && SeenOn.ContainsKey(Action);

    /// <summary>The path of the API that it asks for.</summary>
    public string ApiPathOf(AssignmentId id, string? item = null) => string.Join('/', Endpoint.Route.Split('/').Select(step =>
        step == "{assignment}" ? id.Value
        : step == EngagementStep ? $"{Engagement}"
        : step.StartsWith('{') ? Uri.EscapeDataString(item ?? "") : step).Prepend(""));

    private static bool IsOnEnded(ApiEndpoint endpoint) => endpoint.Route.Contains(EngagementStep, StringComparison.Ordinal);

    private static int Names(ApiEndpoint endpoint) => endpoint.Route.Count(letter => letter == '{');

    private static ImmutableSortedDictionary<string, ActionLink> Links(bool onEnded) => ApiEndpoint.All
        .Where(endpoint => IsOnEnded(endpoint) == onEnded && Names(endpoint) <= 2 && !endpoint.Has<TakesFileAttribute>())
        .SelectMany(endpoint => endpoint.Find<PerformsAttribute>()?.Actions.Select(action => new ActionLink(action, endpoint)) ?? [])
        .GroupBy(link => link.Action)
        .SelectMany(some => some.Count() == 1 ? some : some.Select(link => link with { IsOneOfSeveral = true }))
        .ToImmutableSortedDictionary(link => link.Code, link => link);

    /// <summary>What its form begins with; null for an empty form.</summary>
    public JsonObject? Now(AssignmentView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        // Its price is one of two, not an amount.
        if (Action == AssignmentAction.OfferAgain)
            return new() { ["schedule"] = JsonSerializer.SerializeToNode(view.Schedule, ApiJson.Answers) };
        if (!Changing.Contains(Action) && Action != AssignmentAction.Counteroffer)
            return null;
        var now = Standing(view);
        if (Action == AssignmentAction.Counteroffer)
            return new() { ["price"] = now["price"]?.DeepClone() };
        if (Action == AssignmentAction.ChangeAccess && now["siteAccess"] is JsonObject access)
            return access.DeepClone().AsObject();
        return now;
    }

    /// <summary>What a form that says all of an assignment is filled in with.</summary>
    public static JsonObject Standing(AssignmentView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var now = JsonSerializer.SerializeToNode(view, ApiJson.Answers)!.AsObject();
        foreach (var (name, value) in now["settings"]!.AsObject().Where(setting => Settings.Contains(setting.Key)).ToList())
            now[name] = value?.DeepClone();
        if (now["confirmation"] is JsonObject window)
            window["required"] = true;
        return now;
    }

    /// <summary>
    /// What its form leaves out: that the company's scorecard is known need not be said where it warns of nothing; a receipt has a form of
    /// its own; and a price by the hour or the unit is increased by more of these, anything else by an amount.
    /// </summary>
    public ImmutableHashSet<string> Without(AssignmentView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        ImmutableHashSet<string> without = ["receipt.upload", "receipt.fileName", "receipt.sha256"];
        if (view.CompanyScorecard is not { Warnings.IsEmpty: false })
            without = without.Add("confirmCompanyScorecard");
        if (Action == AssignmentAction.RequestBudgetIncrease && view.Price is not Pricing.Flat)
            return without.Add("amount.amount");
        return Kinds.ContainsKey(Action) || view.Price is Pricing.Flat ? without.Add("quantity") : without;
    }

    /// <summary>What its form says without asking: the version of the terms that were read, the zone of the place.</summary>
    public ImmutableDictionary<string, string> Fixed(AssignmentView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (Endpoint.Body?.RequestType is not { } body || Action == AssignmentAction.Edit)
            return ImmutableDictionary<string, string>.Empty;
        if (Kinds.TryGetValue(Action, out var kind))
            return ImmutableDictionary<string, string>.Empty.Add("kind", JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()));
        return BodyFields.Of(body).Select(field => field.Name).Where(name => name is "termsVersion" or "schedule.timeZone")
            .ToImmutableDictionary(
                name => name,
                name => name == "termsVersion"
                    ? view.TermsVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    : view.Schedule.TimeZone.Id);
    }
}
