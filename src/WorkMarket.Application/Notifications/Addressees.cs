using System.Collections.Immutable;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Notifications;

/// <summary>Finds the person behind an addressee that is a part somebody plays.</summary>
/// <param name="directory">Says who plays it; it may be a little old.</param>
public sealed class Addressees(IDirectory directory)
{
    /// <summary>
    /// What is told, with persons in place of parts; of what there is nobody for, nobody is told. The directory is asked where such a part
    /// is told, and not otherwise.
    /// </summary>
    public async Task<ImmutableList<NoticesTo>> Find(Assignment state, ImmutableList<NoticesTo> tellings, CancellationToken cancellation)
    {
        if (tellings.Find(telling => telling.To is Addressee.AccountManager) is not { } told)
            return tellings;
        return (await directory.FindCompany(state.Brief.Company, cancellation))?.AccountManager is { } manager
            ? tellings.Replace(told, told with { To = new Addressee.Person(manager) })
            : tellings.Remove(told);
    }
}
