using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Portal.Today;
using Xunit;

namespace WorkMarket.Portal.Tests.Today;

/// <summary>Which job stands first on the worker's page, and in which order the others come.</summary>
public sealed class WorkInOrderTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 1, 14, 0);

    [Fact]
    public void What_starts_next_is_first_though_later_work_was_begun_before_its_time()
    {
        var begun = Row("begun", 5, 8, Status.InProgress, new VisitTimes(Now - Hours(1), Now - Hours(0.5)));
        Assert.Equal("soon, begun, friday", Of(Row("friday", 75, 78), begun, Row("soon", 0.2, 2)));
    }

    [Fact]
    public void Where_the_worker_is_at_this_moment_is_first() => Assert.Equal(
        "here, soon", Of(Row("soon", 0.2, 2), Row("here", 5, 8, Status.InProgress, new VisitTimes(Now - Hours(1), null))));

    [Fact]
    public void Who_has_left_one_job_sees_the_one_at_which_to_be_next()
    {
        var left = Row("left", -2, 1, Status.InProgress, new VisitTimes(Now - Hours(2), Now - Hours(0.5)));
        Assert.Equal("soon, left", Of(left, Row("soon", 0.2, 2)));
        Assert.Equal("left, evening", Of(left, Row("evening", 5, 7)));
        Assert.Equal("late, left", Of(Row("late", -0.5, 2), left));
    }

    [Fact]
    public void What_is_over_comes_before_what_is_days_off_and_after_what_is_on_today()
    {
        var over = Row("over", -30, -28, Status.InProgress);
        Assert.Equal("over, friday", Of(Row("friday", 75, 78), over));
        Assert.Equal("today, over", Of(Row("today", 3, 5), over));
    }

    [Fact]
    public void What_is_on_hold_is_last_and_what_was_submitted_is_no_work_any_more()
    {
        Assert.Equal("friday, held", Of(Row("held", -1, 2, Status.OnHold), Row("friday", 75, 78)));
        Assert.Equal("held", Of(Row("held", -1, 2, Status.OnHold), Row("submitted", -1, 2, Status.PendingApproval)));
        Assert.Null(WorkInOrder.Of([], Now, new()).First);
    }

    private static string Of(params ImmutableList<ListRow> rows)
    {
        var order = WorkInOrder.Of(rows, Now, new());
        return string.Join(", ", order.Others.Prepend(order.First!).Select(row => row.Title));
    }

    private static ListRow Row(string title, double start, double end, Status status = Status.Assigned, params VisitTimes[] visits) => new()
    {
        Id = new($"{title}0000000000000000"[..16]),
        Version = 1,
        Status = status,
        Title = title,
        Company = new("northwind"),
        CreatedAt = Now,
        Schedule = new(Now + Hours(start), Now + Hours(end), DateTimeZone.Utc),
        Price = Money.From(100, Currency.Usd),
        Labels = [],
        Visits = visits.Length == 0 ? null : [.. visits],
        Todo = new(status, null, null, null, null, []),
    };

    private static Duration Hours(double hours) => Duration.FromHours(hours);
}
