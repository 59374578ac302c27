using WorkMarket.Application.Indexes;

namespace WorkMarket.Application.Lists;

/// <summary>The lists as one of all indexes.</summary>
public sealed class ListRows(IAssignmentLists lists) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "lists";

    /// <inheritdoc/>
    public async Task Write(CaseNews news, CancellationToken cancellation)
    {
        foreach (var (list, gone) in ListChanges.Of(news.State, news.What))
            await lists.Put(list, ListChanges.Row(news.Case), gone, cancellation);
    }
}
