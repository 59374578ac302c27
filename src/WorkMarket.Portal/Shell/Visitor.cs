using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Application.Words;
using WorkMarket.Domain.People;

namespace WorkMarket.Portal.Shell;

/// <summary>A link of the main navigation.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Path">Where it leads.</param>
public sealed record NavigationLink(string Text, string Path);

/// <summary>Who looks at a page, and the names of people and companies as pages write them.</summary>
public sealed class Visitor(CachedDirectory directory, IClock clock)
{
    /// <summary>The offers as a worker first looks at them.</summary>
    public const string Offers = "/offers?status=sent&sort=distance";

    private readonly Dictionary<PersonId, string> people = [];
    private readonly Dictionary<CompanyId, string> companies = [];

    /// <summary>Who it is; null before the sign-in.</summary>
    public Actor? By { get; private set; }

    /// <summary>The visitor's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>A form of this page that was sent and not taken.</summary>
    public Forms.RefusedForm? Refused { get; private set; }

    /// <summary>What the visitor has just written.</summary>
    public ImmutableList<AssignmentId> JustWritten { get; private set; } = [];

    /// <summary>When the page is made.</summary>
    public Instant Now { get; } = clock.GetCurrentInstant();

    /// <summary>What the visitor goes to from every page.</summary>
    public ImmutableList<NavigationLink> Navigation => By switch
    {
        Actor.Worker =>
        [
            new("Today", "/today"), new("Offers", Offers), new("My work", "/assignments"), new("Money", "/payables"),
            new("Inbox", "/inbox"),
        ],
        Actor.Client =>
        [
            new("Assignments", "/assignments"), new("Payables", "/payables"), new("Inbox", "/inbox"), new("Company", "/company"),
            new("Search", "/search"),
        ],
        Actor.Support =>
        [
            new("Desk", "/desk"), new("Mail", "/desk/mail?status=open"), new("Inbox", "/inbox"), new("Companies", "/companies"),
            new("Staff", "/staff"), new("Operations", "/ops"),
            new("Search", "/search"),
        ],
        null => [],
        _ => [new("Escalations", "/desk"), new("Inbox", "/inbox"), new("Companies", "/companies")],
    };

    /// <summary>Where the visitor begins.</summary>
    public static string Beginning(Actor by) => by switch
    {
        Actor.Worker => "/today",
        Actor.Client => "/assignments",
        _ => "/desk",
    };

    /// <summary>Whether the visitor is a worker.</summary>
    public bool IsWorker => By is Actor.Worker;

    /// <summary>Whether the visitor is one of WorkMarket's people.</summary>
    public bool IsDesk => By is Actor.Support or Actor.AccountManager;

    /// <summary>Whether the visitor is one of a client's people.</summary>
    public bool IsClient => By is Actor.Client;

    /// <summary>
    /// Says who it is, what they wrote of late, and which of their forms was refused. The pipeline does it for every page.
    /// </summary>
    public async Task Enter(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        Refused = http.Features.Get<Forms.RefusedForm>();
        if (Claims.ToActor(http.User) is not { } by)
            return;
        By = by;
        JustWritten = RecentWrites.Read(http);
        Name = await Person(by.Person()!.Value, http.RequestAborted);
    }

    /// <summary>A person by name.</summary>
    public async Task<string> Person(PersonId id, CancellationToken cancellation)
    {
        if (!people.TryGetValue(id, out var name))
            people[id] = name = (await directory.FindPerson(id, cancellation))?.Name ?? id.Value;
        return name;
    }

    /// <summary>A company by name.</summary>
    public async Task<string> Company(CompanyId id, CancellationToken cancellation)
    {
        if (!companies.TryGetValue(id, out var name))
            companies[id] = name = (await directory.FindCompany(id, cancellation))?.Name ?? id.Value;
        return name;
    }

    /// <summary>A sentence of the record, with people by name and instants in a zone.</summary>
    public async Task<string> Sentence(Func<RecordStyle, string> record, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(record);
        var unknown = new HashSet<PersonId>();
        var times = new LocalTimes(zone, Times.WithYear);
        record(new(times, id =>
        {
            if (!people.ContainsKey(id))
                unknown.Add(id);
            return id.Value;
        }, isOnPage: true));
        foreach (var id in unknown)
            await Person(id, default);
        return record(new(times, id => people.GetValueOrDefault(id) ?? id.Value, isOnPage: true));
    }

    /// <summary>A person whose name was asked for already: the visitor is “you”.</summary>
    public string Known(PersonId? id) => id is not { } person ? "WorkMarket"
        : By?.Person() == person ? "You" : people.GetValueOrDefault(person) ?? person.Value;

    /// <summary>A company whose name was asked for already.</summary>
    public string KnownCompany(CompanyId id) => companies.GetValueOrDefault(id) ?? id.Value;
}
