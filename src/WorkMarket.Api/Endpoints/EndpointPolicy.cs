using System.Collections.Immutable;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Endpoints;

/// <summary>Who may call an endpoint. Whoever is not named may not.</summary>
public abstract record EndpointPolicy
{
    private EndpointPolicy() { }

    /// <summary>Anybody, signed in or not.</summary>
    public static EndpointPolicy Anyone { get; } = new Open();

    /// <summary>Everybody who is signed in.</summary>
    public static EndpointPolicy SignedIn { get; } = new ForRoles([.. Enum.GetValues<Role>()]);

    /// <summary>Those who can have to do with an assignment. Whether they have to do with this one, the case decides.</summary>
    public static EndpointPolicy Party { get; } = new ForRoles([Role.Worker, Role.Client, Role.Support]);

    /// <summary>Workers and clients.</summary>
    public static EndpointPolicy WorkerOrClient { get; } = new ForRoles([Role.Worker, Role.Client]);

    /// <summary>Those who can have to do with an escalation.</summary>
    public static EndpointPolicy OfEscalation { get; } = new ForRoles([Role.Worker, Role.Client, Role.AccountManager, Role.Support]);

    /// <summary>WorkMarket's people: the account manager, and support.</summary>
    public static EndpointPolicy AccountManagerOrSupport { get; } = new ForRoles([Role.AccountManager, Role.Support]);

    /// <summary>Workers, and support who help them.</summary>
    public static EndpointPolicy WorkerOrSupport { get; } = new ForRoles([Role.Worker, Role.Support]);

    /// <summary>Workers.</summary>
    public static EndpointPolicy Worker { get; } = new ForRoles([Role.Worker]);

    /// <summary>Account managers.</summary>
    public static EndpointPolicy AccountManager { get; } = new ForRoles([Role.AccountManager]);

    /// <summary>Client users.</summary>
    public static EndpointPolicy Client { get; } = new ForRoles([Role.Client]);

    /// <summary>WorkMarket's support and escalation desk.</summary>
    public static EndpointPolicy Support { get; } = new ForRoles([Role.Support]);

    /// <summary>The telephone provider alone: its signature of the call is the sign-in.</summary>
    public static EndpointPolicy SignedCall { get; } = new BySignature();

    /// <summary>Whoever shows credentials: they are the sign-in.</summary>
    public static EndpointPolicy ByCredentials { get; } = new ByBody();
    /// <summary>The mail gateway alone: the secret that it brings is the sign-in.</summary>
    public static EndpointPolicy MailGateway { get; } = new BySecret();

    /// <summary>Whoever follows a signed link: the token in it is the sign-in, which the endpoint looks at.</summary>
    public static EndpointPolicy LinkHolder { get; } = new ByLink();

    /// <summary>Anybody, on a developer's machine; elsewhere there is no such endpoint.</summary>
    public static EndpointPolicy Development { get; } = new InDevelopment();

    /// <summary>Needs no sign-in.</summary>
    public sealed record Open : EndpointPolicy;

    /// <summary>Needs no sign-in, and is there in Development only.</summary>
    public sealed record InDevelopment : EndpointPolicy;

    /// <summary>Needs no sign-in, but the provider's signature.</summary>
    public sealed record BySignature : EndpointPolicy;

    /// <summary>Needs no sign-in, but credentials in the body.</summary>
    public sealed record ByBody : EndpointPolicy;
    /// <summary>Needs no sign-in, but the gateway's secret.</summary>
    public sealed record BySecret : EndpointPolicy;

    /// <summary>Needs no sign-in, but a link whose token fits.</summary>
    public sealed record ByLink : EndpointPolicy;

    /// <summary>Needs a sign-in in one of the roles.</summary>
    public sealed record ForRoles(ImmutableHashSet<Role> Roles) : EndpointPolicy;
}
