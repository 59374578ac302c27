namespace WorkMarket.Domain.People;

/// <summary>Who does something, in which role and over which channel (domain.md §1).</summary>
public abstract record Actor
{
    private Actor() { }

    /// <summary>The role that the person acts in.</summary>
    public abstract Role Role { get; }

    /// <summary>A worker.</summary>
    /// <param name="Id">Who it is.</param>
    /// <param name="Channel">Over what it came.</param>
    public sealed record Worker(PersonId Id, Channel Channel) : Actor
    {
        /// <inheritdoc/>
        public override Role Role => Role.Worker;
    }

    /// <summary>A person at a client company.</summary>
    /// <param name="Id">Who it is.</param>
    /// <param name="Company">The client company of the person.</param>
    /// <param name="Channel">Over what it came.</param>
    public sealed record Client(PersonId Id, CompanyId Company, Channel Channel) : Actor
    {
        /// <inheritdoc/>
        public override Role Role => Role.Client;
    }

    /// <summary>The account manager of client companies.</summary>
    /// <param name="Id">Who it is.</param>
    /// <param name="Channel">Over what it came.</param>
    public sealed record AccountManager(PersonId Id, Channel Channel) : Actor
    {
        /// <inheritdoc/>
        public override Role Role => Role.AccountManager;
    }

    /// <summary>A support agent.</summary>
    /// <param name="Id">Who it is.</param>
    /// <param name="Channel">Over what it came.</param>
    public sealed record Support(PersonId Id, Channel Channel) : Actor
    {
        /// <inheritdoc/>
        public override Role Role => Role.Support;
    }

    /// <summary>The clock.</summary>
    public sealed record System : Actor
    {
        /// <inheritdoc/>
        public override Role Role => Role.System;
    }
}

/// <summary>What every kind of person has; the clock has neither.</summary>
public static class ActorParts
{
    /// <summary>The person, or null for the clock.</summary>
    public static PersonId? Person(this Actor actor) => actor switch
    {
        Actor.Worker worker => worker.Id,
        Actor.Client client => client.Id,
        Actor.AccountManager manager => manager.Id,
        Actor.Support support => support.Id,
        _ => null,
    };

    /// <summary>The channel, or null for the clock.</summary>
    public static Channel? Channel(this Actor actor) => actor switch
    {
        Actor.Worker worker => worker.Channel,
        Actor.Client client => client.Channel,
        Actor.AccountManager manager => manager.Channel,
        Actor.Support support => support.Channel,
        _ => null,
    };
}

/// <summary>One of the two sides of an assignment.</summary>
public enum Side
{
    /// <summary>The worker.</summary>
    Worker,

    /// <summary>The client company.</summary>
    Client,
}

/// <summary>Sides and those who act for them.</summary>
public static class Sides
{
    /// <summary>The side for which somebody acts, or null for WorkMarket's own people and the clock.</summary>
    public static Side? Side(this Actor actor) => actor.Role switch
    {
        Role.Worker => People.Side.Worker,
        Role.Client => People.Side.Client,
        _ => null,
    };
}
