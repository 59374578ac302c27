using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Application.Search;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Todo;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Assignments;

/// <summary>In which order the work in hand is shown.</summary>
public enum BoardOrder
{
    /// <summary>Exceptions first, then what needs the reader, longest waiting first; then the rest by its start.</summary>
    Needs,

    /// <summary>By title.</summary>
    Title,

    /// <summary>As it goes through its life.</summary>
    Status,

    /// <summary>By start.</summary>
    Start,

    /// <summary>By the name of whoever is on the other side.</summary>
    Other,

    /// <summary>By pay.</summary>
    Pay,

    /// <summary>By city.</summary>
    Place,
}

/// <summary>How a reader narrows and sorts the board: all of it stands in the address.</summary>
public sealed record BoardQuery
{
    private const string Route = "/assignments";

    /// <summary>The focus; null for all that is in hand.</summary>
    public Focus? View { get; init; }

    /// <summary>Whether what is done with is shown too.</summary>
    public bool Everything { get; init; }

    /// <summary>Only what has this label.</summary>
    public Label? Label { get; init; }

    /// <summary>Only what is in this status.</summary>
    public Status? Status { get; init; }

    /// <summary>Only what has these words, by their beginnings, or this number.</summary>
    public string Find { get; init; } = "";

    /// <summary>The order.</summary>
    public BoardOrder Order { get; init; }

    /// <summary>Whether the order is turned round.</summary>
    public bool IsDescending { get; init; }

    /// <summary>The page of it, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The cursor, where what is done with is shown too.</summary>
    public string? After { get; init; }

    /// <summary>Whether all rows of the page are chosen.</summary>
    public bool IsChosen { get; init; }

    /// <summary>Whether it is not narrowed to what is in hand: then it comes newest first, a page after another.</summary>
    public bool IsOfAll => Everything || Status is Domain.Assignments.Status.Paid or Domain.Assignments.Status.Cancelled
        or Domain.Assignments.Status.Voided;

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsNarrowed => View is not null || Label is not null || Status is not null || Find.Length > 0;

    /// <summary>The name of the order, as an address has it.</summary>
    public string OrderCode => $"{(IsDescending ? "-" : "")}{Code(Order)}";

    /// <summary>Reads it; what nobody knows says nothing.</summary>
    public static BoardQuery Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var asked = query.ToDictionary(one => one.Key, one => one.Value.ToString());
        var order = asked.GetValueOrDefault("sort") ?? "";
        return new()
        {
            View = Named<Focus>(asked.GetValueOrDefault("view")),
            Everything = asked.GetValueOrDefault("view") == "all",
            Label = Named<Label>(asked.GetValueOrDefault("label")),
            Status = Named<Status>(asked.GetValueOrDefault("status")),
            Find = asked.GetValueOrDefault("find")?.Trim() ?? "",
            Order = Named<BoardOrder>(order.TrimStart('-')) ?? BoardOrder.Needs,
            IsDescending = order.StartsWith('-'),
            Page = int.TryParse(asked.GetValueOrDefault("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, 10_000)
                : 1,
            After = asked.GetValueOrDefault("after"),
            IsChosen = asked.GetValueOrDefault("choose") == "all",
        };
    }

    /// <summary>Reads what was kept of it.</summary>
    public static BoardQuery Read(string kept) => Read(QueryHelpers.ParseQuery(kept));

    /// <summary>What is kept of it: how it is narrowed and sorted.</summary>
    public string Kept => this with { Page = 1, After = null, IsChosen = false } is var kept && kept == new BoardQuery() ? "" : kept.Query;

    /// <summary>Its address. It always says which view, as an address that says nothing means it as it was left.</summary>
    public string Path => $"{Route}?{Query}";

    /// <summary>With another order, or the other way round where it is the one already.</summary>
    public BoardQuery By(BoardOrder order) => this with { Order = order, IsDescending = Order == order && !IsDescending, Page = 1 };

    /// <summary>The name of a view, a label, a status or an order, as an address has it.</summary>
    public static string Code<T>(T member) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());

