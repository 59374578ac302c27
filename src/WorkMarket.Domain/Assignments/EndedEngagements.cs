using System.Collections.Immutable;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Domain.Assignments;

/// <summary>What somebody asks about an engagement that ended, though the assignment goes on without its worker (domain.md §2).</summary>
/// <param name="Number">Which engagement: that of the first who had the assignment is 1.</param>
/// <param name="Command">What is asked.</param>
public sealed record OnEngagement(int Number, Command Command) : Command;

/// <summary>What happened about an engagement that had ended. What is of an escalation of it stands by itself.</summary>
/// <param name="Number">Which engagement: that of the first who had the assignment is 1.</param>
/// <param name="Event">What happened.</param>
[Stored("ofEngagement/1")]
public sealed record OfEngagement(int Number, Event Event) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) => EndedEngagements.Find(to.State, Number) is { } ended
        ? Event.Tells(to with
        {
            State = ended,
            Worker = ended.Engagement.Worker,
            Happened = to.Happened with { Event = Event },
        })
        : [];
}

/// <summary>
/// Engagements that ended while the assignment went on. Each is an assignment by itself, invoiced, paid or cancelled, to which the same
/// rules apply: what is written, paid, rated and escalated on it is between the client and the worker who had it.
/// </summary>
public static class EndedEngagements
{
    // Seen from an engagement that ended, an escalation of the present one is another's.
    private const int Present = 0;

    /// <summary>What can be done about one that ended.</summary>
    public static ImmutableArray<AssignmentAction> Actions { get; } =
    [
        AssignmentAction.PostMessage, AssignmentAction.Pay, AssignmentAction.ConfirmPayment, AssignmentAction.ReportNotReceived,
        AssignmentAction.Rate, AssignmentAction.DisputeRating, AssignmentAction.ExplainRating, AssignmentAction.EscalateDispute,
        AssignmentAction.ReviewRating, AssignmentAction.RecordAttempt, AssignmentAction.OpenEscalation,
        AssignmentAction.WithdrawEscalation, AssignmentAction.GiveEscalationUpdate, AssignmentAction.RecordEscalationContact,
        AssignmentAction.AgreeOnEscalation, AssignmentAction.WithdrawAgreement, AssignmentAction.HandOffEscalation,
        AssignmentAction.TakeToArbitration, AssignmentAction.ClaimEscalation, AssignmentAction.ReleaseEscalationClaim,
        AssignmentAction.NoteOnEscalation, AssignmentAction.AskNext, AssignmentAction.TakePayment, AssignmentAction.ReversePayment,
    ];

    /// <summary>All whose end is kept, with their numbers.</summary>
    public static IEnumerable<(int Number, WithWorker State)> All(Assignment state) =>
        from former in state.Core.Former.Index()
        where former.Item.State is not null
        select (former.Index + 1, Seen(state, former.Index + 1));

    /// <summary>The one with a number, or null where there is none, or its end was not kept.</summary>
    public static WithWorker? Find(Assignment state, int number) =>
        number > 0 && number <= state.Core.Former.Count && state.Core.Former[number - 1].State is not null ? Seen(state, number) : null;

    /// <summary>The latest of a worker's, or null where there is none.</summary>
    public static (int Number, WithWorker State)? LatestOf(Assignment state, PersonId worker) =>
        All(state).LastOrDefault(ended => ended.State.Engagement.Worker == worker) is { State: not null } latest ? latest : null;

    /// <summary>What is a worker's own: the assignment, or the latest engagement that ended where the worker has it no more.</summary>
    public static (int? Engagement, Assignment State) OfWorker(Assignment state, PersonId worker) =>
        !(state is WithWorker held && held.Engagement.Worker == worker) && LatestOf(state, worker) is var (number, ended)
            ? (number, ended)
            : (null, state);

    /// <summary>The one of an escalation: the present one, where it is of none that ended.</summary>
    public static Assignment OfEscalation(Assignment state, Escalation escalation) =>
        escalation.Engagement is { } number && Find(state, number) is { } ended ? ended : state;

    /// <summary>What an event is about: the engagement that ended, where it is of one or ended it, else the assignment.</summary>
    public static Assignment About(Assignment state, Happened happened) => happened.Event switch
    {
        OfEngagement of => Find(state, of.Number) ?? state,
        WorkerRemoved removed => All(state).FirstOrDefault(ended => ended.State.Engagement.Worker == removed.Worker
            && state.Core.Former[ended.Number - 1].EndedAt == happened.At).State ?? state,
        var @event => EscalationRecord.FindFor(state, @event) is { } escalation ? OfEscalation(state, escalation) : state,
    };

    /// <summary>Which of an assignment's invoices has a number: of the engagement that ended, or with null of the present one.</summary>
    public static (int? Engagement, WithWorker State)? OfInvoice(Assignment state, InvoiceNumber number)
    {
        if (state is WithWorker staffed && Parts.InvoiceNumberOf(state) == number)
            return (null, staffed);
        var found = All(state).FirstOrDefault(ended => Parts.InvoiceNumberOf(ended.State) == number);
        return found.State is null ? null : found;
    }

