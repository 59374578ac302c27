using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Notifications;

/// <summary>What people are told in the application, and what they say of e-mail.</summary>
public sealed class NotificationTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task Both_sides_are_told_of_what_the_other_does_and_support_of_nothing_yet()
    {
        var id = await Offers.Invoiced();
        await Told(Nora, id, "ratingDue", "completed", "applied");
        await Told(Wanda, id, "approved", "assigned");
        Assert.Empty(await About(Sam, id));
        Assert.Empty(await About(Walt, id));
        Assert.Empty(await About(Fiona, id));
    }

    [Fact]
    public async Task Those_who_were_not_chosen_are_told()
    {
        var id = await Offers.SentTo(new { workers = new[] { "wanda", "walt" } });
        (await Walt.Post($"assignments/{id}/applications")).Expect(201);
        var application = (await Wanda.Post($"assignments/{id}/applications")).As<Done>().Application!;
        (await Nora.Post($"assignments/{id}/applications/{application.Id}/accept")).Expect(200);
        await Told(Walt, id, "notChosen", "offered");
        await Told(Wanda, id, "assigned", "offered");
    }

    [Fact]
    public async Task A_private_message_stays_in_the_company()
    {
        var id = await Offers.Assigned();
        (await Nick.Post($"assignments/{id}/messages", new { text = "For us", @private = true })).Expect(201);
        (await Nick.Post($"assignments/{id}/messages", new { text = "For all", kind = "question" })).Expect(201);
        await Told(Wanda, id, "question", "assigned");
        await Told(Nora, id, "message", "applied");
    }

    [Fact]
    public async Task A_notification_says_what_it_is_about_and_is_read_once()
    {
        var id = await Offers.SentTo(new { workers = new[] { "wes" } });
        var told = Assert.Single(await Told(Wes, id, "offered"));
        Assert.Equal(("offers", "Swap a scanner", "client", null), (told.Category, told.Title, told.By, told.ReadAt));
        var events = (await Nora.Get($"assignments/{id}/timeline")).As<Timeline>().Entries;
        Assert.Equal("sent/1", events.Single(entry => entry.Sequence == told.Sequence).Type);

        var before = (await Wes.Get("notifications")).As<NotificationList>().Unread;
        var read = (await Wes.Post($"notifications/{told.Id}/read")).Expect(200).As<Notification>();
        Assert.NotNull(read.ReadAt);
        Assert.Equal(read, (await Wes.Post($"notifications/{told.Id}/read")).Expect(200).As<Notification>());
        Assert.Equal(before - 1, (await Wes.Get("notifications")).As<NotificationList>().Unread);
        Assert.DoesNotContain(
            (await Wes.Get("notifications?unread=true&limit=200")).As<NotificationList>().Notifications, notice => notice.Id == told.Id);
        (await Walt.Post($"notifications/{told.Id}/read")).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task All_are_read_at_once_and_read_page_by_page()
    {
        for (var number = 0; number < 3; number++)
            await Told(Fiona, await OfFiona(), "applied");
        (await Fiona.Post("notifications/read-all")).Expect(200);
        var first = (await Fiona.Get("notifications?limit=2")).As<NotificationList>();
        Assert.Equal((0, 2), (first.Unread, first.Notifications.Count));
        Assert.All(first.Notifications, notice => Assert.NotNull(notice.ReadAt));
        var second = (await Fiona.Get($"notifications?limit=2&after={first.Next}")).As<NotificationList>();
        Assert.Empty(first.Notifications.Intersect(second.Notifications));
        Assert.True(first.Notifications[^1].At >= second.Notifications[0].At);
        Assert.Empty((await Fiona.Get("notifications?unread=true")).As<NotificationList>().Notifications);
    }

    [Fact]
    public async Task Preferences_of_mail_are_one_s_own_and_stay()
    {
        var all = (await Ada.Get("me/mail-preferences")).Expect(200).As<MailPreference>();
        Assert.Contains("messages", all.Categories);
        var some = (await Ada.Put("me/mail-preferences", new { mail = true, except = new[] { "messages", "labels" } })).Expect(200)
            .As<MailPreference>();
        Assert.Equal(["labels", "messages"], some.Except.Order());
        Assert.Equal(["labels", "messages"], (await Ada.Get("me/mail-preferences")).As<MailPreference>().Except.Order());
        Assert.False((await Ada.Put("me/mail-preferences", new { mail = false })).Expect(200).As<MailPreference>().Mail);
        Assert.Empty((await Ada.Put("me/mail-preferences", new { mail = true })).Expect(200).As<MailPreference>().Except);
        (await Ada.Put("me/mail-preferences", new { mail = true, except = new[] { "weather" } })).ExpectProblem(400, "invalidRequest");
        (await Ada.Put("me/mail-preferences", new { })).ExpectProblem(400, "invalidRequest");
        (await Market.Stranger().Get("me/mail-preferences")).ExpectProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("notifications?after=x", "after")]
    [InlineData("notifications?unread=maybe", "unread")]
    [InlineData("notifications?limit=0", "limit")]
    public async Task A_parameter_that_is_wrong_is_named(string path, string field) =>
        Assert.Contains(
            $"\"{field}\"", (await Wanda.Get(path)).ExpectProblem(400, "invalidRequest").ToString() + (await Wanda.Get(path)).Text,
            StringComparison.Ordinal);

    [Theory, InlineData("x"), InlineData("1234567890123456789-1234567890-0123456789abcdef"), InlineData("%2e%2e"), InlineData("a%27b")]
    public async Task What_is_not_there_cannot_be_read(string id) =>
        (await Wanda.Post($"notifications/{id}/read")).ExpectProblem(404, "notFound");

    private async Task<string> OfFiona()
    {
        var id = (await Fiona.Post("assignments", Offers.Body())).Expect(201).As<Done>().Id;
        (await Fiona.Post($"assignments/{id}/send", new { open = true })).Expect(200);
        (await Wanda.Post($"assignments/{id}/applications")).Expect(201);
        return id;
    }

    // Newest first. A label may come on meanwhile, where work is late: that is not what these tests are about.
    private static Task<List<Notification>> Told(Portal reader, string id, params string[] kinds) =>
        Eventually(() => About(reader, id), found => found.Select(notice => notice.Kind).SequenceEqual(kinds));

    private static async Task<List<Notification>> About(Portal reader, string id) =>
        [.. (await reader.Get("notifications?limit=200")).Expect(200).As<NotificationList>().Notifications
            .Where(notice => notice.Assignment == id && notice.Kind != "labelOn")];
}
