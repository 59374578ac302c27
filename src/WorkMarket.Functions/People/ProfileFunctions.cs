using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.People;

/// <summary>Workers' profiles.</summary>
public sealed class ProfileFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Shows one's own profile.</summary>
    [Function(nameof(GetProfile))]
    public Task<IResult> GetProfile([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me/profile")] HttpRequest request) => Invoke(request);

    /// <summary>Replaces what the profile says; its files stay.</summary>
    [Function(nameof(PutProfile))]
    public Task<IResult> PutProfile([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/profile")] HttpRequest request) => Invoke(request);

    /// <summary>Shows a worker to clients and WorkMarket.</summary>
    [Function(nameof(GetWorker))]
    public Task<IResult> GetWorker([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}")] HttpRequest request) => Invoke(request);

    /// <summary>Shows which terms a worker accepted, and when.</summary>
    [Function(nameof(ListAcceptances))]
    public Task<IResult> ListAcceptances([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}/acceptances")] HttpRequest request) => Invoke(request);

    /// <summary>Gives an address to upload a file of the profile to.</summary>
    [Function(nameof(BeginProfileUpload))]
    public Task<IResult> BeginProfileUpload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "me/profile/uploads")] HttpRequest request) => Invoke(request);

    /// <summary>Turns an upload into a file of the profile.</summary>
    [Function(nameof(CompleteProfileUpload))]
    public Task<IResult> CompleteProfileUpload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "me/profile/uploads/{upload}/complete")] HttpRequest request) => Invoke(request);

    /// <summary>Removes a file of the profile.</summary>
    [Function(nameof(RemoveProfileFile))]
    public Task<IResult> RemoveProfileFile([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "me/profile/files/{file}")] HttpRequest request) => Invoke(request);

    /// <summary>Sends those who see the profile to the file, for a few minutes.</summary>
    [Function(nameof(GetProfileFileContent))]
    public Task<IResult> GetProfileFileContent([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}/files/{file}/content")] HttpRequest request) => Invoke(request);
}
