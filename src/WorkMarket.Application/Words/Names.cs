using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Words;

/// <summary>People and words of a closed set as a dossier writes them.</summary>
/// <param name="directory">Who they are.</param>
/// <param name="zone">The assignment's zone.</param>
/// <param name="withIds">
/// Whether people's ids stand behind their names, as a machine needs it; a person reads them only where names are the same.
/// </param>
public sealed class Names(IDirectory directory, DateTimeZone zone, bool withIds)
{
    private readonly Dictionary<PersonId, string> people = [];
    private readonly Dictionary<Actor, string> actors = [];
    private readonly Queue<PersonId> unknown = [];

    /// <summary>Instants.</summary>
    public LocalTimes Times { get; } = new(zone);

    /// <summary>A person by name.</summary>
    public async Task<string> Find(PersonId id, CancellationToken cancellation)
    {
        if (!people.TryGetValue(id, out var name))
        {
            var known = (await directory.FindPerson(id, cancellation))?.Name;
            people[id] = name = known is null ? $"[{id}]" : withIds || people.ContainsValue(known) ? $"{known} [{id}]" : known;
        }
        return name;
    }

    /// <summary>A sentence in which people stand by <see cref="Known"/>.</summary>
    public async Task<string> In(Func<string> sentence, CancellationToken cancellation)
    {
        var said = sentence();
        while (unknown.TryDequeue(out var id))
        {
            await Find(id, cancellation);
            if (unknown.Count == 0)
                said = sentence();
        }
        return said;
    }

    /// <summary>A person by name, within a sentence that <see cref="In"/> asks for.</summary>
    public string Known(PersonId id)
    {
        if (people.TryGetValue(id, out var name))
            return name;
        unknown.Enqueue(id);
        return id.Value;
    }

    /// <summary>Who did something, in which role and over which channel.</summary>
    public async Task<string> Find(Actor actor, CancellationToken cancellation)
    {
        if (!actors.TryGetValue(actor, out var words))
        {
            actors[actor] = words = actor.Person() is { } person
                ? $"{await Find(person, cancellation)}, {Wording.InWords(actor.Role)}, {Wording.InWords(actor.Channel()!.Value)}"
                : "WorkMarket, by the clock";
        }
        return words;
    }
}

/// <summary>Instants in a zone: as a dossier writes them, with the offset from UTC, where no other pattern is given.</summary>
public sealed class LocalTimes(DateTimeZone zone, ZonedDateTimePattern? pattern = null)
{
    private static readonly ZonedDateTimePattern Pattern =
        ZonedDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss o<+HH:mm>", null);

    /// <summary>An instant.</summary>
    public string Write(Instant at) => (pattern ?? Pattern).Format(at.InZone(zone));

    /// <summary>A schedule.</summary>
    public string Write(Schedule schedule) => $"{Write(schedule.Start)} to {Write(schedule.End)} ({schedule.Zone.Id})";
}
