using System.Globalization;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Telling;

namespace WorkMarket.Demo.Story;

/// <summary>Something is not as the rules say.</summary>
public sealed class NotAsTheRulesSayException(string message) : Exception(message);

/// <summary>The people, and what they do more than once. Each step is checked before it is told.</summary>
public sealed class Scene(Market market, Narrator tell)
{
    private readonly List<string> told = [];
    private readonly Dictionary<string, Portal> clients = [];

    public Narrator Tell => tell;

    public Market Market => market;

    public Portal Nora { get; } = market.As("nora");

    public Portal Nick { get; } = market.As("nick");

    public Portal Fiona { get; } = market.As("fiona");

    public Portal Wanda { get; } = market.As("wanda", "mobile");

    public Portal Walt { get; } = market.As("walt", "mobile");

    public Portal Wes { get; } = market.As("wes", "mobile");

    public Portal Sam { get; } = market.As("sam");

    /// <summary>The ids of this story's assignments, in the order of their creation.</summary>
    public IReadOnlyList<string> Told => told;

    /// <summary>One of the client's people, by whom an assignment is looked at.</summary>
    public Portal ClientOf(string id) => clients[id];

    /// <summary>Whoever wrote it has left, and another of the company looks at it from now on.</summary>
    public void PassOn(Assignment assignment, Portal to) => clients[assignment.Id] = to;

    /// <summary>By which number the story calls an assignment.</summary>
    public string Mark(Assignment assignment) => $"(assignment\u00a0{told.IndexOf(assignment.Id) + 1})";

    /// <summary>Goes on if something is so.</summary>
    public static void Must(bool so, string rule)
    {
        if (!so)
            throw new NotAsTheRulesSayException(rule);
    }

    /// <summary>An amount of dollars, as the API takes it.</summary>
    public static object Usd(string amount) => new { amount, currency = "USD" };

    /// <summary>A time from now, as the API takes it.</summary>
    public static string In(TimeSpan span) =>
        (DateTimeOffset.UtcNow + span).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The latest month that is over in every zone, also where it is still twelve hours earlier than UTC.</summary>
    public static string MonthThatIsOver =>
        DateTimeOffset.UtcNow.AddHours(-12).AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>How far ahead work is that begins during the story: an offer whose start has passed cannot be accepted.</summary>
    public static TimeSpan Shortly { get; } = TimeSpan.FromSeconds(12);

    /// <summary>Settings of work that needs no check-in and nothing handed in, and begins during the story.</summary>
    public static Dictionary<string, object?> OnTrust() => new()
    {
        ["schedule"] = Between(Shortly, TimeSpan.FromHours(2)),
        ["confirmation"] = new { required = false },
        ["checkIn"] = new { required = false },
        ["deliverables"] = Array.Empty<object>(),
    };

    /// <summary>A schedule in New York, from now.</summary>
    public static object Between(TimeSpan start, TimeSpan end) => new { start = In(start), end = In(end), timeZone = "America/New_York" };

    /// <summary>Writes a draft: work in three hours, two hours long, unless it says otherwise.</summary>
    public async Task<Assignment> Draft(
        Portal by, string title, string price, Dictionary<string, object?>? besides = null, string currency = "USD")
    {
        var body = new Dictionary<string, object?>
        {
            ["title"] = title,
            ["description"] = $"{title}. Ask for the manager on duty, and leave the place as you found it.",
            ["schedule"] = Between(TimeSpan.FromHours(3), TimeSpan.FromHours(5)),
            ["price"] = new { amount = price, currency },
        };
        foreach (var (name, value) in besides ?? [])
            body[name] = value;
        var created = await by.Post("assignments", body, ("Idempotency-Key", Guid.NewGuid().ToString()));
        var id = created.Expect(201).As<Done>().Id;
        told.Add(id);
        clients[id] = by;
        var draft = await Look(by, id);
        Must(draft is { Status: "draft", Version: 1 }, "A new assignment is a draft.");
        Must(draft.Price.Flat == new Money(price, currency), "The price is as it was written.");
        return draft;
    }

    /// <summary>Offers it to named workers, or to all.</summary>
    public static async Task Send(Portal by, Assignment assignment, params string[] workers)
    {
        object audience = workers is [] ? new { open = true } : new { workers };
        await Do(by, assignment, "send", audience, "sent");
    }

    /// <summary>A worker applies, knowing what the company's scorecard says, and gets the application's id.</summary>
    public static async Task<string> Apply(Portal worker, Assignment assignment, string? note = null)
    {
        var done = (await worker.Post($"assignments/{assignment.Id}/applications", new { note, confirmCompanyScorecard = true }))
            .Expect(201).As<Done>();
        Must(done.Status == "sent", "Applying does not change the status.");
        return done.Application!.Id;
    }

    /// <summary>The client chooses a worker.</summary>
    public static Task<Assignment> Accept(Portal by, Assignment assignment, string application) =>
        Do(by, assignment, $"applications/{application}/accept", null, "assigned");

    /// <summary>From a draft to a worker who has it.</summary>
    public static async Task<Assignment> Staff(Portal client, Portal worker, string workerId, Assignment draft)
    {
        await Send(client, draft, workerId);
        var application = await Apply(worker, draft);
        return await Accept(client, draft, application);
    }

    /// <summary>Waits until the work begins with the clock.</summary>
    public static Task<Assignment> Begun(Portal by, Assignment assignment) => Eventually(
        () => Look(by, assignment.Id), seen => seen.Status == "inProgress", Shortly + TimeSpan.FromSeconds(60),
        "Without check-in the work begins at its scheduled start.");

    /// <summary>Does something that leads to a status.</summary>
    public static async Task<Assignment> Do(Portal by, Assignment assignment, string action, object? body, string status)
    {
        var done = (await by.Post($"assignments/{assignment.Id}/{action}", body, ("Idempotency-Key", Guid.NewGuid().ToString())))
            .As<Done>();
        Must(done.Status == status, $"After {action} the assignment is {status}, but it is {done.Status}.");
        return await Look(by, assignment.Id);
    }

    /// <summary>Shows an assignment to somebody.</summary>
    public static async Task<Assignment> Look(Portal by, string id) => (await by.Get($"assignments/{id}")).Expect(200).As<Assignment>();

    /// <summary>Waits until something that time or an effect brings about is there.</summary>
    public static async Task<T> Eventually<T>(Func<Task<T>> look, Func<T, bool> so, TimeSpan patience, string rule)
    {
        var until = DateTimeOffset.UtcNow + patience;
        while (true)
        {
            var seen = await look();
            if (so(seen))
                return seen;
            Must(DateTimeOffset.UtcNow < until, rule);
            await Task.Delay(100);
        }
    }
}
