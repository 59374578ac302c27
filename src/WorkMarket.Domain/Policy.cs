using System.ComponentModel.DataAnnotations;
using NodaTime;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain;

/// <summary>The platform's own limits, each a setting with its default.</summary>
public sealed record Policy
{
    /// <summary>The platform as it comes.</summary>
    public static Policy Default { get; } = new();

    /// <summary>When a confirmation window opens before the start, unless the company says otherwise (domain.md §3: 24 h).</summary>
    public Period ConfirmationOpensBefore { get; init; } = Period.FromHours(24);

    /// <summary>When a confirmation window closes before the start (domain.md §3: 2 h).</summary>
    [Range(typeof(Period), "P0D", "P10Y")]
    public Period ConfirmationClosesBefore { get; init; } = Period.FromHours(2);

    /// <summary>How long after the scheduled start or end a missing time makes the worker late (domain.md §3: 15 min).</summary>
    [Range(typeof(Duration), "PT0S", "P3660D")]
    public Duration Grace { get; init; } = Duration.FromMinutes(15);

    /// <summary>How long before the scheduled start a visit may begin and still count as being in (domain.md §3: 30 min).</summary>
    [Range(typeof(Duration), "PT0S", "P3660D")]
    public Duration EarlyIn { get; init; } = Duration.FromMinutes(30);

    /// <summary>From how long after it a time that is put in counts as sent late (domain.md §3: 15 min).</summary>
    [Range(typeof(Duration), "PT0S", "P3660D")]
    public Duration SentLate { get; init; } = Duration.FromMinutes(15);

    /// <summary>The longest grace that a company's settings may hold.</summary>
    public Duration LongestGrace { get; init; } = Duration.FromDays(1);

    /// <summary>How long after approval an invoice is due, unless the company says otherwise (domain.md §2: 30 days).</summary>
    [Range(typeof(Period), "P0D", "P10Y")]
    public Period PaymentTerms { get; init; } = Period.FromDays(30);

    /// <summary>
    /// How long a worker can say that a payment which the client stated by hand did not arrive (domain.md §2: 10 business days, each 24
    /// business hours).
    /// </summary>
    public BusinessSpan NotReceivedWithin { get; init; } = BusinessSpan.FromHours(240);

    /// <summary>How long before its start an assignment is listed as starting (24 h).</summary>
    public Duration StartingSoon { get; init; } = Duration.FromHours(24);

    /// <summary>How far ahead of receipt a reported time may lie (domain.md §3: 2 min).</summary>
    [Range(typeof(Duration), "PT0S", "P1D")]
    public Duration ReportedTimeAhead { get; init; } = Duration.FromMinutes(2);

    /// <summary>The calendar in which business hours count, in the platform's zone (domain.md §6).</summary>
    public BusinessCalendar BusinessTime { get; init; } = new();

    /// <summary>How long a client has to explain a disputed rating (domain.md §4: 48 business hours).</summary>
    public BusinessSpan ExplanationWithin { get; init; } = BusinessSpan.FromHours(48);

    /// <summary>
    /// How long after the payment, the due date or the end of the assignment, whichever comes first, both sides may rate, counted in the
    /// assignment's zone (domain.md §4: 14 days).
    /// </summary>
    [Range(typeof(Period), "P0D", "P10Y")]
    public Period RatingWindow { get; init; } = Period.FromDays(14);

    /// <summary>The longest comment to a rating, in characters: it stays with the assignment and shows on profiles.</summary>
    public int RatingCommentLength { get; init; } = 1_000;

    /// <summary>
    /// How long after the scheduled start, or the assignment where that is later, the client can report an abandonment (domain.md §2: 1 h).
    /// </summary>
    [Range(typeof(Duration), "PT0S", "P30D")]
    public Duration AbandonedAfter { get; init; } = Duration.FromHours(1);

    /// <summary>How long a worker can contest a reported abandonment (domain.md §2: 5 business days, 120 business hours).</summary>
    public BusinessSpan ContestWithin { get; init; } = BusinessSpan.FromHours(120);

    /// <summary>The most violations that one role can report on an assignment.</summary>
    public int ViolationsPerRole { get; init; } = 20;

