namespace WorkMarket.Domain.People;

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
