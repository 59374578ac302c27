using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Api.Notifications;

/// <summary>A notification. The assignment's event of that sequence number is what it tells of.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Kind">What it tells of, for programs.</param>
/// <param name="Category">By which e-mail can be declined.</param>
/// <param name="Text">What it tells of, with its facts, and what its reader can do now.</param>
/// <param name="Assignment">What it is about.</param>
/// <param name="Title">The short name of the work.</param>
/// <param name="Schedule">When the work was to be done, as it was then; left out of older ones.</param>
/// <param name="Sequence">The number of the assignment's event that it tells of.</param>
/// <param name="At">When that happened.</param>
/// <param name="By">The role of whoever did it.</param>
/// <param name="ReadAt">When it was marked as read; left out until then.</param>
/// <param name="Mail">What became of its e-mail; left out where none is to go out.</param>
/// <param name="Number">The number by which people name the assignment; left out of older ones.</param>
/// <param name="Invoice">The number of its invoice as it was then; left out where there was none.</param>
/// <param name="Place">
/// Where the work was to be done, as it was then, without the street; left out where that is not said, and of older ones.
/// </param>
/// <param name="Written">What somebody wrote with it, cut to 500 characters; left out where nothing was written, and of older ones.</param>
public sealed record NotificationView(
    NoticeId Id, NoticeKind Kind, NoticeCategory Category, string Text, AssignmentId Assignment, string Title, ScheduleBody? Schedule,
    long Sequence, Instant At, Role By,
    Instant? ReadAt, MailState? Mail, AssignmentNumber? Number, InvoiceNumber? Invoice, string? Place, string? Written);

/// <summary>A page of notifications, newest first, and how many are unread: 1000 stands for that many or more.</summary>
/// <param name="Notifications">Newest first.</param>
/// <param name="Unread">How many are unread, of all pages; 1000 stands for that many or more.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record NotificationListView(ImmutableList<NotificationView> Notifications, int Unread, string? Next);

/// <summary>How many are unread.</summary>
/// <param name="Unread">How many notifications; 1000 stands for that many or more.</param>
public sealed record UnreadView(int Unread);

/// <summary>
/// Which e-mail somebody wants: none at all, or all but that of some categories. The project manager is asked for an update on an
/// escalation, and the worker gets updates on it, all the same (domain.md §6).
/// </summary>
/// <param name="Mail">Whether e-mail is wanted at all.</param>
/// <param name="Except">The categories of which none is wanted.</param>
public sealed record MailPreferenceRequest(bool Mail, ImmutableList<NoticeCategory>? Except = null);

/// <summary>Which e-mail somebody gets, and where; the categories are all that there are.</summary>
/// <param name="Email">The address; left out where none is known.</param>
/// <param name="Mail">Whether e-mail is wanted at all.</param>
/// <param name="Except">The categories of which none is wanted.</param>
/// <param name="Categories">All categories that there are.</param>
public sealed record MailPreferenceView(
    string? Email, bool Mail, ImmutableSortedSet<NoticeCategory> Except, ImmutableList<NoticeCategory> Categories);

/// <summary>Notifications over HTTP (domain.md §7). Support's agents share the desk's.</summary>
public sealed class NotificationFunctions(INotices notices, IDirectory directory, IClock clock)
{
    [Function("ListNotifications"), Authorize, Answers<NotificationListView>, Paged]
    [Query("unread", "Only those that are unread, if true.")]
    [EndpointSummary("Lists one's notifications, newest first; for support those of the desk.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/notifications")] Call call)
    {
        var unreadOnly = EnumParameter.Flag(call, "unread") ?? false;
        var page = await Paging.Read(call, after => notices.Read(Addressee(call), unreadOnly, after, call.Limit(), call.Cancellation));
        return Answers.Json(new NotificationListView(page.Entries.ConvertAll(View), page.Unread, page.Next));
    }

    [Function("ReadNotification"), Authorize, Answers<NotificationView>]
    [EndpointSummary("Marks a notification as read.")]
    public async Task<IResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/notifications/{notification}/read")] Call call)
    {
        var id = call.Route("notification");
        if (!NoticeId.IsId(id) || !await notices.MarkRead(Addressee(call), new(id), clock.GetCurrentInstant(), call.Cancellation))
            return Problems.NotFound();
        return await notices.Find(Addressee(call), new(id), call.Cancellation) is { } entry
            ? Answers.Json(View(entry))
            : Problems.NotFound();
    }

    [Function("ReadAllNotifications"), Authorize, Answers<UnreadView>]
    [EndpointSummary("Marks all of one's notifications as read.")]
    public async Task<IResult> ReadAll([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/notifications/read-all")] Call call)
    {
        await notices.MarkAllRead(Addressee(call), clock.GetCurrentInstant(), call.Cancellation);
        return Answers.Json(new UnreadView((await notices.Read(Addressee(call), unreadOnly: true, null, 1, call.Cancellation)).Unread));
    }

    [Function("GetMailPreferences"), Authorize, Answers<MailPreferenceView>]
    [EndpointSummary("Shows which e-mail one gets. Of escalations, the request for an update and the worker's updates go out "
        + "whatever one wants.")]
    public async Task<IResult> Preferences(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me/mail-preferences")] Call call) =>
        Answers.Json(await Preference(call));

    [Function("PutMailPreferences"), Authorize, Takes<MailPreferenceRequest>, Answers<MailPreferenceView>]
    [EndpointSummary("Says which e-mail one wants. Of escalations, the request for an update and the worker's updates go out "
        + "all the same.")]
    public async Task<IResult> Prefer([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/me/mail-preferences")] Call call)
    {
        var body = call.Body<MailPreferenceRequest>();
        await directory.Put(call.By.Person()!.Value, new MailPreference(body.Mail, [.. body.Except ?? []]), call.Cancellation);
        return Answers.Json(await Preference(call));
    }

    private async Task<MailPreferenceView> Preference(Call call)
    {
        var id = call.By.Person()!.Value;
        var preference = await directory.FindMailPreference(id, call.Cancellation);
        var person = await directory.FindPerson(id, call.Cancellation);
        return new(person?.Email, preference.Mail, preference.Except, [.. Enum.GetValues<NoticeCategory>()]);
    }

    private static Addressee Addressee(Call call) =>
        call.By is Actor.Support ? new Addressee.Desk() : new Addressee.Person(call.By.Person()!.Value);

    private static NotificationView View(NoticeEntry entry)
    {
        var notice = entry.Notice;
        return new(
            notice.Id, notice.Kind, notice.Kind.Category(), notice.Text, notice.Assignment, notice.Title,
            notice.Schedule is { } schedule ? new(schedule) : null, notice.Sequence, notice.At, notice.By,
            entry.ReadAt, entry.Mail, notice.Number, notice.Invoice, notice.Place, notice.Written);
    }
}
