using NodaTime;
using WorkMarket.Application.Inbound;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Inbound;

public sealed class TableDeskMailTests
{
    private static readonly DeskMailDone BySam = new(new("sam"), ManualClock.Start + Duration.FromHours(1), "Called back.");

    [Fact]
    public async Task A_mail_lies_there_once_as_it_was_first_put()
    {
        var (storage, desk) = await Open();
        var first = Mail(1);
        Assert.Equal(first, await desk.Put(first, default));
        storage.Requests.Reset();
        var there = await desk.Put(
            first with { At = first.At + Duration.FromHours(5), Kind = DeskMailKind.Bounce, Text = "Other" }, default);
        Assert.Equal((first.At, first.Kind, first.Text), (there.At, there.Kind, there.Text));
        Assert.Equal(2, storage.Requests.Snapshot().Sum(request => request.Value));
        Assert.Single((await desk.Read(null, null, null, 10, default)).Mails);
        Assert.Equal(new AssignmentId("0123456789abcdef"), (await desk.Find(first.Id, default))!.Assignment);
        Assert.Null(await desk.Find(Mail(2).Id, default));
    }

    [Fact]
    public async Task Put_many_times_at_once_it_lies_there_once()
    {
        var (_, desk) = await Open();
        var there = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(hour => desk.Put(Mail(1) with { At = ManualClock.Start + Duration.FromHours(hour) }, default)));
        Assert.Single(there.Select(mail => mail.At).Distinct());
        Assert.Single((await desk.Read(DeskMailStatus.Open, null, null, 10, default)).Mails);
    }

    [Fact]
    public async Task It_is_listed_newest_first_by_status_and_kind_and_page_by_page_at_one_request_a_page()
    {
        var (storage, desk) = await Open();
        for (var number = 0; number < 9; number++)
            await desk.Put(Mail(number, number % 3 == 0 ? DeskMailKind.Bounce : DeskMailKind.UnknownSender), default);
        await desk.Close(Mail(0).Id, BySam, default);
        await desk.Close(Mail(1).Id, BySam, default);

        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1, 0], await Numbers(null, null));
        Assert.Equal([8, 7, 6, 5, 4, 3, 2], await Numbers(DeskMailStatus.Open, null));
        Assert.Equal([1, 0], await Numbers(DeskMailStatus.Done, null));
        Assert.Equal([6, 3, 0], await Numbers(null, DeskMailKind.Bounce));
        Assert.Equal([6, 3], await Numbers(DeskMailStatus.Open, DeskMailKind.Bounce));
        Assert.Equal([0], await Numbers(DeskMailStatus.Done, DeskMailKind.Bounce));
        Assert.Empty(await Numbers(null, DeskMailKind.AfterClose));

        async Task<List<int>> Numbers(DeskMailStatus? status, DeskMailKind? kind)
        {
            var (found, after) = (new List<int>(), (string?)null);
            do
            {
                storage.Requests.Reset();
                var page = await desk.Read(status, kind, after, 2, default);
                Assert.Equal(1, storage.Requests.Snapshot().Sum(request => request.Value));
                Assert.All(page.Mails, mail => Assert.Equal("", mail.Text));
                Assert.All(page.Mails, mail => Assert.Equal(status ?? mail.Status, mail.Status));
                found.AddRange(page.Mails.Select(mail => int.Parse(mail.Subject, null)));
                after = page.Next;
            }
            while (after is not null);
            return found;
        }
    }

    [Fact]
    public async Task Who_has_seen_to_it_first_stays()
    {
        var (storage, desk) = await Open();
        var mail = await desk.Put(Mail(1), default);
        Assert.Null(await desk.Close(Mail(2).Id, BySam, default));
        var others = Enumerable.Range(0, 6).Select(agent => new DeskMailDone(new PersonId($"agent{agent}"), BySam.At, null));
        var closed = await Task.WhenAll(others.Select(done => desk.Close(mail.Id, done, default)));
        var first = Assert.Single(closed.Select(one => one!.Done).Distinct());
        storage.Requests.Reset();
        Assert.Equal(first, (await desk.Close(mail.Id, BySam, default))!.Done);
        Assert.Equal(1, storage.Requests.Snapshot().Sum(request => request.Value));
        Assert.Equal((first, mail.Text), ((await desk.Find(mail.Id, default))!.Done, (await desk.Find(mail.Id, default))!.Text));
        Assert.Equal(first, Assert.Single((await desk.Read(DeskMailStatus.Done, DeskMailKind.SupportMail, null, 10, default)).Mails).Done);
        Assert.Empty((await desk.Read(DeskMailStatus.Open, null, null, 10, default)).Mails);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1234567890123456789-x")]
    [InlineData("all--1234567890123456789-0123456789abcdef0123456789abcdef")]
    public async Task A_cursor_that_is_none_is_told(string after)
    {
        var (_, desk) = await Open();
        await Assert.ThrowsAsync<FormatException>(() => desk.Read(null, null, after, 10, default));
    }

    [Fact]
    public async Task The_longest_that_is_kept_fits()
    {
        var (_, desk) = await Open();
        var mail = Mail(1) with
        {
            Text = new string('東', Policy.Default.TextLength),
            Subject = new string('東', 1_000),
            From = new string('東', 1_000),
            To = [.. Enumerable.Range(0, 50).Select(number => new string('東', 1_000))],
        };
        await desk.Put(mail, default);
        var closed = await desk.Close(mail.Id, BySam with { Note = new string('東', Policy.Default.TextLength) }, default);
        Assert.Equal(mail.Text, closed!.Text);
        Assert.Equal(mail.To, (await desk.Find(mail.Id, default))!.To);
    }

    private static async Task<(WorkMarketStorage, Storage.Inbound.TableDeskMail)> Open()
    {
        var storage = (await Market.Open()).Storage;
        return (storage, storage.DeskMail);
    }

    private static DeskMail Mail(int number, DeskMailKind kind = DeskMailKind.SupportMail) => new()
    {
        Id = new($"{number:x32}"),
        At = ManualClock.Start + Duration.FromMinutes(number),
        Kind = kind,
        From = "nora@example.com",
        To = ["support@in.example"],
        Subject = $"{number}",
        Text = "We “pay”.",
        Assignment = new("0123456789abcdef"),
    };
}
