using System.Collections.Immutable;
using System.Globalization;
using Azure;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Members;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.People;

/// <summary>
/// Invitations beside the people, in a partition for each company, for WorkMarket's own, and for each mail address with which workers
/// register.
/// </summary>
public sealed class TableInvitations(Table table) : IInvitations
{
    private const string IsOpen = "open";
    private const string Until = "until";
    private const int Most = 1000;

    /// <inheritdoc/>
    public async Task<Marked<Invitation?>> Find(InvitationId id, CancellationToken cancellation) =>
        id.Whose is { } whose && TableLimits.IsKey(Partition(whose)) && TableLimits.IsKey(id.Name)
            ? await table.FindMarked<Invitation>(Partition(whose), id.Name, cancellation)
            : new(null, null);

    /// <inheritdoc/>
    public Task<bool> Save(Invitation invitation, string? mark, CancellationToken cancellation)
    {
        var row = new TableRow(Partition(invitation.Id.Whose!), invitation.Id.Name).WithBody(invitation);
        row[IsOpen] = invitation is { Accepted: null, WithdrawnAt: null };
        row[Until] = invitation.Until.ToDateTimeOffset();
        return table.SaveMarked(row, mark, cancellation);
    }

    /// <inheritdoc/>
    public async Task<ImmutableList<Invitation>> Open(CompanyId? company, Instant now, CancellationToken cancellation)
    {
        var query = TableQuery.Partition(Partition(InvitationId.Of(company))) with
        {
            Filter = string.Create(
                CultureInfo.InvariantCulture, $"{IsOpen} eq true and {Until} gt datetime'{InstantPattern.General.Format(now)}'"),
        };
        var rows = await table.Query(query, cancellation).Take(Most).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ReadBody<Invitation>()).Where(one => one.IsOpen(now)).OrderByDescending(one => one.At)];
    }

    /// <inheritdoc/>
    public async Task Forget(string email, Role role, CompanyId? company, CancellationToken cancellation)
    {
        var whose = role == Role.Worker ? InvitationId.OfWorker(email) : InvitationId.Of(company);
        await foreach (var row in table.Query(TableQuery.Partition(Partition(whose)), cancellation))
        {
            if (InvitationId.AddressHash(row.ReadBody<Invitation>().Email) == InvitationId.AddressHash(email))
                await table.Delete(row.PartitionKey, row.RowKey, row.ETag ?? ETag.All, cancellation);
        }
    }

    private static string Partition(string whose) => $"invitations-{whose}";
}
