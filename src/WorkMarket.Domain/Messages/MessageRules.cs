using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Messages;

/// <summary>Writing on an assignment (domain.md §3), and recording what was tried elsewhere (§6). What is posted never changes.</summary>
internal static class MessageRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Assignment, PostMessage>(
            AssignmentAction.PostMessage, [Role.Worker, Role.Client, Role.Support], ActionRule.Every, Post, MayPost),
        new ActionRule<WithWorker, RecordAttempt>(
            AssignmentAction.RecordAttempt, [Role.Worker], ActionRule.Held, RecordAttempt, MayRecordAttempt),
    ];

    /// <summary>The messages of an instant's day in the assignment's zone, so far.</summary>
    public static DayOfMessages On(Core core, Instant at) =>
        core.Brief.Schedule.Day(at) is var day && core.Today?.Day == day ? core.Today : new(day);

    /// <summary>Nobody writes without end: there are so many a day.</summary>
    public static ImmutableList<Refusal> MayPost(Assignment state, Command? post, Circumstances at) =>
        On(state.Core, at.Now).CountFor(at.By) >= at.Policy.MessagesPerDay
            ? [new MessagesFull(at.Policy.MessagesPerDay, state.Brief.Schedule.DayAfter(at.Now), state.Brief.Schedule.Zone)]
            : [];

    private static Outcome Post(Assignment state, PostMessage post, Circumstances at)
    {
        // A text without letters or digits is a message, but neither an attempt nor a justification.
        var shown = post.Marked is null ? Text.Shown(post.Text, "text", at.Policy.TextLength) : Text.Required(post.Text, "text", at.Policy);
        var (change, wrong) = post.Marked == MessageMark.Justification && at.By is Actor.Client
            ? Justifications.Find(state, post.Justifies)
            : (null, []);
        var refusals = shown.Concat(Marked(post, at.By)).Concat(wrong);
        if (post.Private && at.By is not Actor.Client)
            refusals = refusals.Append(
                new InvalidField("private", "privateForClients", "Only a client's people can post a message private to their company."));
        return refusals.Or(new MessagePosted(Next(state), post.Kind, post.Text, post.Private, post.Marked, change));
    }

    /// <summary>The id of the next message.</summary>
    public static MessageId Next(Assignment state) => new($"m{state.Core.Messages + 1}");

    private static ImmutableList<Refusal> MayRecordAttempt(WithWorker staffed, RecordAttempt? record, Circumstances at) =>
        staffed.Core.Correspondence?.Outside.Count >= at.Policy.Escalations.OutsideAttempts
            ? [new AttemptsFull(at.Policy.Escalations.OutsideAttempts)]
            : [];

    private static Outcome RecordAttempt(WithWorker staffed, RecordAttempt record, Circumstances at) =>
        Text.Required(record.Text, "text", at.Policy)
            .Concat(Time(staffed, record.At, at.Policy, at.Now))
            .Or(new AttemptRecorded(record.Through, record.At, record.Text));

    private static IEnumerable<Refusal> Marked(PostMessage post, Actor by)
    {
        if (post.Marked == MessageMark.Attempt && by is not Actor.Worker)
            yield return new InvalidField("marked", "attemptForWorkers", "Only the worker's own messages are attempts.");
        if (post.Marked == MessageMark.Justification && by is not Actor.Client)
            yield return new InvalidField("marked", "justificationForClients", "Only a client's people can state a justification.");
        if (post is { Marked: MessageMark.Justification, Private: true })
            yield return new InvalidField(
                "marked", "justificationPrivate", "A justification is for the worker to read: it cannot be private.");
        if (post.Marked != MessageMark.Justification && post.Justifies is not null)
            yield return new InvalidField(
                "justifies", "justifiesUnmarked", "Only a message that is marked as a justification names the change that it is for.");
    }

    private static IEnumerable<Refusal> Time(WithWorker staffed, Instant at, Policy policy, Instant now)
    {
        if (at > now + policy.ReportedTimeAhead)
            yield return new InvalidField("at", "inFuture", "An attempt is recorded after it was made.");
        if (at < staffed.Engagement.AssignedAt)
            yield return new InvalidField("at", "beforeAssignment", "The worker did not have the assignment then.");
    }
}
