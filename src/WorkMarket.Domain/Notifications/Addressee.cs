using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Notifications;

/// <summary>Who is told.</summary>
public abstract record Addressee
{
    private const string PersonKey = "person-";
    private const string DeskKey = "desk";

    private Addressee() { }

    /// <summary>Names it in storage and queues, where it stays as it is.</summary>
    /// <exception cref="InvalidOperationException">Who that is has to be found first.</exception>
    public string Key => this switch
    {
        Person person => PersonKey + person.Id,
        Desk => DeskKey,
        _ => throw new InvalidOperationException("Who that is has to be found first."),
    };

    /// <summary>The one that a key names, or null.</summary>
    public static Addressee? FromKey(string key) =>
        key == DeskKey ? new Desk()
        : key.StartsWith(PersonKey, StringComparison.Ordinal) ? new Person(new(key[PersonKey.Length..]))
        : null;

    /// <summary>One person.</summary>
    public sealed record Person(PersonId Id) : Addressee;

    /// <summary>WorkMarket's support and escalation desk as a whole: what one of its agents has read is read.</summary>
    public sealed record Desk : Addressee;

    /// <summary>Who looks after the assignment's company at WorkMarket, whoever that is when it is told: then it is one person.</summary>
    public sealed record AccountManager : Addressee;
}

/// <summary>Somebody is told of something.</summary>
public sealed record NoticeFor(Addressee To, NoticeKind Kind)
{
    /// <summary>Whether also who did it is told.</summary>
    internal bool Anyway { get; init; }
}
