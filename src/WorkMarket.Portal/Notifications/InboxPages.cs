using WorkMarket.Api.Notifications;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Notifications;

/// <summary>What somebody is told, newest first.</summary>
public sealed class InboxPages(NotificationFunctions notifications)
{
    [Function("InboxPage"), Authorize, Page, ExcludeFromDescription, Paged]
    [Query("unread", "Only those that are unread, if true.")]
    [EndpointSummary("What one is told, newest first, and what is unread of it.")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "inbox")] Call call) =>
        Pages.Of<NotificationListView>(
            notifications.List(call), view => Pages.Show<InboxPage>(("View", view), ("UnreadOnly", call.Query("unread") == "true")));
}
