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
        View(Figure.Satisfaction, figures.Satisfaction),
        View(Figure.OnTime, figures.OnTime),
        View(Figure.DeliveredOnTime, figures.DeliveredOnTime),
        View(Figure.Cancelled, figures.Cancelled),
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
