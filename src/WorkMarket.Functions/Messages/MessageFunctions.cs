using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Messages;

/// <summary>Messages.</summary>
public sealed class MessageFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Posts a message; it never changes.</summary>
    [Function(nameof(PostMessage))]
    public Task<IResult> PostMessage([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/messages")] HttpRequest request) => Invoke(request);

    /// <summary>Lists the messages, oldest first.</summary>
    [Function(nameof(ListMessages))]
    public Task<IResult> ListMessages([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/messages")] HttpRequest request) => Invoke(request);
}
