using WorkMarket.Application.Dossiers;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Words;

/// <summary>People and words of a closed set as a dossier writes them.</summary>
public sealed class Names(IDirectory directory, DateTimeZone zone)
{
    private readonly Dictionary<PersonId, string> people = [];
    private readonly Dictionary<Actor, string> actors = [];

    /// <summary>Instants.</summary>
    public LocalTimes Times { get; } = new(zone);

    /// <summary>A person by name and id.</summary>
    public async Task<string> Of(PersonId id, CancellationToken cancellation)
    {
        if (!people.TryGetValue(id, out var name))
            people[id] = name = (await directory.FindPerson(id, cancellation))?.Name is { } known ? $"{known} [{id}]" : $"[{id}]";
        return name;
    }

    /// <summary>Who did something, in which role and over which channel.</summary>
    public async Task<string> Of(Actor actor, CancellationToken cancellation)
    {
        if (!actors.TryGetValue(actor, out var words))
        {
            actors[actor] = words = actor.Person() is { } person
                ? $"{await Of(person, cancellation)}, {InWords(actor.Role)}, {InWords(actor.Channel()!.Value)}"
                : "WorkMarket, by the clock";
        }
        return words;
    }

    /// <summary>A member of a closed set in words.</summary>
    public static string InWords(Enum member) => string.Concat(member.ToString().Select((letter, index) =>
        index > 0 && char.IsUpper(letter) ? $" {char.ToLower(letter, CultureInfo.InvariantCulture)}" : $"{char.ToLower(letter, CultureInfo.InvariantCulture)}"));
}
