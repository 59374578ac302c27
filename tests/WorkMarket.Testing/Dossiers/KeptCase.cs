using System.Collections.Immutable;
using System.Reflection;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Testing.Dossiers;

/// <summary>A case of which all is in memory, to be read alone; everything else that a store does is not there.</summary>
public class KeptCase : DispatchProxy
{
    private ImmutableList<StoredEvent> events = [];
    private StoredCase? stored;

    public static ICaseStore FromEvents(params IEnumerable<Happened> happened)
    {
        var store = Create<ICaseStore, KeptCase>();
        ((KeptCase)(object)store).Keep([.. happened]);
        return store;
    }

    public static IDirectory Nobody { get; } = Create<IDirectory, NobodyKnown>();

    /// <summary>A directory in which people of stories are known.</summary>
    public static IDirectory Town { get; } = Create<IDirectory, TownKnown>();

    /// <summary>Changes a byte of an event.</summary>
    public static ICaseStore Tampered(ICaseStore store, int sequence)
    {
        var kept = (KeptCase)(object)store;
        var bytes = kept.events[sequence - 1].Bytes.ToArray();
        bytes[^2] ^= 1;
        kept.events = kept.events.SetItem(sequence - 1, kept.events[sequence - 1] with { Bytes = bytes });
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(ICaseStore.Read) => Task.FromResult(stored),
        nameof(ICaseStore.ReadEvents) => events.ToAsyncEnumerable(),
        _ => throw new NotSupportedException(targetMethod.Name),
    };

    private void Keep(ImmutableList<Happened> happened)
    {
        var hash = HashChain.Start;
        foreach (var (index, one) in happened.Index())
        {
            var bytes = EventJson.Write(index + 1, one, $"{index + 1:x32}");
            hash = HashChain.Next(hash, bytes);
            events = events.Add(new(index + 1, bytes, hash));
        }
        stored = new Kept(Evolution.Evolve(null, happened)!, events.Count, hash);
    }

    private sealed record Kept(Assignment State, long Version, string Hash) : StoredCase(State, Version, Hash);

    public class TownKnown : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(IDirectory.FindPerson) => Task.FromResult(((PersonId)args![0]!).Value switch
            {
                "nora" => new Person(new("nora"), "Nora Quinn", Role.Client, new("northwind")),
                "wanda" => new Person(new("wanda"), "Wanda Ortiz", Role.Worker, null),
                "walt" => new Person(new("walt"), "Walt Berg", Role.Worker, null),
                "sam" => new Person(new("sam"), "Sam Reed", Role.Support, null),
                _ => null,
            }),
            nameof(IDirectory.FindCompany) =>
                Task.FromResult<Company?>(new(new("northwind"), "Northwind Stores", Story.Brief.Settings, [new("nora")])),
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }

    public class NobodyKnown : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(IDirectory.FindPerson) => Task.FromResult<Person?>(null),
            nameof(IDirectory.FindCompany) => Task.FromResult<Company?>(null),
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }
}
