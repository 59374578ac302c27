using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Documents;
using WorkMarket.Api.Funds;
using WorkMarket.Api.Negotiation;
using WorkMarket.Api.Places;
using WorkMarket.Api.Scorecards;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Places;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Api.Assignments;

/// <summary>An action that is not allowed now.</summary>
/// <param name="Action">The action.</param>
/// <param name="Refusals">The rules that stand in the way, whatever is sent; with <c>holdsFrom</c> where time alone ends it.</param>
public sealed record NotAllowed(AssignmentAction Action, ImmutableList<Refusal> Refusals);

/// <summary>An assignment as its reader may see it, with what fell due until now.</summary>
public sealed record AssignmentView
{
    /// <summary>The assignment's id.</summary>
    public required AssignmentId Id { get; init; }

    /// <summary>
    /// The number by which people name it, the one to type on a telephone; left out of one from before all had one, until it is written
    /// again.
    /// </summary>
    public AssignmentNumber? Number { get; init; }

    /// <summary>Its version, which is also its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required Status Status { get; init; }

    /// <summary>The client company.</summary>
    public required CompanyId Company { get; init; }

    /// <summary>The project manager.</summary>
    public required PersonId ProjectManager { get; init; }

    /// <summary>The client's own number for it; left out where it has none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>A short name for the work.</summary>
    public required string Title { get; init; }

    /// <summary>The scope of work, in full.</summary>
    public required string Description { get; init; }

    /// <summary>Instructions for the work.</summary>
    public string? Instructions { get; init; }

    /// <summary>When the work is to be done.</summary>
    public required ScheduleBody Schedule { get; init; }

    /// <summary>Where it is done, as far as this reader may see; left out where the client did not say.</summary>
    public PlaceView? Place { get; init; }

    /// <summary>
    /// For a worker, how far it is from the worker's home: roughly for who may not see the street, and left out where that is not known.
    /// </summary>
    public Distance? Distance { get; init; }

    /// <summary>
    /// Whom to ask for on site and how to get in; for those who see the street, and left out where nothing is said of it.
    /// </summary>
    public AccessDetails? SiteAccess { get; init; }

    /// <summary>Another place that the client has asked for and the worker has not decided on.</summary>
    public PlaceRequestView? PlaceRequest { get; init; }

    /// <summary>What the work pays, before anything that is added.</summary>
    public required Pricing Price { get; init; }

    /// <summary>How it is run.</summary>
    public required AssignmentSettings Settings { get; init; }

    /// <summary>
    /// The parts of the settings that the draft inherited and that its company has otherwise by now; left out where there are none, and
    /// from Sent on, when nothing is inherited any more. For the client.
    /// </summary>
    public ImmutableList<SettingsPart>? DiffersFromToday { get; init; }

    /// <summary>What a worker has to have and to have shown before applying.</summary>
    public WorkRequirements? Requirements { get; init; }

    /// <summary>
    /// The version of these terms, which is all but title and project manager. Whoever applies, makes a counteroffer or renews names the
    /// one that was read.
    /// </summary>
    public required int TermsVersion { get; init; }

    /// <summary>The version of the terms on which the worker got it.</summary>
    public int? AgreedTermsVersion { get; init; }

    /// <summary>What the client said more clearly since the worker has it, beside the text.</summary>
    public ImmutableList<Clarification>? Clarifications { get; init; }

    /// <summary>A change that the client proposes and the worker has not decided on; until then all stays as it was agreed.</summary>
    public ProposedChange? ProposedChange { get; init; }

    /// <summary>The client's documents that this reader may see; left out where there are none.</summary>
    public ImmutableList<DocumentView>? Documents { get; init; }

    /// <summary>Those of them that this reader does not meet; for a worker to whom it is offered.</summary>
    public ImmutableList<UnmetRequirement>? UnmetRequirements { get; init; }

    /// <summary>The company's scorecard with its warnings; for a worker to whom it is offered.</summary>
    public CompanyScorecardView? CompanyScorecard { get; init; }

    /// <summary>When it was created.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>The labels that are on.</summary>
    public required ImmutableSortedSet<Label> Labels { get; init; }

    /// <summary>What has to be done before completion, and how far each item is.</summary>
    public required ImmutableList<ChecklistItem> Checklist { get; init; }

    /// <summary>What this reader can do now.</summary>
    public required ImmutableList<AssignmentAction> AllowedActions { get; init; }

