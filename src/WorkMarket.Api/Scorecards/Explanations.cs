using System.Collections.Immutable;
using WorkMarket.Application.Scorecards;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Api.Scorecards;

/// <summary>What is behind the figures that were asked about.</summary>
/// <param name="Pages">A page for each of them.</param>
/// <param name="Named">The assignments that the reader is told.</param>
public sealed record Explanations(ImmutableDictionary<string, BehindPage> Pages, IReadOnlySet<AssignmentId> Named)
{
    /// <summary>Nothing was asked about.</summary>
    public static Explanations None { get; } = new(ImmutableDictionary<string, BehindPage>.Empty, ImmutableHashSet<AssignmentId>.Empty);

    /// <summary>The figures of a worker.</summary>
    public WorkerFiguresView View(WorkerFigures figures) => new(
        View(Figure.Satisfaction, figures.Satisfaction), View(Figure.OnTime, figures.OnTime),
        View(Figure.DeliveredOnTime, figures.DeliveredOnTime), View(Figure.Cancelled, figures.Cancelled),
        View(Figure.Abandoned, figures.Abandoned));

    /// <summary>A share.</summary>
    public ShareView View(Figure figure, Share share) => new(share.Percent, share.Counted, share.Among, Behind(figure));

    /// <summary>A mean of times.</summary>
    public AverageView View(Figure figure, Average average) =>
        new(average.Value, (long)average.Total.TotalSeconds, average.Among, Behind(figure));

    private ExplanationView? Behind(Figure figure) => Pages.GetValueOrDefault(figure.Name) is { } page
        ? new(page.Assignments.ConvertAll(behind => Item(figure, behind)), page.Next)
        : null;

    private BehindView Item(Figure figure, Behind behind) => new(
        Named.Contains(behind.Assignment) ? behind.Assignment : null, behind.Entry.As, behind.Entry.At, behind.Entry.Count,
        behind.Entry.As is CountsAs.Approved or CountsAs.Paid ? (long)behind.Entry.Amount.TotalSeconds : null,
        figure.Counted.Contains(behind.Entry.As));
}

/// <summary>What of a scorecard is to be explained: every figure, or one of them page by page.</summary>
internal sealed record Asked(ImmutableList<Figure> Figures, ImmutableList<string> Windows)
{
    /// <summary>What was asked for, or null where nothing was.</summary>
    /// <exception cref="BadRequestException">It is not to be understood.</exception>
    public static Asked? Parse(Call call, ImmutableList<Figure> figures, ImmutableList<string> windows)
    {
        var explain = EnumParameter.Flag(call, "explain") ?? false;
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
