namespace WorkMarket.Application.Indexes;

/// <summary>How far a rebuild of the indexes is.</summary>
public sealed record ReindexPlace
{
    /// <summary>The index whose own rows are gone through; null while the cases are.</summary>
    public string? Index { get; init; }

    /// <summary>Where the next page begins, or null for the first one.</summary>
    public string? After { get; init; }

    /// <summary>How many cases were rebuilt.</summary>
    public long Cases { get; init; }

    /// <summary>How many rows were gone through.</summary>
    public long Rows { get; init; }

    /// <summary>How many of them no case owned, and were removed or put right.</summary>
    public long Mended { get; init; }

    /// <summary>How many cases there were when a rebuild was last finished; null where none was.</summary>
    public long? Known { get; init; }

    /// <summary>How many cases are left, where that is known.</summary>
    public long? Left => Index is not null ? 0 : Known > Cases ? Known - Cases : null;
}

/// <summary>Keeps how far a rebuild is, so that one that was cut off goes on there. Each is one storage request.</summary>
public interface IReindexPlaces
{
    /// <summary>How far it is, or null where none ever began.</summary>
    Task<ReindexPlace?> Read(CancellationToken cancellation);

    /// <summary>Keeps how far it is.</summary>
    Task Save(ReindexPlace place, CancellationToken cancellation);
}
