using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Moq;
using WorkMarket.Api.Endpoints;
using WorkMarket.Api.Identity;
using WorkMarket.Domain.People;

namespace WorkMarket.Functions.Tests;

/// <summary>Callers of all sorts.</summary>
internal static class Identities
{
    public static IAuthenticationService Nobody { get; } = Answering(AuthenticateResult.NoResult());

    /// <summary>Fails when it is asked, which every call does before anything else that an endpoint has of its own.</summary>
    public static IAuthenticationService Failing { get; } = Mock.Of<IAuthenticationService>(service =>
        service.AuthenticateAsync(It.IsAny<HttpContext>(), It.IsAny<string?>())
            == Task.FromException<AuthenticateResult>(new InvalidOperationException("No identity here.")));

    public static IAuthenticationService In(Role role)
    {
        var id = new PersonId("somebody");
        Actor actor = role switch
        {
            Role.Worker => new Actor.Worker(id, Channel.Desktop),
            Role.Client => new Actor.Client(id, new("somewhere"), Channel.Desktop),
            Role.Support => new Actor.Support(id, Channel.Desktop),
            _ => new Actor.AccountManager(id, Channel.Desktop),
        };
        return Answering(AuthenticateResult.Success(new(Claims.ToPrincipal(actor), BearerTokenDefaults.AuthenticationScheme)));
    }

    private static IAuthenticationService Answering(AuthenticateResult result) => Mock.Of<IAuthenticationService>(service =>
        service.AuthenticateAsync(It.IsAny<HttpContext>(), It.IsAny<string?>()) == Task.FromResult(result));
}

/// <summary>Remembers which endpoint the invoker spoke of.</summary>
internal sealed class EndpointLog : ILogger<Invoker>
{
    public List<string> Endpoints { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (state is IReadOnlyList<KeyValuePair<string, object?>> values && values.FirstOrDefault(value => value.Key == "Endpoint").Value is string endpoint)
            Endpoints.Add(endpoint);
    }
}
