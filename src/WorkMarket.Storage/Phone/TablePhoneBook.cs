using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using NodaTime;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Phone;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Phone;

/// <summary>Numbers, PINs and calls, beside the people.</summary>
public sealed class TablePhoneBook(Table table) : IPhoneBook
{
    private const int MostProbes = 10_000;
    private const string Case = "case";
    private const string Pin = "phone-pin";
    private const string Calls = "phone-calls";
    private const string Began = "began";

    /// <inheritdoc/>
    // A number follows from the id. Where another assignment has it, the next that follows is tried, so each keeps its own for ever.
    public async Task<AssignmentNumber> Claim(AssignmentId id, CancellationToken cancellation)
    {
        for (var probe = 0; probe < MostProbes; probe++)
        {
            var number = Candidate(id, probe);
            if (await table.Insert(new TableRow(NumberKey(number), Case) { { Case, id.Value } }, cancellation) is WriteResult.Written
                || await FindCase(number, cancellation) == id)
                return number;
        }
        throw new InvalidOperationException("There are no numbers left.");
    }

    /// <summary>Lets an assignment keep the number that it has; again changes nothing. One request.</summary>
    internal Task Keep(AssignmentNumber number, AssignmentId id, CancellationToken cancellation) =>
        table.Insert(new TableRow(NumberKey(number), Case) { { Case, id.Value } }, cancellation);

    /// <inheritdoc/>
    public async Task<AssignmentId?> FindCase(AssignmentNumber number, CancellationToken cancellation) =>
        await table.Get(NumberKey(number), Case, cancellation) is { } row ? new AssignmentId(row.GetString(Case)) : null;

    /// <inheritdoc/>
    public async Task<SecretHash?> FindPin(PersonId worker, CancellationToken cancellation) =>
        (await table.FindMarked<SecretHash>($"person-{worker}", Pin, cancellation)).Value;

    /// <inheritdoc/>
    public Task SavePin(PersonId worker, SecretHash pin, CancellationToken cancellation) =>
        table.Upsert(new TableRow($"person-{worker}", Pin).WithBody(pin), cancellation);

    /// <inheritdoc/>
    public Task<Marked<PhoneCall?>> FindCall(string call, CancellationToken cancellation) =>
        table.FindMarked<PhoneCall>(Calls, call, cancellation);

    /// <inheritdoc/>
    public Task<bool> SaveCall(string call, PhoneCall state, string? mark, CancellationToken cancellation)
    {
        var row = new TableRow(Calls, call).WithBody(state);
        row[Began] = state.Began.ToDateTimeOffset();
        return table.SaveMarked(row, mark, cancellation);
    }

    /// <inheritdoc/>
    public async Task<int> ForgetCalls(Instant before, CancellationToken cancellation)
    {
        var forgotten = 0;
        await foreach (var row in table.Query(TableQuery.Partition(Calls), cancellation))
        {
            if (Instant.FromDateTimeOffset(row.GetInstant(Began)) < before
                && await table.Delete(Calls, row.RowKey, row.ETag ?? ETag.All, cancellation) is WriteResult.Written)
                forgotten++;
        }
        return forgotten;
    }

    private static AssignmentNumber Candidate(AssignmentId id, int probe)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id} {probe}")));
        var number = BitConverter.ToUInt64(hash) % (ulong)Math.Pow(10, AssignmentNumber.Length);
        return AssignmentNumber.Parse(number.ToString(CultureInfo.InvariantCulture).PadLeft(AssignmentNumber.Length, '0'));
    }

    private static string NumberKey(AssignmentNumber number) => $"phone-{number}";
}
