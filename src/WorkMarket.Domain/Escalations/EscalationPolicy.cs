using System.ComponentModel.DataAnnotations;
using NodaTime;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Escalations;

/// <summary>The windows and limits of the worker escalation (domain.md §6), each a setting with its default.</summary>
public sealed record EscalationPolicy
{
    /// <summary>How long a worker's message is unanswered until the client counts as unresponsive (48 business hours).</summary>
    public BusinessSpan UnansweredFor { get; init; } = BusinessSpan.FromHours(48);

    /// <summary>How many letters and digits of a cancellation's text are a clarification (20); fewer say nothing.</summary>
    public int ClarificationLetters { get; init; } = 20;

    /// <summary>How long after its end an assignment can be escalated (6 calendar months, in the platform's zone).</summary>
    public Period EndedWithin { get; init; } = Period.FromMonths(6);

    /// <summary>How long the client has to answer the message in the assignment (48 business hours).</summary>
    public BusinessSpan MessagesFor { get; init; } = BusinessSpan.FromHours(48);

    /// <summary>How long the project manager has to give an update (48 business hours).</summary>
    public BusinessSpan ProjectManagerFor { get; init; } = BusinessSpan.FromHours(48);

    /// <summary>How long a client who answered can be silent until the stage before is entered again (48 business hours).</summary>
    public BusinessSpan SilenceFor { get; init; } = BusinessSpan.FromHours(48);

    /// <summary>How often the worker gets an update (every 48 business hours).</summary>
    public BusinessSpan UpdateEvery { get; init; } = BusinessSpan.FromHours(48);

    /// <summary>How long without a response of the client it takes to arbitration (1 calendar month, in the platform's zone).</summary>
    public Period Month { get; init; } = Period.FromMonths(1);

    /// <summary>
    /// How long after the client's last response within a month from opening the worker can take it to arbitration (48 business hours).
    /// </summary>
    public BusinessSpan CallAfterResponse { get; init; } = BusinessSpan.FromHours(48);

    /// <summary>
    /// How long a request of the worker's is undecided until work that is back with the worker stops no clock any more (48 business hours).
    /// </summary>
    public BusinessSpan RequestUndecidedFor { get; init; } = BusinessSpan.FromHours(48);

    /// <summary>
    /// How much business time before an escalation is closed that stood still for a month the worker is told (48 business hours).
    /// </summary>
    public BusinessSpan NoticeBeforeClosing { get; init; } = BusinessSpan.FromHours(48);

    /// <summary>
    /// How long an escalation can be opened with a mail to support, whose instant counts then (5 business days, 120 business hours).
    /// </summary>
    public BusinessSpan OpenedWithMailWithin { get; init; } = BusinessSpan.FromHours(120);

    /// <summary>How many mails of a worker to support about an assignment are answered in 24 hours (5).</summary>
    public int SupportMailsPerDay { get; init; } = 5;

    /// <summary>What WorkMarket posts in the assignment, for both sides.</summary>
    [StringLength(10_000)]
    public string MessageText { get; init; } =
        "The worker has asked WorkMarket for help with this assignment. Please answer here, so that both sides can settle it.";

    /// <summary>The most attempts outside of WorkMarket that are recorded on an assignment for one worker.</summary>
    public int OutsideAttempts { get; init; } = 50;

    /// <summary>The most deliverables that an escalation can name.</summary>
    public int Attachments { get; init; } = 50;

    /// <summary>The most escalations on one assignment, closed ones included.</summary>
    public int Escalations { get; init; } = 20;
}
