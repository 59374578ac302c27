namespace WorkMarket.Demo.Http;

/// <summary>An amount of money.</summary>
public sealed record Money(string Amount, string Currency)
{
    public override string ToString() => $"{Amount} {Currency}";
}

/// <summary>When the work is to be done.</summary>
public sealed record Schedule(DateTimeOffset Start, DateTimeOffset End, string TimeZone);

/// <summary>An item of the checklist.</summary>
public sealed record ChecklistItem(
    string Task, string Status, DateTimeOffset? Due, DateTimeOffset? DoneAt, string? Type, int? Number, int? Delivered);

/// <summary>Who did something.</summary>
public sealed record Actor(string Role, string? Id, string? Channel);

/// <summary>A time that somebody put in.</summary>
public sealed record LoggedTime(DateTimeOffset At, Actor By, DateTimeOffset RecordedAt);

/// <summary>A visit.</summary>
public sealed record Visit(string Id, int Version, LoggedTime CheckIn, LoggedTime? CheckOut);

/// <summary>An application; a counteroffer has a proposal. One that ended says how.</summary>
public sealed record Application(string Id, string Worker, string? Note, Proposal? Proposal, string? End);

/// <summary>What a worker proposes instead.</summary>
public sealed record Proposal(Price? Price, Money? Expenses, Schedule? Schedule, DateTimeOffset? Expires);

/// <summary>What the worker submitted.</summary>
public sealed record Completion(DateTimeOffset At, string Resolution, Money FinalValue, string? Explanation, string? Hours);

/// <summary>What is to be paid, and until when.</summary>
public sealed record Invoice(Money Amount, DateTimeOffset ApprovedAt, DateTimeOffset DueAt);

/// <summary>Since when it is on hold, and why.</summary>
public sealed record Hold(DateTimeOffset Since, string Reason);

/// <summary>Another schedule that one side asks for.</summary>
public sealed record RescheduleRequest(string By, Schedule Schedule, string? Reason);

/// <summary>A worker who had it before.</summary>
public sealed record Former(string Worker, string End, DateTimeOffset EndedAt);

/// <summary>Why it waits for the reader, and since when.</summary>
public sealed record Need(string Reason, DateTimeOffset Since);

/// <summary>An action that is not allowed, and why.</summary>
public sealed record NotAllowed(string Action, IReadOnlyList<Refusal> Refusals);

/// <summary>An assignment.</summary>
public sealed record Assignment(
    string Id, long Version, string Status, string Company, string Title, Schedule Schedule, Price Price,
    IReadOnlyList<string> Labels, IReadOnlyList<ChecklistItem> Checklist, IReadOnlyList<string> AllowedActions,
    IReadOnlyList<NotAllowed> NotAllowed, IReadOnlyList<Need> NeedsAction,
    IReadOnlyList<Application>? Applications, string? Worker, DateTimeOffset? AssignedAt, DateTimeOffset? ConfirmedAt,
    IReadOnlyList<Visit>? Visits,
    IReadOnlyList<Funds>? Funds, Total? Total, Hold? Hold, RescheduleRequest? RescheduleRequest, IReadOnlyList<Former>? Former,
    string? SentBackReason, Cancellation? Cancellation, Completion? Completion, Invoice? Invoice, DateTimeOffset? PaidAt,
    RatingPair? Ratings, Place? Place = null);

/// <summary>Where the work is done.</summary>
public sealed record Place(bool Remote, Site? Site);

/// <summary>A site, as far as the reader sees it.</summary>
public sealed record Site(string City, string? Name, string? Line1);

/// <summary>What an action answers.</summary>
public sealed record Done(
    string Id, string Status, long Version, IReadOnlyList<string> Labels, Application? Application, Visit? Visit, Message? Message,
    Deliverable? Deliverable, Funds? Funds);

/// <summary>A page of a list.</summary>
public sealed record AssignmentList(IReadOnlyList<ListedAssignment> Assignments, string? Next);

/// <summary>An assignment in a list.</summary>
public sealed record ListedAssignment(
    string Id, long Version, string Status, string Title, string Company, string? Worker, DateTimeOffset CreatedAt,
    IReadOnlyList<Need>? NeedsAction = null);

/// <summary>How much work there is in hand, in each view.</summary>
public sealed record Counts(int NeedsAction, int Starting, int Late, int PendingApproval, int PastDue);

/// <summary>A document in force.</summary>
public sealed record Terms(string Document, string Version, string Text, bool Accepted);

/// <summary>The documents in force.</summary>
public sealed record TermsList(IReadOnlyList<Terms> Terms);
