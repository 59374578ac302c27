using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Notifications;

/// <summary>Who is told.</summary>
public abstract record Addressee
{
    private Addressee() { }

    /// <summary>One person.</summary>
    public sealed record Person(PersonId Id) : Addressee;

    /// <summary>WorkMarket's support and escalation desk as a whole: what one of its agents has read is read.</summary>
    public sealed record Desk : Addressee;

    /// <summary>Who looks after the assignment's company at WorkMarket, whoever that is when it is told: then it is one person.</summary>
    public sealed record AccountManager : Addressee;
}

/// <summary>Somebody is told of something.</summary>
public sealed record Told(Addressee To, NoticeKind Kind);
