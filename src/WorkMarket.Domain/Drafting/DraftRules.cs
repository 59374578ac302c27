using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Drafting;

/// <summary>Writing a draft (domain.md §2): it inherits the company's settings and may override each of them.</summary>
public static class DraftRules
{
    internal static ActionRule[] Rows =>
    [
        new ActionRule<Draft, DeleteDraft>(AssignmentAction.Delete, [Role.Client], [Status.Draft], (_, _, _) => new DraftDeleted()),
        new ActionRule<Assignment, VoidAssignment>(
            AssignmentAction.Void, [Role.Client], [Status.Draft, Status.Sent],
            (_, voiding, at) => Text.Optional(voiding.Note, "note", at.Policy).Or(new VoidedByClient(voiding.Note))),
    ];

    /// <summary>Decides whether a draft can be created as asked for. Refusals name every field that is wrong.</summary>
    public static Decision Create(AssignmentId id, DraftRequest request, Actor by, CompanyFacts company, Policy policy, Instant now)
    {
        if (by is not Actor.Client client || client.Company != company.Company)
            return new Decision.Refused([new RoleNotAllowed(AssignmentAction.Send, by.Role)]);
        var settings = Settings(request, company.Settings, policy);
        ImmutableList<Refusal> refusals =
        [
            .. Missing(request), .. Check(request, request.Schedule, company, policy, now),
            .. request.Access is { } access ? AccessRules.Check(access.Details, "siteAccess.", policy.Places) : [],
            .. request.Access is not null && request.Place?.Site is null ? [new NoSite()] : Array.Empty<Refusal>(),
            .. ExternalIdRules.Check(request.ExternalId, policy),
        ];
        if (!refusals.IsEmpty || request is not { Title: { } title, Description: { } description, Price: { } price })
            return new Decision.Refused(refusals);
        var created = new Created(id, new()
        {
            Company = company.Company,
            ProjectManager = request.ProjectManager ?? client.Id,
            Title = title,
            Description = description,
            Instructions = request.Instructions,
            Schedule = request.Schedule,
            Place = request.Place,
            Price = price,
            Settings = settings,
            Requirements = request.Requirements,
        })
        {
            Inherited = company.Settings,
        };
        Event?[] events =
        [
            created, request.ExternalId is { } number ? new ExternalIdChanged(null, number) : null,
            request.Access is { } kept ? new AccessChanged(kept.Hash()) : null,
        ];
        return new Decision.Accepted([.. events.OfType<Event>().Select(@event => new Happened(now, by, @event))]);
    }

    /// <summary>What is wrong with what a draft or a template says, as far as it says it: every field that is.</summary>
    internal static ImmutableList<Refusal> Check(
        DraftContent content, Schedule? schedule, CompanyFacts company, Policy policy, Instant now)
    {
        var settings = Settings(content, company.Settings, policy);
        return
        [
            .. content.Title is { } title ? Text.Line(title, "title", policy.TitleLength) : [],
            .. content.Description is { } description ? Text.Required(description, "description", policy.DescriptionLength) : [],
            .. Text.Optional(content.Instructions, "instructions", policy.DescriptionLength),
            .. ProjectManager(content, company),
            .. schedule is null ? [] : ScheduleRules.Refusals(schedule, "schedule", policy, now),
            .. content.Place is { } place ? PlaceRules.Check(place, "place", policy.Places) : [],
            .. content.Price is { } price
                ? [.. PricingRules.Price(price, "price", policy), .. PricingRules.Active(price.Currency, "price")]
                : ImmutableList<Refusal>.Empty,
            .. schedule is null ? SettingsRules.Check(settings, policy) : SettingsRules.Check(settings, schedule, policy),
            .. content.Requirements is { } required ? RequirementRules.Check(required, policy.Profiles) : [],
        ];
    }

    /// <summary>
    /// The parts that a draft inherited and that its company has otherwise today (domain.md §9). None where it is not known what it
    /// inherited.
    /// </summary>
    public static ImmutableList<SettingsPart> DiffersFromToday(Draft draft, AssignmentSettings today) =>
        draft.Inherited is not { } then ? []
        : [.. Enum.GetValues<SettingsPart>().Where(part =>
            SettingsParts.IsSame(part, draft.Brief.Settings, then) && !SettingsParts.IsSame(part, then, today))];

    private static IEnumerable<Refusal> Missing(DraftContent content)
    {
        foreach (var (field, isThere) in new[]
        {
            ("title", content.Title is not null), ("description", content.Description is not null), ("price", content.Price is not null),
        })
        {
            if (!isThere)
                yield return new InvalidField(field, "fieldRequired", $"A draft needs {Wording.Field(field)}.");
        }
    }

    private static AssignmentSettings Settings(DraftContent request, AssignmentSettings inherited, Policy policy) => new()
    {
        Confirmation = Confirmation(
            request.ConfirmationRequired ?? (request.Confirmation is not null || inherited.Confirmation is not null), request.Confirmation,
            inherited.Confirmation, policy),
        CheckIn = (request.CheckIn is { } wish ? CheckIn(wish, inherited.CheckIn) : inherited.CheckIn) with { EarlyIn = policy.EarlyIn },
        Deliverables = request.Deliverables ?? inherited.Deliverables,
        PaymentTerms = request.PaymentTerms ?? inherited.PaymentTerms,
        CounteroffersOff = request.CounteroffersOff ?? inherited.CounteroffersOff,
    };

    /// <summary>The window where one is required: what is not asked for is as it was, else as the platform has it.</summary>
    internal static ConfirmationWindow? Confirmation(bool isRequired, ConfirmationWish? wish, ConfirmationWindow? before, Policy policy) =>
        isRequired
            ? new(
                wish?.OpensBefore ?? before?.OpensBefore ?? policy.ConfirmationOpensBefore,
                wish?.ClosesBefore ?? before?.ClosesBefore ?? policy.ConfirmationClosesBefore)
            : null;

    /// <summary>How visits are recorded: what is not asked for is as it was.</summary>
    internal static CheckInSettings CheckIn(CheckInWish wish, CheckInSettings before) => new(
        wish.Required,
        wish.PhoneNumber switch
        {
            null => wish.Required ? before.PhoneNumber : null,
            "" => null,
            var number => number,
        },
        wish.Grace ?? before.Grace);

    private static IEnumerable<Refusal> ProjectManager(DraftContent request, CompanyFacts company)
    {
        if (request.ProjectManager is { } manager && !company.People.Contains(manager))
            yield return ProjectManagerRules.Unknown(manager);
    }
}
