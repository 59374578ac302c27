using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Deliverables;

/// <summary>A deliverable's opaque id, unique within its assignment.</summary>
public readonly record struct DeliverableId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What a deliverable is (domain.md §3, seed 003).</summary>
public enum DeliverableType
{
    /// <summary>A sign-off sheet.</summary>
    SignOff,

    /// <summary>A photo.</summary>
    Photo,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What has to be delivered.</summary>
/// <param name="Type">The type of file.</param>
/// <param name="Number">How many files of the type.</param>
/// <param name="DueDays">
/// Due at the end of the local day that many days (0–7) after the last check-out, or after the scheduled end where no check-in is
/// required; null for no due date (domain.md §3).
/// </param>
public sealed record DeliverableRequirement(DeliverableType Type, int Number, int? DueDays = null);

/// <summary>Deliverables that were required until an instant.</summary>
/// <param name="Required">Which.</param>
/// <param name="Until">From when others are.</param>
public sealed record EarlierDeliverables(ImmutableList<DeliverableRequirement> Required, Instant Until);

/// <summary>A file as it was received and kept.</summary>
/// <param name="Upload">The upload that brought it.</param>
/// <param name="File">Where the file store keeps it.</param>
/// <param name="Name">The worker's name for it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hexadecimal.</param>
public sealed record DeliveredFile(string Upload, string File, string Name, long Length, string Sha256);

/// <summary>One version of a deliverable; replacing keeps the earlier ones (domain.md §3).</summary>
public sealed record DeliverableVersion(int Number, DeliveredFile File, Actor By, Instant At);

/// <summary>A deliverable with all its versions, the newest last.</summary>
public sealed record Deliverable(DeliverableId Id, DeliverableType Type, ImmutableList<DeliverableVersion> Versions, bool Removed)
{
    /// <summary>The version that counts.</summary>
    public DeliverableVersion Newest => Versions[^1];
}