    private string Query => string.Join('&', new (string Name, string? Value)[]
    {
        ("view", Everything ? "all" : View is { } view ? Code(view) : ""),
        ("label", Label is { } label ? Code(label) : null),
        ("status", Status is { } status ? Code(status) : null),
        ("find", Find.Length > 0 ? Find : null),
        ("sort", Order == BoardOrder.Needs && !IsDescending ? null : OrderCode),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ("after", After),
        ("choose", IsChosen ? "all" : null),
    }.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));

    private static T? Named<T>(string? code) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(member => Code(member!.Value) == code);
}

/// <summary>Rows of the board that belong together.</summary>
/// <param name="Name">What they are called; empty where they are not told apart.</param>
/// <param name="Count">How many there are, on other pages too.</param>
/// <param name="Rows">Those on this page.</param>
public sealed record BoardGroup(string Name, int Count, ImmutableList<ListRow> Rows);

/// <summary>The board: a page of somebody's work, as it was asked for.</summary>
/// <param name="Query">How it was asked for.</param>
/// <param name="Groups">The rows.</param>
/// <param name="Count">How many rows there are in all; null where nobody counts them.</param>
/// <param name="Next">The cursor of the next page, where there is one.</param>
/// <param name="InHand">How much there is in hand, whatever was asked for.</param>
/// <param name="Labels">How much there is in hand that has a label.</param>
public sealed record Board(
    BoardQuery Query, ImmutableList<BoardGroup> Groups, int? Count, string? Next, TodoCounts InHand,
    ImmutableSortedDictionary<Label, int> Labels)
{
    /// <summary>How many rows a page has: as many as can be chosen at once.</summary>
    public const int PageSize = Forms.FormFunctions.MostAtOnce;

    /// <summary>All that there is in hand.</summary>
    public int Total => InHand.Statuses.Values.Sum();

    /// <summary>The rows of this page.</summary>
    public IEnumerable<ListRow> Rows => Groups.SelectMany(group => group.Rows);
}

/// <summary>
/// Reads the board. All work in hand is read, as its counts ask for that anyway, so that what is found and sorted is found and sorted in
/// all of it.
/// </summary>
public sealed class BoardReader(FreshLists lists, Visitor visitor, IClock clock, Policy policy)
{
    private readonly TodoLists todo = new(lists, clock, policy);

