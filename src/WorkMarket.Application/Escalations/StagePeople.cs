using System.Globalization;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ProjectManagers;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// Sees to it that somebody is always asked (domain.md §6): where the person of a stage is missing, or the mail to that person came back,
/// the case asks the next. What is seen twice changes nothing: whoever is not asked any more is not replaced again.
/// </summary>
/// <param name="writer">Writes to the case.</param>
/// <param name="directory">The people; it may be a little old.</param>
/// <param name="options">Say whether mail is sent at all: where none is, nobody needs an address.</param>
public sealed class StagePeople(CaseWriter writer, CachedDirectory directory, MailOptions options)
{
    private readonly bool isMailed = options.Host is not null;

    /// <summary>
    /// Looks whether the person of the stage that committed events began is there, or whoever was asked in place of that person, in every
    /// escalation that is open. No request for other events.
    /// </summary>
    /// <exception cref="BusyException">Others keep writing to the case: it has to be looked again.</exception>
    public async Task Look(CommittedEvents committed, CancellationToken cancellation)
    {
        if (!committed.What.Exists(@event => @event is EscalationStageEntered or EscalationAsked or ProjectManagerChanged))
            return;
        // The next in place of one who is missing may be missing by now, too: each answer is looked at as an event of its own.
        foreach (var open in EscalationRecord.AllOpen(committed.State))
        {
            if (!open.AtDesk && await Missing(committed.State, open, cancellation) is (true, var person))
                await Ask(committed.State.Id, new(open.Id, open.Stage, person, AskedBecause.Missing), cancellation);
        }
    }

    /// <summary>Whether somebody can be asked: is there, has not left the company, and has an address where mail is sent.</summary>
    public static bool IsReachable(Person? person, Company company, bool isMailed) =>
        person is { Role: Role.Client, Left: null } && company.People.Contains(person.Id) && (person.Email is not null || !isMailed);

    /// <summary>Says that the mail to somebody came back.</summary>
    /// <exception cref="BusyException">Others keep writing to the case: it has to be said again.</exception>
    public Task Bounced(
        AssignmentId id, EscalationId escalation, EscalationStage stage, PersonId person, CancellationToken cancellation) =>
        Ask(id, new(escalation, stage, person, AskedBecause.Bounced), cancellation);

    private async Task<(bool Is, PersonId? Person)> Missing(Assignment state, Escalation open, CancellationToken cancellation)
    {
        if (open.Stage is not (EscalationStage.ProjectManager or EscalationStage.AccountManager)
            || await directory.FindCompany(state.Brief.Company, cancellation) is not { } company)
            return (false, null);
        if (EscalationRecord.AskedNow(state, open, company.AccountManager) is not { } asked)
            return (open.Stage == EscalationStage.AccountManager, null);
        var person = await directory.FindPerson(asked, cancellation);
        var isThere = open.Stage == EscalationStage.ProjectManager
            ? IsReachable(person, company, isMailed)
            : person is { Role: Role.AccountManager, Left: null } && (person.Email is not null || !isMailed);
        return (!isThere, asked);
    }

    private async Task Ask(AssignmentId id, AskNext ask, CancellationToken cancellation)
    {
        var request = new Request(new Actor.System(), Key: null, BodyHash: "", IfMatch: null);
        if (await writer.Execute(id, ask, request, change => new(200, default, change.Version), cancellation) is RequestOutcome.Busy)
            throw new BusyException(string.Create(CultureInfo.InvariantCulture, $"The case {id} was too busy to ask the next."));
    }
}