    /// <summary>What this reader could do on the assignment at another time or after something else, and why not now.</summary>
    public required ImmutableList<NotAllowed> NotAllowed { get; init; }

    /// <summary>What this reader has to do about it now, and since when.</summary>
    public required ImmutableList<NeedView> NeedsAction { get; init; }

    /// <summary>To whom it is offered; for the client and support.</summary>
    public Audience? OfferedTo { get; init; }

    /// <summary>
    /// Since when it takes no applications, as the worker who had it has it no more; left out while it takes them.
    /// </summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>What had been agreed with that worker, until it is offered again; for the client and support.</summary>
    public Pricing? PresentPrice { get; init; }

    /// <summary>Workers who gave it back or abandoned it, and from whom it is hidden; for the client and support.</summary>
    public ImmutableList<PersonId>? LeftOut { get; init; }

    /// <summary>The applications, closed ones included; for a worker, the worker's own.</summary>
    public ImmutableList<ApplicationItem>? Applications { get; init; }

    /// <summary>The worker who has it.</summary>
    public PersonId? Worker { get; init; }

    /// <summary>Since when that worker has it.</summary>
    public Instant? AssignedAt { get; init; }

    /// <summary>When the schedule was confirmed.</summary>
    public Instant? ConfirmedAt { get; init; }

    /// <summary>The visits. The version of each is what If-Match names when it is changed.</summary>
    public ImmutableList<Visit>? Visits { get; init; }

    /// <summary>
    /// What the time log holds that is to be seen apart at approval: time before the start and after the end, times that were changed, sent
    /// late or put in over another channel than the required one, and hours beyond those charged. Left out where there is nothing.
    /// </summary>
    public TimesApart? TimesApart { get; init; }

    /// <summary>The requests for additional funds, what the client added among them.</summary>
    public ImmutableList<FundsView>? Funds { get; init; }

    /// <summary>What is to be paid, line by line; before completion, what it comes to so far.</summary>
    public Total? Total { get; init; }

    /// <summary>The client's latest proposal to pay less than what was submitted came to.</summary>
    public LowerAmount? LowerAmount { get; init; }

    /// <summary>Why it was sent back.</summary>
    public string? SentBackReason { get; init; }

    /// <summary>Since when it is on hold, and why, where it is.</summary>
    public HoldView? Hold { get; init; }

    /// <summary>A hold that the client has asked for and the worker has not decided on.</summary>
    public RequestedHold? HoldRequest { get; init; }

    /// <summary>
    /// Since when no schedule counts, because a hold ended by itself and none was agreed since; nothing is late until then.
    /// </summary>
    public Instant? UnscheduledSince { get; init; }

    /// <summary>Another schedule that one side has asked for.</summary>
    public RescheduleView? RescheduleRequest { get; init; }

    /// <summary>What the worker asked about subcontracting.</summary>
    public ImmutableList<Subcontract>? Subcontracts { get; init; }

    /// <summary>The workers who had it before; for the client and support.</summary>
    public ImmutableList<FormerView>? Former { get; init; }

    /// <summary>The client's cancellation.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>What the worker submitted.</summary>
    public Completion? Completion { get; init; }

    /// <summary>What is to be paid, and until when.</summary>
    public InvoiceView? Invoice { get; init; }

    /// <summary>When it was paid.</summary>
    public Instant? PaidAt { get; init; }

    /// <summary>
    /// How the payment that the client stated stands: until when the worker can say that it did not arrive, and whether it is final.
    /// </summary>
    public StatedPayment? StatedPayment { get; init; }

    /// <summary>The payment that the client stated before and that did not arrive.</summary>
    public NotReceived? NotReceived { get; init; }

    /// <summary>
    /// Until when both sides may rate each other, unless both do before; left out where there is nothing to rate any more.
    /// </summary>
    public Instant? RateUntil { get; init; }

    /// <summary>What the two sides say of each other, as far as this reader may read it.</summary>
    public RatingPair? Ratings { get; init; }

