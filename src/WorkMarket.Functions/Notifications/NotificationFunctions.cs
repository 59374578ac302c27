using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Notifications;

/// <summary>Notifications.</summary>
public sealed class NotificationFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Lists one's notifications.</summary>
    [Function(nameof(ListNotifications))]
    public Task<IResult> ListNotifications([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications")] HttpRequest request) => Invoke(request);

    /// <summary>Marks one as read.</summary>
    [Function(nameof(ReadNotification))]
    public Task<IResult> ReadNotification([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/{notification}/read")] HttpRequest request) => Invoke(request);

    /// <summary>Marks all as read.</summary>
    [Function(nameof(ReadAllNotifications))]
    public Task<IResult> ReadAllNotifications([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/read-all")] HttpRequest request) => Invoke(request);

    /// <summary>Shows which e-mail one gets.</summary>
    [Function(nameof(GetMailPreferences))]
    public Task<IResult> GetMailPreferences([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me/mail-preferences")] HttpRequest request) => Invoke(request);

    /// <summary>Says which e-mail one wants.</summary>
    [Function(nameof(PutMailPreferences))]
    public Task<IResult> PutMailPreferences([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/mail-preferences")] HttpRequest request) => Invoke(request);
}
