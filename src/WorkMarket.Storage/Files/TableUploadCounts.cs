using System.Text;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Files;

/// <summary>
/// Counts uploads in a row of the case's own partition, which holds those of its latest day. It is no part of the case: no commit reads or
/// writes it. Those to a worker's profile have a partition of their own, in which there is no case.
/// </summary>
public sealed class TableUploadCounts(Table table) : IUploadCounts
{
    private const string Row = "uploads";
    private const int Tries = 20;

    /// <inheritdoc/>
    public async Task<bool> Count(UploadId upload, Role by, LocalDate day, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var place = by == Role.Worker ? Row : $"{Row}-{by}";
        for (var tries = 0; tries < Tries; tries++)
        {
            var row = await table.Get(upload.Case.Value, place, cancellation).ConfigureAwait(false);
            var counted = row is null || row.GetString("day") != Text(day) ? [] : Encoding.UTF8.GetString(row.Bytes("tails")).Split(' ');
            if (counted.Contains(upload.Tail))
                return true;
            if (counted.Length >= most)
                return false;
            var next = new TableRow(upload.Case.Value, place) { ["day"] = Text(day) }
                .With("tails", Encoding.UTF8.GetBytes(string.Join(' ', counted.Append(upload.Tail))));
            var written = row is null
                ? await table.Insert(next, cancellation).ConfigureAwait(false)
                : await table.Replace(next, row.ETag!.Value, cancellation).ConfigureAwait(false);
            if (written is WriteResult.Written)
                return true;
            await Contention.Pause(tries, Contention.LongestPause, cancellation).ConfigureAwait(false);
        }
        throw new BusyException("Too many begin uploads at the same place at once. Nothing has changed.");
    }

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
