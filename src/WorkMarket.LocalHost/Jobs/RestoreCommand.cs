using System.Globalization;
using Azure;
using NodaTime.Text;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.LocalHost.Jobs;

/// <summary>
/// The verb <c>restore</c>: brings back one case, a company's or everything from the backup, as it was at an instant, and says how far it
/// is. A host that runs on the same storage may go on with it in place of this process.
/// </summary>
internal static class RestoreCommand
{
    public const string Verb = "restore";

    private const int FindingsTold = 1000;

    /// <summary>
    /// Runs it. 0 where all is back as it was, 1 where something is not or cannot be, 2 where storage did not answer.
    /// </summary>
    /// <param name="settings">Where storage and backup are.</param>
    /// <param name="what"><c>until=…</c>, <c>case=…</c> or <c>company=…</c>, each at most once.</param>
    /// <param name="output">Told how far it is.</param>
    /// <param name="cancellation">Stops it; run again it goes on from there.</param>
    public static async Task<int> Run(
        WorkMarketSettings settings, IReadOnlyList<string> what, TextWriter output, CancellationToken cancellation)
    {
        if (Scope(what) is not { } scope)
        {
            output.WriteLine("What is to be restored is until=INSTANT, case=ID or company=ID.");
            return 1;
        }
        await using var services = ReindexCommand.Services(settings);
        var backups = services.GetRequiredService<IBackups>();
        if (!backups.IsOn)
        {
            output.WriteLine("There is no account for backups: set WorkMarket__Backup__Storage or WorkMarket__Backup__BlobServiceUri.");
            return 1;
        }
        try
        {
            await services.GetRequiredService<IStorage>().Prepare(cancellation);
            if (await backups.Find(scope, cancellation) is not { } place)
            {
                output.WriteLine("No slice of the backup ended until then.");
                return 1;
            }
            var runner = services.GetRequiredService<JobRunner>();
            var job = await ReindexCommand.Follow(
                runner, await runner.Start(JobKind.Restore, place, cancellation), output, cancellation);
            var page = await services.GetRequiredService<IJobStore>().Findings(job.Kind, job.Run, null, FindingsTold, cancellation);
            foreach (var finding in page.Findings)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The case {finding.Case}: {finding.Kind} at event {finding.Sequence}. {finding.Detail}"));
            }
            var broken = page.Findings.Exists(finding => finding.Kind == FindingKind.ChainBroken);
            output.WriteLine(broken
                ? "Not all chains verify."
                : $"{job.Cases} cases are back; their chains verify, and all indexes are rebuilt.");
            return broken ? 1 : 0;
        }
        catch (Exception cut) when (
            cut is StorageUnavailableException or OperationCanceledException or RequestFailedException or AggregateException)
        {
            output.WriteLine($"Cut off: {cut.GetBaseException().Message} Run it again to go on from here.");
            return 2;
        }
    }

    private static RestoreScope? Scope(IReadOnlyList<string> what)
    {
        var scope = new RestoreScope();
        foreach (var word in what)
        {
            switch (word.Split('=', 2))
            {
                case ["until", var text] when scope.Until is null
                    && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at }:
                    scope = scope with { Until = at };
                    break;
                case ["case", var id] when scope is { Case: null, Company: null } && AssignmentId.IsWellFormed(id):
                    scope = scope with { Case = new(id) };
                    break;
                case ["company", { Length: > 0 } id] when scope is { Case: null, Company: null }:
                    scope = scope with { Company = new CompanyId(id) };
                    break;
                default:
                    return null;
            }
        }
        return scope;
    }
}