    /// <summary>What is asked, of the engagement that ended where one is named, else of the present one.</summary>
    public static Command Addressed(int? engagement, Command command) =>
        engagement is { } number ? new OnEngagement(number, command) : command;

    /// <summary>Whether something happened on the one with a number: while its worker had the assignment, or about it since.</summary>
    public static bool IsOf(Assignment state, int number, Happened happened) => happened.Event switch
    {
        OfEngagement of => of.Number == number,
        _ when EscalationRecord.FindFor(state, happened.Event) is { } escalation => escalation.Engagement == number,
        _ => state.Core.Former[number - 1] is var former && former.AssignedAt <= happened.At && happened.At <= former.EndedAt,
    };

    /// <summary>What happened, without the engagement of which it is told.</summary>
    public static Event Inner(this Event @event) => @event is OfEngagement of ? of.Event : @event;

    /// <summary>
    /// Of which engagement somebody speaks: the one that is named, or else the one whose escalation is open; with a null number the present
    /// one. The state is null where there is no such engagement for that person.
    /// </summary>
    internal static (int? Number, Assignment? State, Command Command) Address(Assignment state, Command command, Actor by)
    {
        if (command is OnEngagement named)
        {
            var ended = Find(state, named.Number);
            var isTheirs = by is not Actor.Worker worker || worker.Id == ended?.Engagement.Worker;
            return (named.Number, isTheirs && Actions.Contains(RuleBook.For(command).Action) ? ended : null, named.Command);
        }
        var ofEnded = command is IOnOpenEscalation about
            ? EscalationRecord.OpenFor(state, by, about.Escalation)?.Engagement
            : Justified(state, command, by);
        return ofEnded is { } number ? (number, Find(state, number), command) : (null, state, command);
    }

    // Why the assignment was taken from a worker is said to that worker, wherever it is written: the latest from whom it was.
    private static int? Justified(Assignment state, Command command, Actor by) =>
        by is Actor.Client && command is PostMessage { Marked: MessageMark.Justification, Justifies: var named } && (named is null
            ? state is Sent { Core.Former: [.., { End: EngagementEnd.Unassigned }] }
            : named.Change == JustifiableChange.Unassignment)
        && All(state).LastOrDefault(ended => state.Core.Former[ended.Number - 1].End == EngagementEnd.Unassigned)
            is { State: not null, Number: var number }
            ? number
            : null;

    /// <summary>The events of one that ended as events of the assignment.</summary>
    internal static Event ToEvent(int number, Event @event) => @event switch
    {
        EscalationOpened opened => opened with { Engagement = number },
        IOfEscalation => @event,
        _ => new OfEngagement(number, @event),
    };

    /// <summary>The assignment after an event of an engagement that ended, or null where the event is of none.</summary>
    internal static Assignment? Next(Assignment state, Happened happened) => happened.Event switch
    {
        OfEngagement of => Changed(state, of.Number, happened with { Event = of.Event }),
        EscalationOpened { Engagement: { } number } opened =>
            Changed(state, number, happened with { Event = opened with { Engagement = null } }),
        _ when EscalationRecord.FindFor(state, happened.Event) is { Engagement: { } number } && number != Present
            && Find(state, number) is not null => Changed(state, number, happened),
        _ => null,
    };

    private static Assignment Changed(Assignment state, int number, Happened happened)
    {
        var after = (WithWorker)Seen(state, number).Evolve(happened);
        return state with
        {
            Core = state.Core with
            {
                Messages = after.Core.Messages,
                SupportMails = after.Core.SupportMails,
                Escalations = after.Core.Escalations.ConvertAll(escalation => escalation with
                {
                    Engagement = escalation.Engagement is null ? number
                        : escalation.Engagement == Present ? null : escalation.Engagement,
                }),
                Former = state.Core.Former.SetItem(number - 1, state.Core.Former[number - 1] with { State = Alone(after) }),
            },
        };
    }

    // What is everybody's is kept with the assignment.
    private static WithWorker Alone(WithWorker ended) => ended with
    {
        Core = ended.Core with
        {
            Number = null,
            Messages = 0,
            FormerManagers = [],
            Violations = [],
            SupportMails = [],
            Escalations = [],
        },
    };

    private static WithWorker Seen(Assignment state, int number)
    {
        var ended = state.Core.Former[number - 1].State!;
        return ended with
        {
            Core = ended.Core with
            {
                Brief = ended.Brief with { ProjectManager = state.Brief.ProjectManager },
                Number = state.Core.Number,
                AsOf = state.Core.AsOf,
                Messages = state.Core.Messages,
                FormerManagers = state.Core.FormerManagers,
                Violations = state.Core.Violations,
                SupportMails = state.Core.SupportMails,
                Findings = state.Core.Findings,
                Escalations = state.Core.Escalations.ConvertAll(escalation => escalation with
                {
                    Engagement = escalation.Engagement == number ? null : escalation.Engagement ?? Present,
                }),
            },
        };
    }
}
