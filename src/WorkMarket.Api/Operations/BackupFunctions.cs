using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkMarket.Application.Backups;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Phone;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Api.Operations;

/// <summary>The backup's latest slices.</summary>
/// <param name="Kept">Whether there is an account for backups; where there is none, none are made.</param>
/// <param name="Slices">The latest slices, the latest first.</param>
public sealed record BackupListView(bool Kept, ImmutableList<BackupSlice> Slices);

/// <summary>What is to be had back from the backup: one of an assignment, a company's and everything.</summary>
/// <param name="Until">As it was at that instant: by the latest slice that ended until then; left out, by the latest there is.</param>
/// <param name="Assignment">One assignment alone, by its id or its number.</param>
/// <param name="Company">The assignments of one company alone.</param>
/// <param name="Everything">All assignments, and all that is beside them.</param>
public sealed record RestoreRequest(
    Instant? Until = null, string? Assignment = null, string? Company = null, bool Everything = false);

/// <summary>The backup over HTTP.</summary>
public sealed class BackupFunctions(IBackups backups, JobRunner runner, INumbers numbers, ILogger<BackupFunctions> log)
{
    private const int MostShown = 50;

    [Function("ListBackups"), Authorize(Roles = Roles.Support), Answers<BackupListView>]
    [EndpointSummary("Lists the backup's latest slices, the latest first.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ops/backups")] Call call) =>
        Answers.Json(new BackupListView(
            backups.IsOn, backups.IsOn ? await backups.Slices(MostShown, call.Cancellation) : []));

    [Function("RestoreBackup"), Authorize(Roles = Roles.Support), Takes<RestoreRequest>, Answers<JobView>(202)]
    [EndpointSummary("Brings back one assignment, a company's or everything as it was at an instant, by the job `restore`. What came after "
        + "is undone; what was created since stays, and what people had deleted stays deleted.")]
    public async Task<IResult> Restore(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/ops/backups/restore")] Call call)
    {
        var asked = call.Body<RestoreRequest>();
        if (new[] { asked.Assignment is not null, asked.Company is not null, asked.Everything }.Count(named => named) != 1)
            throw new BadRequestException("everything", "nameOne", "Say one of these: an assignment, a company, or everything.");
        if (!backups.IsOn)
            return Problems.Create(StatusCodes.Status409Conflict, "noBackups", "There is no account for backups, so none are made.");
        var scope = new RestoreScope(
            asked.Until, asked.Assignment is { } named ? await Find(named, call.Cancellation) : null,
            asked.Company is { } company ? new CompanyId(company) : null);
        if (await backups.Find(scope, call.Cancellation) is not { } place)
            return Problems.Create(StatusCodes.Status409Conflict, "noSlice", "No slice of the backup ended until then.");
        var job = await runner.Start(JobKind.Restore, place, call.Cancellation);
        if (job.Place != place)
            return Problems.Create(StatusCodes.Status409Conflict, "restoreRuns", "Something is being restored; wait until that is done.");
        log.LogWarning("{Operator} has {Scope} restored.", call.By.Person(), scope);
        return Answers.Json(JobView.FromJob(job), status: StatusCodes.Status202Accepted);
    }

    // By a number only where it is not lost itself.
    private async Task<AssignmentId> Find(string named, CancellationToken cancellation) =>
        AssignmentNumber.TryParse(named, out var number) && await numbers.FindCase(number.Value, cancellation) is { } id ? id
        : AssignmentId.IsWellFormed(named) ? new(named)
        : throw new BadRequestException("assignment", "invalidValue", $"'{named}' is not the id or the number of an assignment.");
}
