using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Deliverables;

/// <summary>
/// The first and the last step of every file, whichever way it comes: whether one may be handed in now, and the command that names it.
/// </summary>
public sealed class FileCommit(CaseWriter writer, FactsReader facts, IFileStore files, IClock clock)
{
    /// <summary>What stands in the way of handing in files, whatever they are.</summary>
    public async Task<ImmutableList<Refusal>> Standing(Assignment state, AssignmentAction action, Actor by, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var refusals = AssignmentDecider.Standing(state, action, by, await facts.For(null, state, by, cancellation), now);
        return refusals.IsEmpty
            ? refusals
            : AssignmentDecider.Standing(state, action, by, await facts.FreshFor(null, state, by, cancellation), now);
    }

    /// <summary>Decides the command that names a kept file. Where it is not the one that was written, the file is gone again.</summary>
    public async Task<RequestOutcome> Commit(
        AssignmentId id, UploadId upload, InspectedFile kept, FileUse use, Request request, Func<Change, Answer> answer,
        CancellationToken cancellation)
    {
        if (use.Content(kept, facts.Policy) is { IsEmpty: false } wrong)
        {
            await files.Delete(kept.Path, CancellationToken.None);
            return new RequestOutcome.Refused(wrong);
        }
        var file = new DeliveredFile(upload.Value, kept.Path, use.FileName, kept.Length, kept.Sha256);
        var outcome = await writer.Execute(id, use.ToCommand(file), request, answer, cancellation);
        if (outcome is not RequestOutcome.Done { Repeated: false })
            await files.Delete(kept.Path, CancellationToken.None);
        return outcome;
    }
}

/// <summary>Which file an event brings.</summary>
public static class FileEvents
{
    /// <summary>The file that came with an event, if one did: its upload is over.</summary>
    public static DeliveredFile? File(this Event @event) => @event switch
    {
        Delivered delivered => delivered.File,
        DocumentAdded added => added.File,
        FundsRequested requested => requested.Ask.Receipt,
        _ => null,
    };
}