    /// <summary>
    /// How long support has to decide a reported violation; undecided, it stands in no escalation's way (domain.md §5: 5 business days).
    /// </summary>
    public BusinessSpan ViolationDecidedWithin { get; init; } = BusinessSpan.FromHours(5 * 24);

    /// <summary>The most deliverables that a report of a violation can name.</summary>
    public int ViolationEvidence { get; init; } = 50;

    /// <summary>The largest deliverable, in bytes (domain.md §3: 250 MiB). Storage copies no more than 256 MiB at once.</summary>
    [Range(typeof(long), "1", "268435456")]
    public long DeliverableBytes { get; init; } = 250L * 1024 * 1024;

    /// <summary>The most days after the last check-out that a deliverable may be due (domain.md §3: 7).</summary>
    [Range(0, 366)]
    public int DeliverableDueDays { get; init; } = 7;

    /// <summary>
    /// From how long after a scanner's finding a deliverable is late that was there in time and is missing again by it (domain.md §3: 48
    /// hours).
    /// </summary>
    [Range(typeof(Duration), "PT0S", "P3660D")]
    public Duration LateAfterFinding { get; init; } = Duration.FromHours(48);

    /// <summary>The most files that one requirement may ask for.</summary>
    public int DeliverablesPerRequirement { get; init; } = 100;

    /// <summary>The highest price, in major units: prices of ten digits are refused.</summary>
    [Range(typeof(decimal), "1", "999999999999")]
    public decimal HighestPrice { get; init; } = 999_999_999m;

    /// <summary>The most hours or units that a price, or what was worked, may hold.</summary>
    public decimal HighestQuantity { get; init; } = 99_999m;

    /// <summary>How many decimals hours and units have at most.</summary>
    [Range(0, 9)]
    public int QuantityDecimals { get; init; } = 2;

    /// <summary>How long a scheduled start may have passed when a draft is written.</summary>
    [Range(typeof(Duration), "PT0S", "P3660D")]
    public Duration ScheduleBehind { get; init; } = Duration.FromDays(1);

    /// <summary>How far ahead a schedule may lie.</summary>
    public Duration ScheduleAhead { get; init; } = Duration.FromDays(5 * 365);

    /// <summary>How long a scheduled piece of work may last.</summary>
    public Duration LongestSchedule { get; init; } = Duration.FromDays(366);

    /// <summary>The longest span that a company's settings may hold: a confirmation window before the start, or payment terms.</summary>
    public Period LongestSpan { get; init; } = Period.FromYears(1);

    /// <summary>
    /// How long a hold can last that the worker did not agree to, in days of the assignment's zone (domain.md §2: 30 days).
    /// </summary>
    public Period LongestHold { get; init; } = Period.FromDays(30);

    /// <summary>How long before a hold ends by itself both sides are told (domain.md §7: hold ending).</summary>
    public Duration HoldEndingNotice { get; init; } = Duration.FromHours(24);

    /// <summary>
    /// How long work has to be on hold until it can be completed nevertheless (domain.md §2: 5 business days, 120 hours).
    /// </summary>
    public BusinessSpan HeldForCompletion { get; init; } = BusinessSpan.FromHours(120);

    /// <summary>For how long after the assignment, before the start, a worker gives it back uncounted (domain.md §2: 1 h).</summary>
    [Range(typeof(Duration), "PT0S", "P3660D")]
    public Duration GiveBackWithin { get; init; } = Duration.FromHours(1);

    /// <summary>The longest phone number, in characters.</summary>
    public int PhoneNumberLength { get; init; } = 40;

    /// <summary>The longest title, in characters.</summary>
    public int TitleLength { get; init; } = 200;

    /// <summary>How many reply templates one person has, and how many a company or the desk shares.</summary>
    public int ReplyTemplates { get; init; } = 200;

    /// <summary>How many documents an assignment takes, all their versions counted.</summary>
    public int Documents { get; init; } = 50;

    /// <summary>The longest external id, in characters (domain.md §9: 100).</summary>
    public int ExternalIdLength { get; init; } = 100;

    /// <summary>The longest description or instructions, in characters.</summary>
    public int DescriptionLength { get; init; } = 20_000;

