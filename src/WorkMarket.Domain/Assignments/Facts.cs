using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Assignments;

/// <summary>What a decision needs from outside the assignment, read beforehand.</summary>
public sealed record Facts
{
    /// <summary>The platform's limits.</summary>
    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>The terms in force, and what the acting worker has accepted of them.</summary>
    public TermsFacts Terms { get; init; } = TermsFacts.None;

    /// <summary>Those of the workers named in a command who are known.</summary>
    public ImmutableHashSet<PersonId> KnownWorkers { get; init; } = [];

    /// <summary>The profile of the worker who acts or whose application is accepted, where a decision needs it; else null.</summary>
    public WorkerProfile? Profile { get; init; }

    /// <summary>Where the worker who reads it sets out from, where it is on a site; no decision needs it.</summary>
    public WorkerHome? Home { get; init; }

    /// <summary>The recent figures of that worker, where a decision needs them.</summary>
    public WorkerFigures? WorkerFigures { get; init; }

    /// <summary>The figures of the assignment's company, where a decision needs them.</summary>
    public CompanyFigures? CompanyFigures { get; init; }

    /// <summary>The other assignment that the acting worker named and has, where a decision needs it; null where there is none.</summary>
    public EarlierWork? EarlierWork { get; init; }

    /// <summary>
    /// The times of the worker's visits of other assignments around those of this one, where it is submitted or was; null where nobody
    /// looked.
    /// </summary>
    public ImmutableList<VisitTimes>? VisitsElsewhere { get; init; }

    /// <summary>
    /// Mail addresses and telephones of those who would be on its two sides by the command: where somebody becomes the worker, and where
    /// somebody of the company gives the worker something.
    /// </summary>
    public ImmutableList<Contact> Contacts { get; init; } = [];

    /// <summary>The people of the assignment's company, where one of them is named.</summary>
    public ImmutableHashSet<PersonId> CompanyPeople { get; init; } = [];

    /// <summary>The settings that a draft of the company would inherit now, where a client sees or sends one.</summary>
    public AssignmentSettings? CompanySettings { get; init; }

    /// <summary>The people of the assignment's company, where one of them is to be asked.</summary>
    public ImmutableList<Colleague> Colleagues { get; init; } = [];

    /// <summary>Who looks after the assignment's company, where an account manager acts or cannot be reached.</summary>
    public PersonId? AccountManager { get; init; }
}

/// <summary>Another assignment of a worker's: since when the worker has it, and when it is to be done.</summary>
public sealed record EarlierWork(Instant AssignedAt, Schedule Schedule);

/// <summary>What a new draft takes from its company.</summary>
public sealed record CompanyFacts(CompanyId Company, AssignmentSettings Settings, ImmutableHashSet<PersonId> People);