    /// <summary>The view of a reader.</summary>
    public static AssignmentView FromCase(CaseView view, Actor by)
    {
        var state = view.State;
        var engagement = (state as WithWorker)?.Engagement;
        var isParty = Access.IsParty(state, by);
        return new()
        {
            Id = state.Id,
            Number = state.Core.Number,
            Version = view.Version,
            Status = state.Status,
            Company = state.Brief.Company,
            ProjectManager = state.Brief.ProjectManager,
            ExternalId = state.Core.ExternalId,
            Title = state.Brief.Title,
            Description = state.Brief.Description,
            Instructions = state.Brief.Instructions,
            Schedule = new(state.Brief.Schedule),
            Place = PlaceRules.ForReader(state, by, state.Brief.Place) is { } place ? PlaceView.FromPlace(place) : null,
            Distance = view.Distance,
            SiteAccess = view.Access,
            PlaceRequest = isParty && engagement?.PlaceRequest is { } elsewhere
                ? PlaceRequestView.FromRequest(elsewhere, state.Brief.Schedule)
                : null,
            Price = Parts.PriceOf(state),
            Settings = state.Brief.Settings,
            DiffersFromToday = state is Draft draft && view.Facts.CompanySettings is { } today
                && DraftRules.DiffersFromToday(draft, today) is { IsEmpty: false } differs ? differs : null,
            Requirements = state.Brief.Requirements,
            TermsVersion = TermsRead.VersionOf(state),
            AgreedTermsVersion = isParty && engagement is not null ? engagement.TermsVersion ?? 1 : null,
            Clarifications = engagement?.Clarifications,
            ProposedChange = engagement?.Change,
            Documents = DocumentView.ReadBy(state, by) is { IsEmpty: false } documents ? documents : null,
            UnmetRequirements = by is Actor.Worker && state is Sent
                ? Eligibility.UnmetOf(state.Brief, state.Brief.Schedule, view.Facts, view.At)
                : null,
            CompanyScorecard = by is Actor.Worker && state is Sent ? Scorecard(view) : null,
            CreatedAt = state.Core.CreatedAt,
            Labels = engagement?.Labels ?? [],
            Checklist = Domain.Checklists.Checklist.ItemsAt(state, view.At),
            AllowedActions = [.. view.Allowed],
            NotAllowed = [.. view.Standing.Select(action => new NotAllowed(action.Action, action.Refusals))],
            NeedsAction = NeedView.FromNeeds(TodoRules.ForActor(state, by), view.At),
            OfferedTo = by is Actor.Worker ? null : Parts.AudienceOf(state),
            ClosedAt = (state as Sent)?.ClosedAt,
            PresentPrice = by is Actor.Worker ? null : (state as Sent)?.AgreedPrice,
            LeftOut = by is Actor.Worker ? null : (state as Sent)?.LeftOut is { IsEmpty: false } leftOut ? leftOut : null,
            Applications = Parts.ApplicationsOf(state)?.FindAll(application => by is not Actor.Worker worker
                || application.Worker == worker.Id).ConvertAll(application => ApplicationItem.ForReader(application, view, by)),
            Worker = isParty ? engagement?.Worker : null,
            AssignedAt = engagement?.AssignedAt,
            ConfirmedAt = engagement?.ConfirmedAt,
            Visits = engagement?.Visits,
            TimesApart = isParty ? TimesApart.FromCase(state, view.Facts.Policy, LookedElsewhere(view, engagement)) : null,
            Funds = isParty ? engagement?.Funds.ConvertAll(request => FundsView.FromRequest(state.Core, request)) : null,
            Total = isParty && state is WithWorker staffed ? Domain.Funds.Total.Compute(staffed) : null,
            LowerAmount = isParty ? engagement?.LowerAmount : null,
            SentBackReason = (state as InProgress)?.SentBackReason,
            Hold = state is OnHold held ? new(held.HeldAt, held.Reason, held.Until) : null,
            HoldRequest = engagement?.HoldRequest,
            UnscheduledSince = engagement?.UnscheduledSince,
            RescheduleRequest = engagement?.Reschedule is { } asked ? RescheduleView.FromRequest(asked) : null,
            Subcontracts = engagement?.Subcontracts,
            Former = by is Actor.Worker ? null : FormerView.FromCase(state),
            Cancellation = Parts.CancellationOf(state),
            Completion = Parts.CompletionOf(state),
            Invoice = Parts.InvoiceOf(state) is { } invoice ? InvoiceView.FromInvoice(invoice, state.Core) : null,
            PaidAt = (state as Paid)?.PaidAt,
            StatedPayment = Parts.StatedOf(state),
            NotReceived = (state as Invoiced)?.NotReceived,
            RateUntil = isParty ? RatingWindow.Until(state) : null,
            Ratings = RatingPair.AsReadBy(state, by),
        };
    }

    private static ImmutableList<TimeElsewhere>? LookedElsewhere(CaseView view, Engagement? engagement) =>
        engagement is not null && view.Facts.VisitsElsewhere is { } elsewhere
            ? TimeElsewhere.Find(engagement.Visits, elsewhere, view.At) ?? []
            : null;

