using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Editing;

/// <summary>What the client changes at once (domain.md §9).</summary>
internal static class EditRules
{
    private const string ByProposal = "propose the change, which holds once the worker agrees";

    public static ActionRule[] Rows =>
    [
        new ActionRule<Assignment, Edit>(
            AssignmentAction.Edit, [Role.Client], [Status.Draft, Status.Sent, Status.Assigned, Status.InProgress, Status.OnHold], Change),
    ];

    /// <summary>What an edit makes of what it says, or why it cannot.</summary>
    public static (BriefChanges Changes, ImmutableList<Refusal> Refusals) Changes(Assignment state, BriefEdit to, Circumstances at)
    {
        ImmutableList<Refusal> missing = [.. Missing(to), .. Unknown(state, to)];
        if (!missing.IsEmpty)
            return (BriefChanges.None, missing);
        var next = Next(state, to, at.Policy);
        var changes = BriefChanges.Between(state.Brief, next);
        return (changes, changes.AreNone() ? [new NothingChanged()] : [.. Wrong(changes, next, at)]);
    }

    /// <summary>Whether deliverables ask for no more than others: the same types or fewer, no more files, none due earlier.</summary>
    public static bool IsFewerOrLater(Change<ImmutableList<DeliverableRequirement>> change) =>
        change.New!.TrueForAll(asked => change.Old!.Exists(before => before.Type == asked.Type && asked.Number <= before.Number
            && (asked.DueDays is not { } days || days >= before.DueDays)));

    private static Outcome Change(Assignment state, Edit edit, Circumstances at)
    {
        var (changes, refusals) = Changes(state, edit.To, at);
        return refusals.AddRange(state is WithWorker staffed ? Agreed(staffed, changes) : Offered(state, changes, at)).Or(
            new Edited(changes, state is Draft ? null : Untold.TellAt(state, at)));
    }

    // Work that is offered has to be still to come.
    private static IEnumerable<Refusal> Offered(Assignment state, BriefChanges changes, Circumstances at) =>
        state is Sent && changes.Schedule is { New: { } schedule } ? ScheduleRules.Over(schedule, "schedule", at.Now) : [];

    // Once a worker has it, what was agreed changes by consent, save what only makes it easier.
    private static IEnumerable<Refusal> Agreed(WithWorker staffed, BriefChanges changes)
    {
        foreach (var name in changes.In(nameof(BriefChanges.Title), nameof(BriefChanges.Deliverables)) is var free
            ? changes.Names().Except(free.Names()) : [])
        {
            yield return new NotAtOnce(JsonName(name), name switch
            {
                nameof(BriefChanges.Schedule) => "ask for another schedule",
                nameof(BriefChanges.Place) => "ask for another place",
                nameof(BriefChanges.Price) => "add funds, or decide on what the worker asks for",
                nameof(BriefChanges.Requirements) => "it was met when the worker got the assignment",
                _ => ByProposal,
            });
        }
        if (changes.Deliverables is not { } deliverables)
            yield break;
        if (!IsFewerOrLater(deliverables))
            yield return new NotAtOnce("deliverables", $"fewer or later ones hold at once; for others {ByProposal}");
        else if (staffed.Engagement.Change is { Changes.Deliverables: not null } proposed)
            yield return new ChangeUndecided(proposed.Id);
    }

    private static string JsonName(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";

    // What cannot be taken away is not null.
    private static IEnumerable<Refusal> Missing(BriefEdit to)
    {
        (string Field, bool IsNull)[] needed =
        [
            ("title", to.Title is { IsGiven: true, Value: null }),
            ("description", to.Description is { IsGiven: true, Value: null }),
            ("schedule", to.Schedule is { IsGiven: true, Value: null }),
            ("place", to.Place is { IsGiven: true, Value: null }),
            ("price", to.Price is { IsGiven: true, Value: null }),
            ("checkIn", to.CheckIn is { IsGiven: true, Value: null }),
            ("counteroffersOff", to.CounteroffersOff is { IsGiven: true, Value: null }),
            ("paymentTerms", to.PaymentTerms is { IsGiven: true, Value: null }),
        ];
        return needed.Where(field => field.IsNull).Select(field => new InvalidField(
            field.Field, "valueRequired", $"{Wording.Subject(field.Field)} cannot be taken away: leave it out, or say what it shall be."));
    }

    private static IEnumerable<Refusal> Unknown(Assignment state, BriefEdit to) =>
        DocumentRules.ForTerms(state, to.Documents.Value ?? []).Unknown.Select(document => new UnknownDocument(document));

    private static Brief Next(Assignment state, BriefEdit to, Policy policy) => Next(state.Brief, to, policy) with
    {
        Documents = to.Documents.IsGiven ? DocumentRules.ForTerms(state, to.Documents.Value ?? []).Documents : state.Brief.Documents,
    };

    private static Brief Next(Brief brief, BriefEdit to, Policy policy) => brief with
    {
        Title = to.Title.Or(brief.Title)!,
        Description = to.Description.Or(brief.Description)!,
        Instructions = to.Instructions.Or(brief.Instructions),
        Schedule = to.Schedule.Or(brief.Schedule)!,
        Place = to.Place.Or(brief.Place),
        Price = to.Price.Or(brief.Price)!,
        Requirements = to.Requirements.Or(brief.Requirements),
        Settings = brief.Settings with
        {
            Confirmation = to.Confirmation.IsGiven
                ? DraftRules.Confirmation(to.Confirmation.Value is not null, to.Confirmation.Value, brief.Settings.Confirmation, policy)
                : brief.Settings.Confirmation,
            CheckIn = to.CheckIn.Value is { } wish
                ? DraftRules.CheckIn(wish, brief.Settings.CheckIn) with { EarlyIn = brief.Settings.CheckIn.EarlyIn }
                : brief.Settings.CheckIn,
            Deliverables = to.Deliverables.Or(brief.Settings.Deliverables) ?? [],
            CounteroffersOff = to.CounteroffersOff.Or(null) ?? brief.Settings.CounteroffersOff,
            PaymentTerms = to.PaymentTerms.Or(brief.Settings.PaymentTerms)!,
        },
    };

    // What stays is not looked at again: a start that has passed meanwhile is no fault of the edit.
    private static IEnumerable<Refusal> Wrong(BriefChanges changes, Brief next, Circumstances at) =>
    [
        .. changes.Title is null ? [] : Text.Line(next.Title, "title", at.Policy.TitleLength),
        .. changes.Description is null ? [] : Text.Required(next.Description, "description", at.Policy.DescriptionLength),
        .. changes.Instructions is null ? [] : Text.Optional(next.Instructions, "instructions", at.Policy.DescriptionLength),
        .. changes.Schedule is null ? [] : ScheduleRules.Refusals(next.Schedule, "schedule", at.Policy, at.Now),
        .. changes.Place is { New: { } place } ? PlaceRules.Check(place, "place", at.Policy.Places) : [],
        .. changes.Price is null
            ? [] : PricingRules.Price(next.Price, "price", at.Policy).AddRange(PricingRules.Active(next.Price.Currency, "price")),
        .. changes.Requirements is null || next.Requirements is not { } required
            ? [] : RequirementRules.Check(required, at.Policy.Profiles),
        .. SettingsRules.Check(next.Settings, next.Schedule, at.Policy),
    ];
}
