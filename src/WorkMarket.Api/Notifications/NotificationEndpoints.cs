using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using NodaTime;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Notifications;

/// <summary>A notification. The assignment's event of that sequence number is what it tells of.</summary>
public sealed record NotificationView(
    NoticeId Id, NoticeKind Kind, NoticeCategory Category, string Text, AssignmentId Assignment, string Title, long Sequence, Instant At, Role By,
    Instant? ReadAt, MailState? Mail);

/// <summary>A page of notifications, newest first, and how many are unread: 1000 stands for that many or more.</summary>
public sealed record NotificationListView(ImmutableList<NotificationView> Notifications, int Unread, string? Next);

/// <summary>How many are unread.</summary>
public sealed record UnreadView(int Unread);

/// <summary>
/// Which e-mail somebody wants: none at all, or all but that of some categories. The project manager is asked for an update on an
/// escalation, and the worker gets updates on it, all the same (domain.md §6).
/// </summary>
public sealed record MailPreferenceRequest(bool Mail, ImmutableList<NoticeCategory>? Except = null);

/// <summary>Which e-mail somebody gets, and where; the categories are all that there are.</summary>
public sealed record MailPreferenceView(string? Email, bool Mail, ImmutableSortedSet<NoticeCategory> Except, ImmutableList<NoticeCategory> Categories);

/// <summary>Notifications over HTTP (domain.md §7). Support's agents share the desk's.</summary>
public sealed class NotificationEndpoints(INotices notices, IDirectory directory, IClock clock)
{
    /// <summary>Shows one's notifications.</summary>
    public async Task<IResult> List(Call call)
    {
        var unreadOnly = Choice.Flag(call, "unread") ?? false;
        var page = await Paging.Read(call, after => notices.Read(Addressee(call), unreadOnly, after, call.Limit(), call.Cancellation));
        return Answers.Json(new NotificationListView(page.Entries.ConvertAll(View), page.Unread, page.Next));
    }

    /// <summary>Marks one as read. One that is read stays as it is.</summary>
    public async Task<IResult> Read(Call call)
    {
        var id = call.Route("notification");
        if (!NoticeId.IsId(id) || !await notices.MarkRead(Addressee(call), new(id), clock.GetCurrentInstant(), call.Cancellation))
            return Problems.NotFound();
        return await notices.Find(Addressee(call), new(id), call.Cancellation) is { } entry ? Answers.Json(View(entry)) : Problems.NotFound();
    }

    /// <summary>Marks all as read.</summary>
    public async Task<IResult> ReadAll(Call call)
    {
        await notices.MarkAllRead(Addressee(call), clock.GetCurrentInstant(), call.Cancellation);
        return Answers.Json(new UnreadView((await notices.Read(Addressee(call), unreadOnly: true, null, 1, call.Cancellation)).Unread));
    }

    /// <summary>Shows which e-mail one gets.</summary>
    public async Task<IResult> Preferences(Call call) => Answers.Json(await Preference(call));

    /// <summary>Says which e-mail one wants.</summary>
    public async Task<IResult> Prefer(Call call)
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

    private static Addressee Addressee(Call call) => call.By is Actor.Support ? new Addressee.Desk() : new Addressee.Person(call.By.Person()!.Value);

    private static NotificationView View(NoticeEntry entry)
    {
        var notice = entry.Notice;
        return new(
            notice.Id, notice.Kind, notice.Kind.Category(), notice.Text, notice.Assignment, notice.Title, notice.Sequence, notice.At, notice.By,
            entry.ReadAt, entry.Mail);
    }
}