    /// <summary>A page of it.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<Board> Read(Actor by, BoardQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var all = await todo.ReadAll(by, cancellation);
        var labels = all.Page.Rows.SelectMany(row => LabelsOf(row, all.At)).GroupBy(label => label)
            .ToImmutableSortedDictionary(some => some.Key, some => some.Count());
        var board = new Board(query, [], null, null, todo.Count(all), labels);
        return query.IsOfAll ? await ReadAll(by, board, cancellation) : await InHand(all, board, cancellation);
    }

    private async Task<Board> ReadAll(Actor by, Board board, CancellationToken cancellation)
    {
        var page = await lists.Read(
            AssignmentList.ForReader(by), board.Query.Status, board.Query.After, Board.PageSize, cancellation);
        await Names(page.Rows, cancellation);
        return board with { Groups = [new("", page.Rows.Count, page.Rows)], Next = page.Next };
    }

    private async Task<Board> InHand(TodoPage all, Board board, CancellationToken cancellation)
    {
        var (query, now) = (board.Query, all.At);
        var rows = all.Page.Rows.FindAll(row => (query.View is not { } view || row.Todo!.IsIn(view, now, policy))
            && (query.Label is not { } label || LabelsOf(row, now).Contains(label))
            && (query.Status is not { } status || row.Todo!.StatusAt(now) == status));
        var isNamed = query.Find.Length > 0 || query.Order == BoardOrder.Other;
        if (isNamed)
            await Names(rows, cancellation);
        if (query.Find.Length > 0)
            rows = SearchQuery.Parse(query.Find) is { } words ? rows.FindAll(row => words.Finds(Terms(row))) : [];
        var sorted = Sort(rows, query, now).ToImmutableList();
        var groups = query.Order != BoardOrder.Needs
            ? [("", sorted)]
            : ImmutableList.Create(
                ("Late, or overdue", sorted.FindAll(row => Rank(row, now) == 0)), ("Needs you", sorted.FindAll(row => Rank(row, now) == 1)),
                ("The rest, by start", sorted.FindAll(row => Rank(row, now) == 2)));
        var last = Math.Max(1, (sorted.Count + Board.PageSize - 1) / Board.PageSize);
        query = query with { Page = Math.Min(query.Page, last) };
        var here = groups.SelectMany(group => group.Item2).Skip((query.Page - 1) * Board.PageSize).Take(Board.PageSize).ToHashSet();
        if (!isNamed)
            await Names(here, cancellation);
        return board with
        {
            Query = query,
            Count = sorted.Count,
            Groups = [.. groups.Select(group => new BoardGroup(group.Item1, group.Item2.Count, group.Item2.FindAll(here.Contains)))
                .Where(group => !group.Rows.IsEmpty)],
        };
    }

    /// <summary>The labels that are on.</summary>
    public static ImmutableSortedSet<Label> LabelsOf(ListRow row, Instant now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Todo?.LabelsAt(now) ?? row.Labels;
    }

    /// <summary>What its reader has to do, longest waiting first.</summary>
    public static IEnumerable<Need> NeedsOf(ListRow row, Instant now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (row.Todo?.Needs ?? []).Where(need => need.IsThere(now)).OrderBy(need => need.From);
    }

    private static int Rank(ListRow row, Instant now) => !LabelsOf(row, now).IsEmpty ? 0 : NeedsOf(row, now).Any() ? 1 : 2;

    private IEnumerable<ListRow> Sort(ImmutableList<ListRow> rows, BoardQuery query, Instant now)
    {
        var sorted = query.Order switch
        {
            BoardOrder.Title => rows.OrderBy(row => row.Title, StringComparer.OrdinalIgnoreCase),
            BoardOrder.Status => rows.OrderBy(row => row.Todo!.StatusAt(now)),
            BoardOrder.Start => rows.OrderBy(row => row.Schedule.Start),
            BoardOrder.Other => rows.OrderBy(OtherOf, StringComparer.OrdinalIgnoreCase),
            BoardOrder.Pay => rows.OrderBy(row => row.Amount.Currency.Code, StringComparer.Ordinal)
                .ThenBy(row => row.Amount.Amount),
            BoardOrder.Place => rows.OrderBy(row => row.Place?.InWords() ?? "", StringComparer.OrdinalIgnoreCase),
            _ => rows.OrderBy(row => Rank(row, now)).ThenBy(row => Since(row, now)),
        };
        var ordered = sorted.ThenBy(row => row.Schedule.Start).ThenBy(row => row.Id.Value, StringComparer.Ordinal);
        return query.IsDescending ? ordered.Reverse() : ordered;
    }

    // Since when it is late, or waits; for the rest its start.
    private static Instant Since(ListRow row, Instant now) => Rank(row, now) switch
    {
        0 => row.Todo?.LabelsFrom?.Values.Min() ?? row.Schedule.Start,
        1 => NeedsOf(row, now).First().From,
        _ => row.Schedule.Start,
    };

    private string OtherOf(ListRow row) => visitor.IsWorker ? visitor.KnownCompany(row.Company)
        : row.Worker is { } worker ? visitor.Known(worker) : "";

    private SearchTerms Terms(ListRow row) => SearchTerms.FromTexts(
        [row.Title, row.Place?.InWords(), OtherOf(row), row.ExternalId], [row.Number?.ToString(), row.Invoice?.ToString(), row.ExternalId]);

    private async Task Names(IEnumerable<ListRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            await visitor.Company(row.Company, cancellation);
            if (row.Worker is { } worker)
                await visitor.Person(worker, cancellation);
        }
    }
}
