using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using static WorkMarket.Application.Letters.EscalationValues;

namespace WorkMarket.Application.Letters;

/// <summary>For which causes a worker could escalate with a mail, and what stands in the way of the others.</summary>
/// <param name="Eligible">Those for which it can be opened at once.</param>
/// <param name="Common">What stands in the way of all the others alike, in words.</param>
/// <param name="Others">The others, each with what stands in its way besides.</param>
/// <param name="From">From when time alone lets one of them be opened; null where it does not, or one can be already.</param>
public sealed record OpeningChoices(
    ImmutableList<EscalationCause> Eligible, ImmutableList<string> Common, ImmutableList<(EscalationCause Cause, string Why)> Others,
    Instant? From)
{
    /// <summary>They are as whoever opens it is answered.</summary>
    /// <param name="state">The assignment, with what fell due.</param>
    /// <param name="by">The worker.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="policy">The platform's limits.</param>
    /// <param name="now">The instant.</param>
    public static OpeningChoices Find(Assignment state, Actor by, SupportMailId mail, Policy policy, Instant now)
    {
        var asked = Enum.GetValues<EscalationCause>().Select(cause => (Cause: cause, Refusals: AssignmentDecider.Standing(
            state, new OpenEscalation(cause, "-", [], mail), by, new Facts { Policy = policy }, now))).ToImmutableList();
        var refused = asked.FindAll(one => !one.Refusals.IsEmpty);
        ImmutableList<string> common = refused.IsEmpty ? [] : [.. refused[0].Refusals.Select(refusal => refusal.Message)
            .Where(message => refused.TrueForAll(one => one.Refusals.Exists(other => other.Message == message)))];
        return new(
            [.. asked.Where(one => one.Refusals.IsEmpty).Select(one => one.Cause)],
            common,
            [.. refused.Select(one => (one.Cause, string.Join(' ', one.Refusals.Select(refusal => refusal.Message).Except(common))))
                .Where(one => one.Item2.Length > 0)],
            refused.Count < asked.Count ? null : refused
                .Where(one => one.Refusals.TrueForAll(refusal => refusal.HoldsFrom is not null))
                .Min(one => one.Refusals.Max(refusal => refusal.HoldsFrom)));
    }
}

/// <summary>
/// The answer to a worker's mail to support (domain.md §6): whether the assignment can be escalated, why, from when, and the signed link
/// that opens an escalation with the mail as its statement.
/// </summary>
/// <param name="tokens">Signs the link.</param>
/// <param name="options">What links begin with.</param>
/// <param name="policy">The platform's limits.</param>
public sealed class SupportAnswers(ReplyTokens tokens, MailOptions options, Policy policy)
{
    /// <summary>Completes a letter about such a mail; another is returned as it is.</summary>
    public async Task<Letter> Complete(
        Letter letter, Assignment state, ImmutableList<EventNotice> told, CancellationToken cancellation)
    {
        if (told.FindLast(one => one.Happened.Event is SupportAsked) is not { Happened: { Event: SupportAsked asked } happened })
            return letter;
        var now = Instant.Max(state.Core.AsOf, happened.At);
        var own = EndedEngagements.OfWorker(state, asked.Worker).State;
        var choices = OpeningChoices.Find(own, new Actor.Worker(asked.Worker, Channel.Link), asked.Mail, policy, now);
        var times = new MailTimes(state.Brief.Schedule.Zone);
        // A link of which nothing can come within its time is not given.
        var isOffered = !choices.Eligible.IsEmpty || choices.From <= asked.Until;
        var bearer = OpeningLink.Bearer(state.Id, asked.Mail, asked.Worker);
        return letter with
        {
            Then = null,
            Written = null,
            Sections = letter.Sections.Add(new("support-answer", Values(
                ("eligible", If(!choices.Eligible.IsEmpty)),
                ("causes", string.Join("; ", choices.Eligible.Select(cause => Wording.InWords(cause)))),
                ("from", times.Write(choices.From)),
                ("common", string.Join(' ', choices.Common)),
                ("others", If(!choices.Others.IsEmpty)),
                ("until", times.Write(asked.Until)),
                ("page", isOffered
                    ? OpeningLink.Create(options.BaseUrl, bearer, await tokens.Compute(TokenUse.Open, bearer, cancellation)).AbsoluteUri
                    : "")))
            {
                Steps = choices.Others.ConvertAll(one => new LetterStep(Wording.InWords(one.Cause), one.Why)),
            }),
        };
    }
}
