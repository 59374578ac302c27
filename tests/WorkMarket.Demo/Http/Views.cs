using System.Text.Json;

namespace WorkMarket.Demo.Http;

/// <summary>An amount of money.</summary>
public sealed record Money(string Amount, string Currency)
{
    public override string ToString() => $"{Amount} {Currency}";
}

/// <summary>When the work is to be done.</summary>
public sealed record Schedule(DateTimeOffset Start, DateTimeOffset End, string TimeZone);

/// <summary>An item of the checklist.</summary>
public sealed record ChecklistItem(string Task, string Status, DateTimeOffset? Due, DateTimeOffset? DoneAt, string? Type, int? Number, int? Delivered);

/// <summary>Who did something.</summary>
public sealed record Actor(string Role, string? Id, string? Channel);

/// <summary>A time that somebody put in.</summary>
public sealed record LoggedTime(DateTimeOffset At, Actor By, DateTimeOffset RecordedAt);

/// <summary>A visit.</summary>
public sealed record Visit(string Id, int Version, LoggedTime CheckIn, LoggedTime? CheckOut);

/// <summary>An application.</summary>
public sealed record Application(string Id, string Worker, string? Note);

/// <summary>What the worker submitted.</summary>
public sealed record Completion(DateTimeOffset At, string Resolution, Money FinalValue, string? Explanation);

/// <summary>What is to be paid, and until when.</summary>
public sealed record Invoice(Money Amount, DateTimeOffset ApprovedAt, DateTimeOffset DueAt);

/// <summary>An assignment.</summary>
public sealed record Assignment(
    string Id, long Version, string Status, string Company, string Title, Schedule Schedule, Money Price,
    IReadOnlyList<string> Labels, IReadOnlyList<ChecklistItem> Checklist, IReadOnlyList<string> AllowedActions,
    IReadOnlyList<Application>? Applications, string? Worker, DateTimeOffset? ConfirmedAt, IReadOnlyList<Visit>? Visits,
    string? SentBackReason, Completion? Completion, Invoice? Invoice, DateTimeOffset? PaidAt);

/// <summary>What an action answers.</summary>
public sealed record Done(string Id, string Status, long Version, IReadOnlyList<string> Labels, Application? Application, Visit? Visit, Message? Message, Deliverable? Deliverable);

/// <summary>A page of a list.</summary>
public sealed record AssignmentList(IReadOnlyList<ListedAssignment> Assignments, string? Next);

/// <summary>An assignment in a list.</summary>
public sealed record ListedAssignment(string Id, long Version, string Status, string Title, string Company, string? Worker, DateTimeOffset CreatedAt);

/// <summary>Where to put a file.</summary>
public sealed record Upload(string Id, Uri Address, string Method, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt)
{
    public static Upload Of(Answer answer)
    {
        var view = answer.Expect(201).Json;
        return new(
            view.GetProperty("upload").GetString()!,
            new(view.GetProperty("address").GetString()!),
            view.GetProperty("method").GetString()!,
            view.GetProperty("headers").Deserialize<Dictionary<string, string>>()!,
            view.GetProperty("expiresAt").GetDateTimeOffset());
    }
}

/// <summary>A version of a deliverable.</summary>
public sealed record DeliverableVersion(int Version, string FileName, string ContentType, long Size, string Sha256, DateTimeOffset At);

/// <summary>A deliverable.</summary>
public sealed record Deliverable(string Id, string Type, IReadOnlyList<DeliverableVersion> Versions);

/// <summary>The deliverables.</summary>
public sealed record DeliverableList(IReadOnlyList<Deliverable> Deliverables);

/// <summary>A message.</summary>
public sealed record Message(string Id, string Kind, string Text, bool Private, DateTimeOffset At, Actor By);

/// <summary>A page of messages.</summary>
public sealed record MessageList(IReadOnlyList<Message> Messages, long? Next);

/// <summary>An event of the timeline.</summary>
public sealed record TimelineEntry(long Sequence, string Hash, string Type, DateTimeOffset At, Actor By, JsonElement Data);

/// <summary>Whether the chain over all events verifies.</summary>
public sealed record Chain(bool Verified, long Events, string Hash, long? BrokenAt);

/// <summary>A page of the timeline.</summary>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries, long? Next, Chain Chain);

/// <summary>A document in force.</summary>
public sealed record Terms(string Document, string Version, string Text, bool Accepted);

/// <summary>The documents in force.</summary>
public sealed record TermsList(IReadOnlyList<Terms> Terms);

/// <summary>A notification.</summary>
public sealed record Notification(
    string Id, string Kind, string Category, string Text, string Assignment, string Title, long Sequence, DateTimeOffset At, string By, DateTimeOffset? ReadAt, string? Mail);

/// <summary>A page of notifications.</summary>
public sealed record NotificationList(IReadOnlyList<Notification> Notifications, int Unread, string? Next);

/// <summary>Which e-mail somebody gets.</summary>
public sealed record MailPreference(string? Email, bool Mail, IReadOnlyList<string> Except, IReadOnlyList<string> Categories);