    /// <summary>The longest message, summary, reason or note, in characters.</summary>
    public int TextLength { get; init; } = 10_000;

    /// <summary>
    /// The longest reason of a request for funds or of declining one, in characters: what is asked for stays with the assignment.
    /// </summary>
    public int FundsReasonLength { get; init; } = 500;

    /// <summary>The most requests for funds on one assignment, those of the client among them.</summary>
    public int FundsRequests { get; init; } = 50;

    /// <summary>The longest reason of a request that waits for a decision, in characters: it stays with the assignment.</summary>
    public int RequestReasonLength { get; init; } = 500;

    /// <summary>The longest name of somebody outside WorkMarket, in characters.</summary>
    public int NameLength { get; init; } = 200;

    /// <summary>The most subcontract requests on one assignment.</summary>
    public int Subcontracts { get; init; } = 50;

    /// <summary>How long beyond the client's average approval time an approval may take until it is overdue (domain.md §6: 48 h).</summary>
    public Duration ApprovalAllowance { get; init; } = Duration.FromHours(48);

    /// <summary>What counts as the average approval time of a client of whom none is known (domain.md §6: 3 days).</summary>
    public Duration UsualApproval { get; init; } = Duration.FromDays(3);

    /// <summary>
    /// The longest note to an application, in characters: it stays with the assignment until a worker is chosen and after.
    /// </summary>
    public int ApplicationNoteLength { get; init; } = 500;

    /// <summary>How long an application can be accepted, counted in the assignment's zone (domain.md §2: 14 days).</summary>
    public Period ApplicationValidFor { get; init; } = Period.FromDays(14);

    /// <summary>The most applications to one assignment, closed ones included.</summary>
    public int Applications { get; init; } = 200;

    /// <summary>The most applications of one worker to one assignment, counteroffers and closed ones included.</summary>
    public int ApplicationsPerWorker { get; init; } = 10;

    /// <summary>How long a counteroffer can stay open that says when it expires.</summary>
    public Duration LongestCounteroffer { get; init; } = Duration.FromDays(90);

    /// <summary>The most questions on one assignment.</summary>
    public int Questions { get; init; } = 200;

    /// <summary>The most questions of one worker on one assignment.</summary>
    public int QuestionsPerWorker { get; init; } = 20;

    /// <summary>The most workers named in one sending.</summary>
    public int NamedWorkers { get; init; } = 200;

    /// <summary>
    /// The most messages that each side can post on one assignment in a day, which begins at midnight in the assignment's zone; a client's
    /// updates on an escalation count as messages (500).
    /// </summary>
    public int MessagesPerDay { get; init; } = 500;

    /// <summary>
    /// The most files whose upload is begun, and the most that are handed in, on one assignment in a day, which begins at midnight in the
    /// assignment's zone (200).
    /// </summary>
    [Range(1, 2_000)]
    public int UploadsPerDay { get; init; } = 200;

    /// <summary>The windows and limits of editing.</summary>
    public EditingPolicy Editing { get; init; } = new();

    /// <summary>The windows and limits of the worker escalation.</summary>
    public EscalationPolicy Escalations { get; init; } = new();

    /// <summary>How scorecards count and when they warn.</summary>
    public ScorecardSettings Scorecards { get; init; } = new();

    /// <summary>The limits of workers' profiles, and of the names in requirements.</summary>
    public ProfilePolicy Profiles { get; init; } = new();

    /// <summary>The limits of places, and when a change of place has to be agreed to.</summary>
    public PlacePolicy Places { get; init; } = new();

    /// <summary>The limits of the terms of service and the violation guideline.</summary>
    public TermsPolicy Terms { get; init; } = new();

    /// <summary>The limits of PINs, and when they are locked.</summary>
    public PhonePolicy Phone { get; init; } = new();

    /// <summary>How people reach WorkMarket Support.</summary>
    public SupportContact Support { get; init; } = new();

    /// <summary>The limits of people, invitations and registrations.</summary>
    public PeoplePolicy People { get; init; } = new();

    /// <summary>The limits of payables and of what payment providers report.</summary>
    public PayablesPolicy Payables { get; init; } = new();

    /// <summary>API clients.</summary>
    public ApiClientPolicy ApiClients { get; init; } = new();
}
