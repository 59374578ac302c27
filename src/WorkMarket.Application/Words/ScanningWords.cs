using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scanning;

namespace WorkMarket.Application.Words;

/// <summary>What scanners found in files.</summary>
internal static class ScanningWords
{
    public static Sentences? Find(Event @event) => @event is FileWithdrawn withdrawn
        ? new(
            style => $"{Wording.Sentence(What(withdrawn))}, was withdrawn: {withdrawn.Scanner} found {withdrawn.What} in it, at "
                + $"{style.Write(withdrawn.FoundAt)}. Nobody gets it any more: {EventWords.File(withdrawn.File)}.",
            to => new(
                "A file was withdrawn",
                $"In “{withdrawn.File.Name}” {withdrawn.Scanner} found {withdrawn.What}: nobody gets it any more. {Next(withdrawn, to)}"))
        : null;

    private static string What(FileWithdrawn withdrawn) => withdrawn.Purpose switch
    {
        FilePurpose.Document => $"document {withdrawn.Of}, version {withdrawn.Version}",
        FilePurpose.Receipt => $"the receipt of the request for funds {withdrawn.Of}",
        _ => $"deliverable {withdrawn.Of}, version {withdrawn.Version}",
    };

    private static string Next(FileWithdrawn withdrawn, Reading to) => (withdrawn.Purpose, to.State) switch
    {
        (FilePurpose.Document, _) => to.For(
            "The client can hand it in anew; what was agreed stays as it is.",
            "Hand it in anew, from a device that is free of it; what was agreed stays as it is."),
        (FilePurpose.Receipt, _) => to.For(
            "What you ask for stays as it is. Show the client the receipt in another way, as a deliverable say.",
            "What the worker asks for stays as it is. Ask for the receipt before you decide."),
        (_, Assigned or InProgress or OnHold) => to.For(
            $"It does not count as handed in: hand it in anew, from a device that is free of it.{Late(withdrawn, to)}",
            $"It does not count as handed in, and the worker is asked to hand it in anew.{Late(withdrawn, to)}"),
        (_, PendingApproval) => to.For(
            "The client may send the work back for it. Then hand it in anew, from a device that is free of it.",
            "You can send the work back for it; then the worker hands it in anew."),
        _ => to.For("The client may ask you for it anew.", "If you need it, ask the worker for it."),
    };

    private static string Late(FileWithdrawn withdrawn, Reading to) =>
        withdrawn.LateFrom is { } late ? $" Until {to.At(late)} it is not late by that." : "";
}
