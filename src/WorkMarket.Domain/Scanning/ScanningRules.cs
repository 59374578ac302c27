using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Scanning;

/// <summary>
/// What a scanner's finding comes to (domain.md §3): the file is withdrawn and both sides are told. Before submission a deliverable is
/// missing again, and late only some time after the finding; later the client may send the work back.
/// </summary>
internal static class ScanningRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<Assignment, WithdrawFile>(AssignmentAction.WithdrawFile, [Role.System], ActionRule.Every, Withdraw,
            (state, _, _) => HasFiles(state) ? [] : [new NothingThere(AssignmentAction.WithdrawFile)])
        {
            On = CaseOf.Provider,
        },
    ];

    private static bool HasFiles(Assignment state) => !state.Core.Documents.IsEmpty || state is WithWorker staffed
        && (!staffed.Engagement.Deliverables.IsEmpty || staffed.Engagement.Funds.Exists(request => request.Ask.Receipt is not null));

    // What is said twice, or of a file that is not here any more, comes to nothing.
    private static Outcome Withdraw(Assignment state, WithdrawFile withdraw, Circumstances at) =>
        state.Core.Findings.Exists(finding => finding.Upload == withdraw.Upload) || Find(state, withdraw, at) is not { } withdrawn
            ? Outcome.Nothing
            : withdrawn;

    private static FileWithdrawn? Find(Assignment state, WithdrawFile withdraw, Circumstances at) =>
        (state is WithWorker staffed ? Deliverable(staffed, withdraw, at) ?? Receipt(staffed, withdraw, at) : null)
            ?? Document(state, withdraw, at);

    private static FileWithdrawn? Deliverable(WithWorker staffed, WithdrawFile withdraw, Circumstances at) =>
    (
        from deliverable in staffed.Engagement.Deliverables
        from version in deliverable.Versions
        where version.File.Upload == withdraw.Upload
        select Withdrawn(FilePurpose.Deliverable, deliverable.Id.Value, version.Number, version.File, withdraw, at) with
        {
            LateFrom = deliverable.Removed ? null : at.Now + at.Policy.LateAfterFinding,
        }).FirstOrDefault();

    private static FileWithdrawn? Receipt(WithWorker staffed, WithdrawFile withdraw, Circumstances at) =>
        staffed.Engagement.Funds.Find(request => request.Ask.Receipt?.Upload == withdraw.Upload) is { Ask.Receipt: { } file } found
            ? Withdrawn(FilePurpose.Receipt, found.Id.Value, 1, file, withdraw, at)
            : null;

    private static FileWithdrawn? Document(Assignment state, WithdrawFile withdraw, Circumstances at) =>
    (
        from document in state.Core.Documents
        from version in document.Versions
        where version.File.Upload == withdraw.Upload
        select Withdrawn(FilePurpose.Document, document.Id.Value, version.Number, version.File, withdraw, at)).FirstOrDefault();

    private static FileWithdrawn Withdrawn(
        FilePurpose purpose, string of, int version, DeliveredFile file, WithdrawFile withdraw, Circumstances at) =>
        new(purpose, of, version, file, withdraw.What, withdraw.Scanner, Instant.Min(withdraw.FoundAt, at.Now));
}
