using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Lists;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Application.Cases;

/// <summary>Reads what a decision needs from outside the case.</summary>
/// <param name="cached">Answers that may be as old as the cache lets them.</param>
/// <param name="source">Answers as they are now.</param>
/// <param name="cachedFigures">Figures of scorecards that may be as old as the cache lets them.</param>
/// <param name="figures">Figures as they are now.</param>
/// <param name="lists">Where else a worker was.</param>
/// <param name="policy">The platform's limits.</param>
/// <param name="isMailed">Whether mail is sent at all.</param>
public sealed class FactsReader(
    IDirectory cached, IDirectory source, IFigures cachedFigures, IFigures figures, IAssignmentLists lists, Policy policy,
    bool isMailed = false)
{
    /// <summary>The platform's limits.</summary>
    public Policy Policy => policy;

    /// <summary>Whether a command is decided on facts from outside the case.</summary>
    public static bool NeedsFacts(Command command) =>
        command is Send { Audience: Audience.Named } or ChangeAudience { Audience: Audience.Named } or AcceptApplication
            or ChangeProjectManager || RuleBook.For(command).NeedsTerms;

    /// <summary>
    /// The facts for a command on an assignment, or without one for telling which actions on it are allowed. They may be a little old, but
    /// not the figures on which applying depends: those of half a minute ago could let through what today's refuse.
    /// </summary>
    public Task<Facts> For(Command? command, Assignment state, Actor by, CancellationToken cancellation) =>
        Read(cached, command is Apply or Counteroffer ? figures : cachedFigures, command, state, by, cancellation);

    /// <summary>The same as they are now.</summary>
    public Task<Facts> FreshFor(Command? command, Assignment state, Actor by, CancellationToken cancellation) =>
        Read(source, figures, command, state, by, cancellation);

    /// <summary>What a draft takes from its company, which may be a little old.</summary>
    /// <exception cref="InvalidOperationException">The company is not in the directory.</exception>
    public async Task<CompanyFacts> ForDraft(CompanyId company, CancellationToken cancellation) =>
        await cached.FindCompany(company, cancellation) is { } found
            ? new(found.Id, found.Settings, found.People)
            : throw new InvalidOperationException($"The company '{company}' is not in the directory.");

    private async Task<Facts> Read(
        IDirectory from, IFigures shown, Command? command, Assignment state, Actor by, CancellationToken cancellation) =>
        new()
        {
            Policy = policy,
            Terms = command is null || RuleBook.For(command).NeedsTerms ? await Terms(from, by, cancellation) : TermsFacts.None,
            KnownWorkers = OfferedBy(command) is Audience.Named named ? await Known(from, named, cancellation) : [],
            Profile = Required(command, state, by) is { } asked ? (await from.FindProfile(asked, cancellation)).Profile : null,
            Home = command is null && by is Actor.Worker reader && state.Brief.Place?.Site is not null
                ? (await from.FindProfile(reader.Id, cancellation)).Profile.Home
                : null,
            WorkerFigures = Required(command, state, by) is { } counted ? await shown.OfWorker(counted, cancellation) : null,
            CompanyFigures = by is Actor.Worker && (AppliesOrMay(command, state) || command is Complete or StandBy)
                ? await shown.OfCompany(state.Brief.Company, cancellation)
                : null,
            VisitsElsewhere = state is WithWorker { Engagement.Visits.IsEmpty: false } staffed && LooksElsewhere(command, state, by)
                ? await Elsewhere(staffed, cancellation)
                : null,
            Contacts = await Contacts(from, await Sides(from, command, state, by, cancellation), state, cancellation),
            CompanyPeople = command is ChangeProjectManager
                ? (await from.FindCompany(state.Brief.Company, cancellation))?.People ?? []
                : [],
            CompanySettings = by is Actor.Client && state is Draft { Inherited: not null } && command is null or Send
                ? (await from.FindCompany(state.Brief.Company, cancellation))?.Settings
                : null,
            Colleagues = command is AskNext ? await Colleagues(from, state.Brief.Company, cancellation) : [],
            AccountManager = by is Actor.AccountManager || command is AskNext
                ? (await from.FindCompany(state.Brief.Company, cancellation))?.AccountManager
                : null,
        };

    // Whoever submits the times, or changes those that were submitted, and who sees what is to be approved.
    private static bool LooksElsewhere(Command? command, Assignment state, Actor by) => command switch
    {
        Complete or StandBy => true,
        EditVisit => state is PendingApproval,
        null => state is PendingApproval && Access.IsParty(state, by),
        _ => false,
    };

    private Task<ImmutableList<VisitTimes>> Elsewhere(WithWorker staffed, CancellationToken cancellation)
    {
        var visits = staffed.Engagement.Visits;
        return lists.ReadVisits(
            staffed.Engagement.Worker, staffed.Id, visits[0].CheckIn.At, visits.Max(visit => visit.CheckOut?.At ?? Instant.MaxValue),
            cancellation);
    }

    // The worker whom requirements are held against: who applies or could, or whose application is to be accepted.
    private static PersonId? Required(Command? command, Assignment state, Actor by) => (command, state, by) switch
    {
        (_, not Sent { Brief.Requirements: not null }, _) => null,
        (AcceptApplication accept, _, Actor.Client) => Applicant((Sent)state, accept),
        (_, _, Actor.Worker worker) when command is RenewApplication || AppliesOrMay(command, state) => worker.Id,
        _ => null,
    };

    // Those who would be on its two sides by a command: where somebody becomes the worker or the project manager, and where somebody of the
    // company gives the worker approval, payment, funds or a rating. What else the company does is against nobody's rule, and is not worth
    // a request.
    private static ImmutableHashSet<PersonId> Sides(Command? command, Assignment state, Actor by) => (command, state, by) switch
    {
        (Apply or Counteroffer or RenewApplication, Sent, Actor.Worker worker) => [worker.Id, state.Brief.ProjectManager],
        (AcceptApplication accept, Sent sent, Actor.Client client) when Applicant(sent, accept) is { } applicant =>
            [applicant, client.Id, state.Brief.ProjectManager],
        (Approve or Pay or AddFunds or ApproveFunds or Rate or RequestPlaceChange { Travel: not null }, WithWorker staffed,
            Actor.Client client) =>
            [staffed.Engagement.Worker, client.Id],
        (ChangeProjectManager change, WithWorker staffed, Actor.Client) => [staffed.Engagement.Worker, change.ProjectManager],
        _ => [],
    };

    // Who is asked in an escalation is on the company's side too.
    private static async Task<ImmutableHashSet<PersonId>> Sides(
        IDirectory from, Command? command, Assignment state, Actor by, CancellationToken cancellation) =>
        command is AskNext ask && EscalationRecord.AllOpen(state).Find(open => open.Id == ask.Escalation) is { Worker: var worker }
            ? (await from.FindCompany(state.Brief.Company, cancellation))?.People.Add(worker) ?? []
            : Sides(command, state, by);

    // Only where somebody cannot be reached: a request for each of the company's people.
    private async Task<ImmutableList<Colleague>> Colleagues(IDirectory from, CompanyId id, CancellationToken cancellation)
    {
        if (await from.FindCompany(id, cancellation) is not { } company)
            return [];
        var people = await Task.WhenAll(company.People.Select(person => from.FindPerson(person, cancellation)));
        return [.. people.OfType<Person>().Select(person => new Colleague(
            person.Id, company.Owner == person.Id, StagePeople.IsReachable(person, company, isMailed)))];
    }

    private static PersonId? Applicant(Sent sent, AcceptApplication accept) =>
        sent.Applications.Find(application => application.Id == accept.Application)?.Worker;

    private static async Task<ImmutableList<Contact>> Contacts(
        IDirectory from, ImmutableHashSet<PersonId> people, Assignment state, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(people.Select(person => from.FindPerson(person, cancellation)));
        return [.. found.OfType<Person>().Select(person => new Contact(person.Id, person.Email, PhoneIn(state, person)))];
    }

    // A number that the worker took on once the assignment was there stops nobody from approving and paying: nobody has verified it.
    private static string? PhoneIn(Assignment state, Person person) =>
        state is WithWorker { Engagement: var engagement } && engagement.Worker == person.Id && person.PhoneSince > engagement.AssignedAt
            ? null
            : person.Phone;

    private static Audience? OfferedBy(Command? command) => command switch
    {
        Send send => send.Audience,
        ChangeAudience change => change.Audience,
        _ => null,
    };

    private static bool AppliesOrMay(Command? command, Assignment state) =>
        command is Apply or Counteroffer || command is null && state is Sent;

    private static async Task<TermsFacts> Terms(IDirectory from, Actor by, CancellationToken cancellation) => by is Actor.Worker worker
        ? new(
            [.. (await from.CurrentTerms(cancellation)).Select(text => new TermsVersion(text.Document, text.Version))],
            await from.AcceptedTerms(worker.Id, cancellation))
        : TermsFacts.None;

    private async Task<ImmutableHashSet<PersonId>> Known(IDirectory from, Audience.Named named, CancellationToken cancellation)
    {
        if (named.Workers.Count > policy.NamedWorkers)
            return [];
        var people = await Task.WhenAll(named.Workers.Distinct().Select(worker => from.FindPerson(worker, cancellation)));
        return [.. people.Where(person => person?.Role == Role.Worker).Select(person => person!.Id)];
    }
}
