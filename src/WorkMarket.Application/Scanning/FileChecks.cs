using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scanning;

namespace WorkMarket.Application.Scanning;

/// <summary>
/// Waits for the verdict on each file that came, and withdraws those in which something was found. A message that is read twice, or late,
/// changes nothing.
/// </summary>
public sealed class FileChecks(
    FileScanner scanner, CaseWriter writer, ProfileFiles profiles, IMailQueue mail, IQueue<FileCheck> queue, IClock clock,
    DeliveryOptions options, EffectOptions effects)
{
    private const string Unnamed = "malware";

    /// <summary>Looks for the verdict on a file; later again where there is none yet.</summary>
    /// <returns>The verdict, or null where there is none yet.</returns>
    /// <exception cref="BusyException">Others keep writing where the file is withdrawn: it has to be looked again.</exception>
    public async Task<Verdict?> Handle(FileCheck check, CancellationToken cancellation)
    {
        try
        {
            var verdict = await scanner.Look(check.File, cancellation);
            if (verdict is null)
                await Later(check, cancellation);
            else if (verdict.Result == ScanResult.Malicious)
                await Withdraw(check, verdict, cancellation);
            return verdict;
        }
        catch (StorageUnavailableException)
        {
            // Re-enqueued instead of throwing, so that a long outage does not poison the message.
            await queue.Enqueue(check, effects.AfterOutage, cancellation);
            return null;
        }
    }

    // What comes after that is met by whoever asks for the file.
    private async Task Later(FileCheck check, CancellationToken cancellation)
    {
        if (scanner.IsThere && clock.GetCurrentInstant() < check.Since + options.VerdictWithin)
            await queue.Enqueue(
                check with { Looks = check.Looks + 1 }, options.LooksForVerdict[Math.Min(check.Looks, options.LooksForVerdict.Count - 1)],
                cancellation);
    }

    private async Task Withdraw(FileCheck check, Verdict verdict, CancellationToken cancellation)
    {
        if (!UploadId.TryParse(check.Upload, out var upload))
            return;
        var what = verdict.Found ?? Unnamed;
        if (upload.Worker is { } worker)
        {
            // A profile is no case, whose events would tell of it. Where a process died before it was told, the check comes again.
            if (await profiles.Withdraw(worker, new FileFinding(check.Upload, what, verdict.Scanner, verdict.At), cancellation))
                await mail.Enqueue(MailTicket.For(new(PeopleLetterKind.FileWithdrawn, check.Upload)), CancellationToken.None);
            return;
        }
        var request = new Request(new Actor.System(), Key: null, BodyHash: "", IfMatch: null);
        var withdraw = new WithdrawFile(check.Upload, what, verdict.Scanner, verdict.At);
        if (await writer.Execute(upload.Case, withdraw, request, change => new(200, default, change.Version), cancellation)
            is RequestOutcome.Busy)
            throw new BusyException($"The case {upload.Case} was too busy to withdraw a file.");
    }
}
