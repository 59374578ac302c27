using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Offline;

/// <summary>The page of what waits on a device to be sent. The device fills it in: no host knows of it yet.</summary>
public static class OutboxPages
{
    [Function("OutboxPage"), Authorize, Page, ExcludeFromDescription]
    [EndpointSummary("What waits on this device to be sent.")]
    public static Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "outbox")] Call call) =>
        Task.FromResult(Pages.Show<OutboxPage>());
}
