using System.Text.Json;

namespace WorkMarket.Demo.Http;

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

/// <summary>A notification.</summary>
public sealed record Notification(
    string Id, string Kind, string Category, string Text, string Assignment, string Title, long Sequence, DateTimeOffset At, string By,
    DateTimeOffset? ReadAt, string? Mail);

/// <summary>A page of notifications.</summary>
public sealed record NotificationList(IReadOnlyList<Notification> Notifications, int Unread, string? Next);

/// <summary>Which e-mail somebody gets.</summary>
public sealed record MailPreference(string? Email, bool Mail, IReadOnlyList<string> Except, IReadOnlyList<string> Categories);
