using WorkMarket.Application.Effects;
using WorkMarket.Application.Indexes;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Due;

/// <summary>The due index as one of all indexes: the row of what comes next on a case, and of when its requests may be forgotten.</summary>
public sealed class DueRows(IDueIndex due, EffectOptions options) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "due";

    /// <inheritdoc/>
    public async Task Write(CaseNews news, CancellationToken cancellation)
    {
        if (Clock.NextDue(news.State) is { } next)
            await due.Put(new(next, news.State.Id, DueKind.Tick), cancellation);
        foreach (var at in news.Commits.Where(entry => entry.HasCommand).Select(entry => DueScan.ForgetAt(entry.At, options)).Distinct())
            await due.Put(new(at, news.State.Id, DueKind.Forget), cancellation);
    }
}
