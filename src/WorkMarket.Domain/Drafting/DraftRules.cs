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
            .. Text.Line(request.Title, "title", policy.TitleLength),
            .. Text.Required(request.Description, "description", policy.DescriptionLength),
            .. Text.Optional(request.Instructions, "instructions", policy.DescriptionLength),
            .. ProjectManager(request, company),
            .. ScheduleRules.Refusals(request.Schedule, "schedule", policy, now),
            .. request.Place is { } place ? PlaceRules.Check(place, "place", policy.Places) : [],
            .. request.Access is { } access ? AccessRules.Check(access.Details, "siteAccess.", policy.Places) : [],
            .. request.Access is not null && request.Place?.Site is null ? [new NoSite()] : Array.Empty<Refusal>(),
            .. PricingRules.Price(request.Price, "price", policy),
            .. PricingRules.Active(request.Price.Currency, "price"),
            .. SettingsRules.Check(settings, request.Schedule, policy),
            .. request.Requirements is { } required ? RequirementRules.Check(required, policy.Profiles) : [],
            .. ExternalIdRules.Check(request.ExternalId, policy),
        ];
        return refusals.IsEmpty
            ? new Decision.Accepted([new(now, by, new Created(id, new()
            {
                Company = company.Company,
                ProjectManager = request.ProjectManager ?? client.Id,
                Title = request.Title,
                Description = request.Description,
                Instructions = request.Instructions,
                Schedule = request.Schedule,
                Place = request.Place,
                Price = request.Price,
                Settings = settings,
                Requirements = request.Requirements,
            })), .. request.ExternalId is { } number ? [new Happened(now, by, new ExternalIdChanged(null, number))] : (Happened[])[],
            .. request.Access is { } kept ? [new Happened(now, by, new AccessChanged(kept.Hash()))] : (Happened[])[]])
            : new Decision.Refused(refusals);
    }

    private static AssignmentSettings Settings(DraftRequest request, AssignmentSettings inherited, Policy policy) => new()
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

    private static IEnumerable<Refusal> ProjectManager(DraftRequest request, CompanyFacts company)
    {
        if (request.ProjectManager is { } manager && !company.People.Contains(manager))
            yield return ProjectManagerRules.Unknown(manager);
    }
}
