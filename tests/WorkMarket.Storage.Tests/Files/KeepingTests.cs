using NodaTime;
using WorkMarket.Application.Deliverables;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

public sealed class KeepingTests : FileStoreTests
{
    [Fact]
    public async Task Deleting_twice_is_as_good_as_once()
    {
        var path = await Keep("up1", [1, 2, 3]);
        await Store.Delete(path, None);
        await Store.Delete(path, None);
        Assert.Null(await Store.Inspect(path, None));
    }

    [Fact]
    public async Task What_is_missing_cannot_be_inspected() => Assert.Null(await Store.Inspect(FilePath.OfKept("up1", "never"), None));

    [Fact]
    public async Task The_container_may_be_there_already() => await Store.Prepare(None);

    [Fact]
    public async Task A_listing_tells_staged_from_kept_with_length_and_time()
    {
        await Keep("b", [1, 2]);
        await Keep("a", [1]);
        await Send("c", [1, 2, 3]);
        var now = SystemClock.Instance.GetCurrentInstant();

        var kept = await Store.List(FilePath.Kept, None).ToListAsync();
        Assert.Equal([("files/a/attempt1", 1), ("files/b/attempt1", 2)], kept.Select(file => (file.Path, file.Length)));
        Assert.All(kept, file => Assert.InRange(file.Written, now - Duration.FromMinutes(1), now + Duration.FromMinutes(1)));
        Assert.Equal(["staging/c"], (await Store.List(FilePath.Staging, None).ToListAsync()).Select(file => file.Path));
    }
}
