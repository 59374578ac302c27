using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.ProjectManagers;

/// <summary>Let somebody else of the company answer for it (domain.md §6: somebody is always asked).</summary>
public sealed record ChangeProjectManager(PersonId ProjectManager) : Command;

/// <summary>Somebody else of the company answers for it now.</summary>
[Stored("projectManagerChanged/1")]
public sealed record ProjectManagerChanged(PersonId From, PersonId To) : Event
{
    // A worker who has it, and those to whom it is offered, are told of what changes before the work is submitted (domain.md §9).
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
    [
        new(new Addressee.Person(From), NoticeKind.ProjectManagerChanged),
        new(new Addressee.Person(To), NoticeKind.BecameProjectManager),
        .. to.State is Sent ? to.Asked(NoticeKind.ProjectManagerChanged) : [],
        .. to.State is Assigned or InProgress or OnHold ? to.Tell(Recipients.Worker, NoticeKind.ProjectManagerChanged) : [],
    ];
}

/// <summary>Who is named answers for it already.</summary>
public sealed record AlreadyProjectManager(PersonId Person)
    : Refusal(
        RefusalKind.Conflict, "alreadyProjectManager",
        $"{Person} is the project manager of this assignment already: name another of the company's people.", "projectManager");

/// <summary>Who of the company answers for an assignment. That can change in every status (domain.md §6, §9).</summary>
internal static class ProjectManagerRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Assignment, ChangeProjectManager>(
            AssignmentAction.ChangeProjectManager, [Role.Client], ActionRule.Every, Change),
    ];

    private static Outcome Change(Assignment state, ChangeProjectManager change, Circumstances at) =>
        Refusals(state, change.ProjectManager, at).ToImmutableList() is { IsEmpty: false } refusals
            ? refusals
            : new ProjectManagerChanged(state.Brief.ProjectManager, change.ProjectManager);

    private static IEnumerable<Refusal> Refusals(Assignment state, PersonId manager, Circumstances at) =>
        !at.Facts.CompanyPeople.Contains(manager) ? [Unknown(manager)]
        : manager == state.Brief.ProjectManager ? [new AlreadyProjectManager(manager)]
        : state is WithWorker staffed ? Contacts.OnBothSides(staffed.Engagement.Worker, manager, at.Facts.Contacts)
        : [];

    /// <summary>Who is named is nobody at the company.</summary>
    public static InvalidField Unknown(PersonId manager) => new(
        "projectManager", "unknownProjectManager", $"{manager} is nobody at this company: name one of its people as project manager.");
}
