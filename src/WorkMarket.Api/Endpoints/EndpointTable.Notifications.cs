using WorkMarket.Api.Notifications;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>What people are told.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Notifications =>
    [
        On<NotificationEndpoints>("GetMailPreferences", Get, "me/mail-preferences", SignedIn, "Shows which e-mail one gets. Of escalations, the request for an update and the worker's updates go out whatever one wants.", (to, call) => to.Preferences(call))
            with { Answer = typeof(MailPreferenceView) },
        On<NotificationEndpoints>("PutMailPreferences", Put, "me/mail-preferences", SignedIn, "Says which e-mail one wants. Of escalations, the request for an update and the worker's updates go out all the same.", (to, call) => to.Prefer(call))
            with { Body = typeof(MailPreferenceRequest), Answer = typeof(MailPreferenceView) },
        On<NotificationEndpoints>("ListNotifications", Get, "notifications", SignedIn, "Lists one's notifications, newest first; for support those of the desk.", (to, call) => to.List(call))
            with { Answer = typeof(NotificationListView), Query = [new("unread", "Only those that are unread, if true."), After, Limit] },
        On<NotificationEndpoints>("ReadNotification", Post, "notifications/{notification}/read", SignedIn, "Marks a notification as read.", (to, call) => to.Read(call))
            with { Answer = typeof(NotificationView) },
        On<NotificationEndpoints>("ReadAllNotifications", Post, "notifications/read-all", SignedIn, "Marks all of one's notifications as read.", (to, call) => to.ReadAll(call))
            with { Answer = typeof(UnreadView) },
    ];
}
