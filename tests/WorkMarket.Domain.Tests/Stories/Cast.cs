namespace WorkMarket.Domain.Tests.Stories;

/// <summary>The people of the stories.</summary>
internal static class Cast
{
    public static CompanyId Acme { get; } = new("acme");

    public static CompanyId Globex { get; } = new("globex");

    /// <summary>The worker who gets the assignment.</summary>
    public static Actor.Worker Wanda { get; } = new(new("wanda"), Channel.Mobile);

    /// <summary>A worker who does not.</summary>
    public static Actor.Worker Walter { get; } = new(new("walter"), Channel.Mobile);

    /// <summary>The client user who runs the assignment.</summary>
    public static Actor.Client Clara { get; } = new(new("clara"), Acme, Channel.Desktop);

    /// <summary>A colleague of hers.</summary>
    public static Actor.Client Carl { get; } = new(new("carl"), Acme, Channel.Desktop);

    /// <summary>A client user of another company.</summary>
    public static Actor.Client Gloria { get; } = new(new("gloria"), Globex, Channel.Desktop);

    public static Actor.Support Sam { get; } = new(new("sam"), Channel.Desktop);

    public static Actor.AccountManager Amy { get; } = new(new("amy"), Channel.Desktop);

    public static Actor.System TheClock { get; } = new();

    public static Actor.Worker On(this Actor.Worker worker, Channel channel) => worker with { Channel = channel };

    public static Actor.Client On(this Actor.Client client, Channel channel) => client with { Channel = channel };

    public static Actor.Support On(this Actor.Support support, Channel channel) => support with { Channel = channel };

    /// <summary>Somebody who may act in a role on Wanda's assignment for Acme.</summary>
    public static Actor In(Role role) => role switch
    {
        Role.Worker => Wanda,
        Role.Client => Clara,
        Role.AccountManager => Amy,
        Role.Support => Sam,
        _ => TheClock,
    };
}
