using Microsoft.AspNetCore.WebUtilities;
using WorkMarket.Domain.Todo;
using WorkMarket.Portal.Assignments;
using Xunit;

namespace WorkMarket.Portal.Tests.Assignments;

/// <summary>How the board is narrowed and sorted stands in its address.</summary>
public sealed class BoardQueryTests
{
    [Theory]
    [InlineData("view=", "")]
    [InlineData("view=needsAction", "view=needsAction")]
    [InlineData("view=&label=workerLate&page=3", "view=&label=workerLate")]
    [InlineData("view=&status=draft&find=a%26b%20c&sort=-pay", "view=&status=draft&find=a%26b%20c&sort=-pay")]
    [InlineData("view=all&after=abc", "view=all")]
    [InlineData("view=nothing&label=&status=x&sort=x&page=x&choose=all", "")]
    public void What_is_kept_is_how_it_is_narrowed_and_sorted(string query, string kept) =>
        Assert.Equal(kept, BoardQuery.Read(query).Kept);

    [Theory]
    [InlineData("/assignments?view=starting&status=sent&find=x&sort=-start&page=2&choose=all")]
    [InlineData("/assignments?view=all&status=paid&after=abc")]
    [InlineData("/assignments?view=")]
    public void An_address_is_read_as_it_is_written(string path) =>
        Assert.Equal(path, BoardQuery.Read(QueryHelpers.ParseQuery(path.Split('?')[1])).Path);

    [Fact]
    public void Who_sorts_by_the_same_again_turns_it_round_on_the_first_page()
    {
        var query = BoardQuery.Read("view=late&page=4").By(BoardOrder.Pay);
        Assert.Equal("/assignments?view=late&sort=pay", query.Path);
        Assert.Equal("/assignments?view=late&sort=-pay", query.By(BoardOrder.Pay).Path);
        Assert.Equal(Focus.Late, query.View);
    }
}
