using System.Collections.Immutable;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Api.Scorecards;

/// <summary>What of a scorecard is to be explained: every figure, or one of them page by page.</summary>
internal sealed record Asked(ImmutableList<Figure> Figures, ImmutableList<string> Windows)
{
    /// <summary>What was asked for, or null where nothing was.</summary>
    /// <exception cref="BadRequestException">It is not to be understood.</exception>
    public static Asked? Of(Call call, ImmutableList<Figure> figures, ImmutableList<string> windows)
    {
        var explain = Choice.Flag(call, "explain") ?? false;
        var (name, window, after) = (call.Query("figure"), call.Query("window"), call.Query("after"));
        if (!explain && (name ?? window ?? after) is not null)
            throw new BadRequestException("explain", "explainRequired", "'figure', 'window' and 'after' go with 'explain=true'.");
        if (name is null && after is not null)
            throw new BadRequestException("figure", "figureRequired", "Pages after the first are of one 'figure'.");
        if (name is not null && !figures.Exists(figure => figure.Name == name))
            throw new BadRequestException(
                "figure", "figureUnknown", $"The figures are {string.Join(", ", figures.Select(figure => figure.Name))}.");
        if (window is not null && !windows.Contains(window))
            throw new BadRequestException("window", "windowUnknown", $"The windows are {string.Join(", ", windows)}.");
        return !explain ? null : new(
            name is null ? figures : figures.FindAll(figure => figure.Name == name),
            window is null && name is null ? windows : [window ?? windows[0]]);
    }
}
