using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Escalations;

/// <summary>
/// A mail of a worker's to the support address that names the assignment (domain.md §6): it is answered at once. What was written stands in
/// the event alone.
/// </summary>
public sealed record AskSupport(string Text) : Command;

/// <summary>The worker wrote to the support address, and is answered by mail: whether it can be escalated, why, and from when.</summary>
[Stored("supportAsked/1")]
public sealed record SupportAsked(SupportMailId Mail, PersonId Worker, string Text, Instant Until) : Event, IAdding
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        [new(new Addressee.Person(Worker), NoticeKind.SupportAnswered) { Anyway = true }];
}

/// <summary>A mail's opaque id, unique on its assignment.</summary>
public readonly record struct SupportMailId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A mail of a worker's to the support address, with which an escalation can be opened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Worker">Whose it is.</param>
/// <param name="At">When it came: that instant counts for how long ago the assignment ended.</param>
/// <param name="Until">Until when an escalation can be opened with it.</param>
/// <param name="Escalation">The escalation that was opened with it, where one was.</param>
public sealed record SupportMail(SupportMailId Id, PersonId Worker, Instant At, Instant Until, EscalationId? Escalation = null);

/// <summary>There is no such mail of this worker's.</summary>
public sealed record UnknownSupportMail(SupportMailId Mail)
    : Refusal(RefusalKind.Unknown, "unknownSupportMail", $"There is no mail {Mail} of yours on this assignment.");

/// <summary>An escalation was opened with it before.</summary>
public sealed record SupportMailUsed(EscalationId Escalation)
    : Refusal(
        RefusalKind.Conflict, "supportMailUsed",
        $"Escalation {Escalation} was opened with this mail before: a mail opens one. Another is opened in the application.");

/// <summary>It came too long ago.</summary>
public sealed record SupportMailTooOld : Refusal
{
    /// <summary>Says until when one could be opened, in the assignment's zone.</summary>
    public SupportMailTooOld(Instant until, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "supportMailTooOld",
            $"An escalation could be opened with this mail until {Wording.InWords(until, zone)}. Open one in the application, or write "
                + "again.") =>
        Until = until;

    /// <summary>Until when one could be opened.</summary>
    public Instant Until { get; }
}

/// <summary>The worker has written as often as is answered.</summary>
public sealed record SupportMailsFull(int Most)
    : Refusal(
        RefusalKind.Conflict, "supportMailsFull",
        $"At most {Most} mails of a worker about an assignment are answered in 24 hours; Support reads them all the same.");

/// <summary>Mail to the support address that names an assignment (domain.md §6).</summary>
internal static class SupportMailRules
{
    private static readonly Duration Day = Duration.FromHours(24);

    public static ActionRule Row => new ActionRule<Assignment, AskSupport>(
        AssignmentAction.AskSupport, [Role.Worker], ActionRule.Every, Ask,
        (state, _, at) => Recent(state, at) >= at.Policy.Escalations.SupportMailsPerDay
            ? [new SupportMailsFull(at.Policy.Escalations.SupportMailsPerDay)]
            : [])
    {
        On = CaseOf.ThoseWhoEverHadIt,
        ByMailAlone = true,
    };

    /// <summary>What stands in the way of opening an escalation with a mail.</summary>
    public static Refusal? Refuses(Assignment state, SupportMailId id, Circumstances at) =>
        state.Core.SupportMails.Find(mail => mail.Id == id && mail.Worker == at.By.Person()) switch
        {
            null => new UnknownSupportMail(id),
            { Escalation: { } used } => new SupportMailUsed(used),
            { Until: var until } when until < at.Now => new SupportMailTooOld(until, state.Brief.Schedule.Zone),
            _ => null,
        };

    /// <summary>The instant that counts for how long ago an assignment ended: of the mail, where it is opened with one.</summary>
    public static Instant CountedFrom(Assignment state, SupportMailId? id, Instant now) =>
        state.Core.SupportMails.Find(mail => mail.Id == id)?.At ?? now;

    /// <summary>The mails after another; those of which nothing can come any more are not kept.</summary>
    public static ImmutableList<SupportMail> After(ImmutableList<SupportMail> mails, SupportAsked asked, Instant at) =>
        mails.RemoveAll(mail => mail.Until < at && mail.At + Day < at).Add(new(asked.Mail, asked.Worker, at, asked.Until));

    private static int Recent(Assignment state, Circumstances at) =>
        state.Core.SupportMails.Count(mail => mail.Worker == at.By.Person() && mail.At + Day > at.Now);

    private static Outcome Ask(Assignment state, AskSupport ask, Circumstances at) =>
        Text.Required(ask.Text, "text", at.Policy).Or(new SupportAsked(
            new($"s{state.Core.SupportMailsMade + 1}"), at.By.Person()!.Value, ask.Text,
            at.Policy.BusinessTime.Plus(at.Now, at.Policy.Escalations.OpenedWithMailWithin)));
}
