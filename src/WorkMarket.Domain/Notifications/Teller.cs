using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Notifications;

/// <summary>Who is told of an event, as the table of domain.md §7 says.</summary>
[Flags]
public enum Recipients
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The worker whom it concerns.</summary>
    Worker = 1,

    /// <summary>The assignment's project manager.</summary>
    ProjectManager = 2,

    /// <summary>The company's account manager, from the escalation's stage on that has one.</summary>
    AccountManager = 4,

    /// <summary>Support.</summary>
    Desk = 8,

    /// <summary>The worker and the client's project manager.</summary>
    BothSides = Worker | ProjectManager,

    /// <summary>All of them.</summary>
    All = BothSides | AccountManager | Desk,
}

/// <summary>As what people are told of an event, and who is.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TellsAttribute(NoticeKind kind, Recipients whom) : Attribute
{
    /// <summary>As what.</summary>
    public NoticeKind Kind => kind;

    /// <summary>Who.</summary>
    public Recipients Whom => whom;
}

/// <summary>What telling of an event goes by.</summary>
/// <param name="State">The assignment after the event, or later.</param>
/// <param name="Worker">The worker whom it concerns: who had the assignment then, or whose escalation it is.</param>
/// <param name="Manager">Who was the project manager then.</param>
/// <param name="Happened">The event.</param>
/// <param name="HasAccountManager">Whether the escalation that it is about has an account manager by then.</param>
internal sealed record Teller(Assignment State, PersonId? Worker, PersonId Manager, Happened Happened, bool HasAccountManager)
{
    /// <summary>Tells recipients; with <c>anyway</c> also the one who did it.</summary>
    public IEnumerable<NoticeFor> Tell(Recipients whom, NoticeKind kind, bool anyway = false)
    {
        if (whom.HasFlag(Recipients.Worker) && Worker is { } worker)
            yield return new(new Addressee.Person(worker), kind) { Anyway = anyway };
        if (whom.HasFlag(Recipients.ProjectManager))
            yield return new(new Addressee.Person(Manager), kind) { Anyway = anyway };
        if (whom.HasFlag(Recipients.AccountManager) && HasAccountManager)
            yield return new(new Addressee.AccountManager(), kind);
        if (whom.HasFlag(Recipients.Desk))
            yield return new(new Addressee.Desk(), kind);
    }

    /// <summary>Tells those whose applications are open.</summary>
    public IEnumerable<NoticeFor> Applicants(NoticeKind kind) =>
        Each((Parts.ApplicationsOf(State) ?? []).Where(application => application.IsOpen).Select(application => application.Worker), kind);

    /// <summary>Tells those and the workers named.</summary>
    public IEnumerable<NoticeFor> Asked(NoticeKind kind) => Applicants(kind).Concat(Invited(Parts.AudienceOf(State), kind));

    /// <summary>Tells the workers named.</summary>
    public static IEnumerable<NoticeFor> Invited(Audience? audience, NoticeKind kind) =>
        Each((audience as Audience.Named)?.Workers ?? [], kind);

    /// <summary>Tells people.</summary>
    public static IEnumerable<NoticeFor> Each(IEnumerable<PersonId> people, NoticeKind kind) =>
        people.Select(person => new NoticeFor(new Addressee.Person(person), kind));
}

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
