using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Deliverables;

/// <summary>Delivering files and taking them back before submission (domain.md §3, seed 003).</summary>
public static class DeliverableRules
{
    internal static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, Deliver>(
            AssignmentAction.Deliver, [Role.Worker], [Status.Assigned, Status.InProgress, Status.OnHold], Deliver,
            (staffed, _, at) => MayHandIn(staffed, at.Policy, at.Now))
        {
            NeedsTerms = true,
        },
        new ActionRule<WithWorker, RemoveDeliverable>(
            AssignmentAction.RemoveDeliverable, [Role.Worker], [Status.Assigned, Status.InProgress, Status.OnHold], Remove, MayRemove),
    ];

    /// <summary>What is wrong with the name a worker gives a file.</summary>
    public static ImmutableList<Refusal> Name(string name)
    {
        if (!FileName.TryParse(name, out var fileName, out var wrong))
            return [new InvalidField("fileName", "fileNameInvalid", wrong)];
        return FileFormat.TryFind(fileName.Value, out _)
            ? []
            : [new InvalidField("fileName", "fileFormatNotAccepted", $"Accepted file formats: {string.Join(' ', FileFormat.All)}.")];
    }

    /// <summary>What is wrong with a file's size in bytes.</summary>
    public static ImmutableList<Refusal> Length(long length, Policy policy) => length switch
    {
        <= 0 => [new InvalidField("file", "fileEmpty", "The file is empty.")],
        _ when length > policy.DeliverableBytes =>
            [new InvalidField("file", "fileTooLarge", $"The file has {length} bytes; at most {policy.DeliverableBytes} are accepted.")],
        _ => [],
    };

    /// <summary>What is wrong with a file's content: it must match its name's extension where the format has a signature.</summary>
    public static ImmutableList<Refusal> Content(string name, ReadOnlySpan<byte> start) =>
        FileFormat.TryFind(name, out var format) && format.Matches(start)
            ? []
            : [new InvalidField("file", "fileContentMismatch", $"The content of '{name}' is not what its extension says.")];

    /// <summary>What is wrong with the form of a hash that the sender computed.</summary>
    public static ImmutableList<Refusal> HashForm(string? claimed) =>
        claimed is null || claimed.Length == 64 && claimed.All(char.IsAsciiHexDigit)
            ? []
            : [new InvalidField("sha256", "fileHashInvalid", "A SHA-256 has 64 hexadecimal digits.")];

    /// <summary>What is wrong where the sender computed another hash than we did.</summary>
    public static ImmutableList<Refusal> Hash(string? claimed, string computed) =>
        claimed is null || claimed.Equals(computed, StringComparison.OrdinalIgnoreCase)
            ? []
            : [new InvalidField("sha256", "fileHashMismatch", $"The file that arrived has the SHA-256 {computed}.")];

    /// <summary>There are so many files a day, those of the receipts of expenses among them.</summary>
    internal static ImmutableList<Refusal> MayHandIn(WithWorker staffed, Policy policy, Instant now)
    {
        var schedule = staffed.Brief.Schedule;
        var today = staffed.Engagement.Deliverables.SelectMany(deliverable => deliverable.Versions).Select(version => version.At)
            .Concat(staffed.Engagement.Funds.Where(request => request.Ask.Receipt is not null).Select(request => request.At))
            .Count(at => schedule.Day(at) == schedule.Day(now));
        return today >= policy.UploadsPerDay ? [new UploadsFull(policy.UploadsPerDay, schedule.DayAfter(now), schedule.Zone)] : [];
    }

    /// <summary>What is wrong with what a delivery replaces or reuses, before its file is looked at.</summary>
    public static ImmutableList<Refusal> MayDeliver(WithWorker staffed, string upload, DeliverableType type, DeliverableId? replaces)
    {
        var used = NotUsed(staffed.Engagement, upload);
        if (!used.IsEmpty || replaces is not { } id)
            return used;
        return staffed.Engagement.Deliverables.Find(deliverable => deliverable.Id == id && !deliverable.Removed) switch
        {
            null => [new UnknownDeliverable(id)],
            var replaced when replaced.Type != type =>
                [
                    new InvalidField(
                        "type", "deliverableTypeDiffers", $"What is replaced is of the type {Wording.InWords(replaced.Type)}; a new "
                            + "version has the same type."),
                ],
            _ => [],
        };
    }

    /// <summary>What an upload is already, where it is something: it is one thing once.</summary>
    public static ImmutableList<Refusal> NotUsed(Engagement engagement, string upload)
    {
        if (engagement.Deliverables.Find(
            deliverable => deliverable.Versions.Exists(version => version.File.Upload == upload)) is { } delivered)
            return [new UploadUsed(delivered.Id)];
        return engagement.Funds.Find(request => request.Ask.Receipt?.Upload == upload) is { } request
            ? [new ReceiptUsed(request.Id.Value)]
            : [];
    }

    private static Outcome Deliver(WithWorker staffed, Deliver deliver, Circumstances at)
    {
        var refusals = MayDeliver(staffed, deliver.File.Upload, deliver.Type, deliver.Replaces);
        if (!refusals.IsEmpty)
            return refusals;
        var deliverables = staffed.Engagement.Deliverables;
        return deliverables.Find(deliverable => deliverable.Id == deliver.Replaces) is { } replaced
            ? new Delivered(replaced.Id, replaced.Versions.Count + 1, replaced.Type, deliver.File)
            : new Delivered(new($"d{staffed.Core.DeliverablesBefore + deliverables.Count + 1}"), 1, deliver.Type, deliver.File);
    }

    private static ImmutableList<Refusal> MayRemove(WithWorker staffed, RemoveDeliverable? remove, Circumstances at) =>
        staffed.Engagement.Deliverables.Exists(deliverable => !deliverable.Removed)
            ? []
            : [new NothingThere(AssignmentAction.RemoveDeliverable)];

    private static Outcome Remove(WithWorker staffed, RemoveDeliverable remove, Circumstances at) =>
        staffed.Engagement.Deliverables.Exists(deliverable => deliverable.Id == remove.Deliverable && !deliverable.Removed)
            ? new DeliverableRemoved(remove.Deliverable)
            : new UnknownDeliverable(remove.Deliverable);
}
