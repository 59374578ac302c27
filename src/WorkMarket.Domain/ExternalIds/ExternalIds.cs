using System.Diagnostics.CodeAnalysis;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.ExternalIds;

/// <summary>Give the assignment the client's own number, another one, or none.</summary>
public sealed record SetExternalId(string? ExternalId) : Command;

/// <summary>The client gave the assignment a number of its own, changed it or took it away.</summary>
[Stored("externalIdChanged/1"), Tells(NoticeKind.ExternalIdChanged, Recipients.Worker)]
public sealed record ExternalIdChanged(string? Old, string? New) : Event, IAdding;

/// <summary>Another assignment of the company has the external id (domain.md §9).</summary>
public sealed record ExternalIdTaken(string ExternalId, AssignmentId Assignment)
    : Refusal(
        RefusalKind.Conflict, "externalIdTaken",
        $"The external id '{ExternalId}' is the one of your assignment {Assignment}. It is free again when that one gets another, or "
            + "is cancelled, voided or deleted.",
        "externalId");

/// <summary>
/// The client's own number for an assignment (domain.md §9): unique among the company's assignments that are neither cancelled, voided nor
/// deleted. It is compared letter by letter. Whether it is taken is asked where it is written, as no assignment knows of the others.
/// </summary>
public static class ExternalIdRules
{
    internal static ActionRule[] Rows =>
    [
        new ActionRule<Assignment, SetExternalId>(
            AssignmentAction.SetExternalId, [Role.Client],
            [.. ActionRule.Every.Where(status => status is not (Status.Voided or Status.Cancelled))], Set),
    ];

    /// <summary>Whether an assignment holds an external id, so that no other of its company can have it.</summary>
    public static bool Holds([NotNullWhen(true)] Assignment? state, CompanyId company, string externalId) =>
        state is not null and not (Voided or Cancelled or CancelledOffer)
        && state.Brief.Company == company && state.Core.ExternalId == externalId;

    /// <summary>What is wrong with an external id: at most a line that one can read and type.</summary>
    internal static IEnumerable<Refusal> Check(string? externalId, Policy policy)
    {
        if (externalId is null)
            return [];
        var refusals = Text.Line(externalId, "externalId", policy.ExternalIdLength);
        return externalId.Length > 0 && (char.IsWhiteSpace(externalId[0]) || char.IsWhiteSpace(externalId[^1]))
            ? refusals.Append(new InvalidField("externalId", "externalIdBlanks", "The external id must not begin or end with a blank."))
            : refusals;
    }

    private static Outcome Set(Assignment state, SetExternalId set, Circumstances at) =>
        Check(set.ExternalId, at.Policy).Or(set.ExternalId == state.Core.ExternalId
            ? []
            : [new ExternalIdChanged(state.Core.ExternalId, set.ExternalId)]);
}
