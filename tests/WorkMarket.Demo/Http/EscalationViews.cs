namespace WorkMarket.Demo.Http;

/// <summary>Whether the worker could escalate, for every cause.</summary>
public sealed record Eligibility(DateTimeOffset At, IReadOnlyList<CauseEligibility> Causes);

/// <summary>Whether it could be for one of them, or from when.</summary>
public sealed record CauseEligibility(string Cause, bool Eligible, DateTimeOffset? EligibleFrom);

/// <summary>A coming step, and when it comes.</summary>
public sealed record Step(DateTimeOffset At, string Kind, string Stage);

/// <summary>Every coming step if nobody acts.</summary>
public sealed record Forecast(string Escalation, IReadOnlyList<Step> Steps);

/// <summary>An escalation as it stands.</summary>
public sealed record Escalation(
    string Id, string Cause, string Stage, string Reason, Step? Next, int Updates, int Responses, DateTimeOffset? ClosedAt);

/// <summary>An escalation after something was done on it.</summary>
public sealed record EscalationDone(Escalation Escalation);

/// <summary>What happened on an escalation.</summary>
public sealed record EscalationTimeline(IReadOnlyList<TimelineEntry> Entries, long? Next);
