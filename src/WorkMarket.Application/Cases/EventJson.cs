using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using WorkMarket.Application.Json;
using WorkMarket.Domain;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Cases;

/// <summary>
/// Events as stored bytes: an envelope with the sequence number, a versioned type name, when, through whom, the event's own data, and a
/// salt. A name once written is read for ever; a change that old data does not fit gets the next version and a reader for the old one.
/// </summary>
public static class EventJson
{
    /// <summary>The stored name of each type of event, as it is declared with it.</summary>
    public static FrozenDictionary<Type, string> Names { get; } = typeof(Event).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Event)))
        .ToFrozenDictionary(type => type, type => type.GetCustomAttribute<StoredAttribute>()!.Name);

    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(
        name => name.Value, name => name.Key, StringComparer.Ordinal);

    /// <summary>
    /// A new salt: 128 random bits as 32 lower-case hexadecimal letters. The chain's hashes are open to whoever reads any of the case, and
    /// without a salt an event of few possible words could be found by hashing them all.
    /// </summary>
    public static string NewSalt() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The type of event that is stored under a name, or null.</summary>
    public static Type? Find(string name) => Types.GetValueOrDefault(name);

    /// <summary>The bytes of an event.</summary>
    public static byte[] Write(long sequence, Happened happened, string salt) => JsonSerializer.SerializeToUtf8Bytes(
        new Envelope(
            sequence,
            Names[happened.Event.GetType()],
            happened.At,
            happened.By,
            JsonSerializer.SerializeToElement(happened.Event, happened.Event.GetType(), DomainJson.Stored),
            salt),
        DomainJson.Stored);

    /// <summary>Reads the bytes of an event.</summary>
    /// <exception cref="JsonException">They are not an event that any version of ours wrote.</exception>
    public static Happened Read(ReadOnlySpan<byte> bytes)
    {
        var envelope = JsonSerializer.Deserialize<Envelope>(bytes, DomainJson.Stored) ?? throw new JsonException("There is no event here.");
        if (!Types.TryGetValue(envelope.Type, out var type))
            throw new JsonException($"'{envelope.Type}' is not an event that we know.");
        return new(
            envelope.At,
            envelope.By ?? throw new JsonException("There is nobody here."),
            (Event?)envelope.Data.Deserialize(type, DomainJson.Stored) ?? throw new JsonException("There is no event here."));
    }

    /// <summary>Reads the bytes of an event; null where they are not one that any version of ours wrote.</summary>
    public static Happened? TryRead(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Read(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Envelope(
        [property: JsonRequired] long Sequence,
        [property: JsonRequired] string Type,
        [property: JsonRequired] Instant At,
        [property: JsonRequired] Actor By,
        [property: JsonRequired] JsonElement Data,
        string? Salt = null);
}