    private static CompanyScorecardView? Scorecard(CaseView view)
    {
        var settings = view.Facts.Policy.Scorecards;
        return view.Facts.CompanyFigures is { } figures
            ? CompanyScorecardView.FromScorecard(
                view.State.Brief.Company, new(view.At, settings.FirstDay(settings.CompanyWindow, view.At), figures), settings,
                Explanations.None)
            : null;
    }
}

/// <summary>What is to be paid, and until when.</summary>
/// <param name="Number">
/// The number by which people name it: the assignment's, and which of its invoices this is; left out as long as the assignment has none.
/// </param>
/// <param name="Amount">What is to be paid.</param>
/// <param name="ApprovedAt">When it was approved, or cancelled with something to pay.</param>
/// <param name="DueAt">Until when it is to be paid.</param>
/// <param name="Payments">What payment providers reported of it, reversed payments too; left out where they did not.</param>
/// <param name="Left">What is left to pay beside that and what the client stated; left out where they did not.</param>
public sealed record InvoiceView(
    InvoiceNumber? Number, Money Amount, Instant ApprovedAt, Instant DueAt, ImmutableList<ReportedPayment>? Payments, Money? Left)
{
    internal static InvoiceView FromInvoice(Invoice invoice, Core core) => invoice.Payments.IsEmpty
        ? new(invoice.NumberIn(core), invoice.Amount, invoice.ApprovedAt, invoice.DueAt, null, null)
        : new(invoice.NumberIn(core), invoice.Amount, invoice.ApprovedAt, invoice.DueAt, invoice.Payments, invoice.Left());
}

/// <summary>A worker who had the assignment, and what is left between the client and that worker.</summary>
/// <param name="Number">The number of the engagement, by which it is named.</param>
/// <param name="Worker">Who had it.</param>
/// <param name="End">How it ended.</param>
/// <param name="AssignedAt">Since when the worker had it.</param>
/// <param name="EndedAt">When that worker no longer had it.</param>
/// <param name="ScheduledStart">The scheduled start as it was then.</param>
/// <param name="EndedBy">Who reported it, where it was abandoned.</param>
/// <param name="ContestUntil">Until when the worker can contest that.</param>
/// <param name="Status">
/// Whether something is to be paid for it or was; left out where nothing is left to say or to do, and where it ended before that was kept.
/// </param>
/// <param name="Invoice">What is to be paid for it, and until when.</param>
/// <param name="PaidAt">When it was paid.</param>
/// <param name="StatedPayment">How the payment that the client stated stands.</param>
public sealed record FormerView(
    int Number, PersonId Worker, EngagementEnd End, Instant AssignedAt, Instant EndedAt, Instant ScheduledStart, Actor? EndedBy,
    Instant? ContestUntil, Status? Status, InvoiceView? Invoice, Instant? PaidAt, StatedPayment? StatedPayment)
{
    internal static ImmutableList<FormerView> FromCase(Assignment state) =>
    [
        .. state.Core.Former.Select((former, index) => new FormerView(
            index + 1, former.Worker, former.End, former.AssignedAt, former.EndedAt, former.ScheduledStart, former.EndedBy,
            former.ContestUntil, former.State?.Status,
            former.State is { } ended && Parts.InvoiceOf(ended) is { } invoice ? InvoiceView.FromInvoice(invoice, state.Core) : null,
            (former.State as Paid)?.PaidAt, former.State is { } end ? Parts.StatedOf(end) : null)),
    ];
}

/// <summary>Since when it is on hold, why, and until when.</summary>
/// <param name="Since">When it was put on hold.</param>
/// <param name="Reason">What the client said about it.</param>
/// <param name="Until">When it is released by itself; left out where it was put on hold before holds had an end.</param>
public sealed record HoldView(Instant Since, string Reason, Instant? Until);

/// <summary>Another schedule that one side has asked the other for, why, and when.</summary>
/// <param name="By">The side that asked.</param>
/// <param name="Schedule">When the work shall be done instead.</param>
/// <param name="Reason">What speaks for it; left out where nothing was said.</param>
/// <param name="At">When it was asked.</param>
public sealed record RescheduleView(Role By, ScheduleBody Schedule, string? Reason, Instant At)
{
    internal static RescheduleView FromRequest(RescheduleRequest request) =>
        new(request.By, new(request.Schedule), request.Reason, request.At);
}
