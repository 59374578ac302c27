using NodaTime;

namespace WorkMarket.Domain.Deliverables;

/// <summary>What a file of a profile shows (seed 000).</summary>
public enum ProfileFileKind
{
    /// <summary>A certification.</summary>
    Certification,

    /// <summary>A licence.</summary>
    Licence,

    /// <summary>An insurance policy.</summary>
    Insurance,

    /// <summary>A photo of the worker, the tools or earlier work.</summary>
    Photo,
}

/// <summary>A profile file's opaque id, unique within its profile.</summary>
public readonly record struct ProfileFileId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A file with a profile.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="File">The file as it was received and kept; the formats and sizes of deliverables hold for it.</param>
/// <param name="At">When it came.</param>
/// <param name="Finding">What a scanner found in it, by which it was withdrawn; null where none found anything.</param>
public sealed record ProfileFile(ProfileFileId Id, ProfileFileKind Kind, DeliveredFile File, Instant At, FileFinding? Finding = null)
{
    /// <summary>Whether it is a scan of a certificate, licence or policy, which not everybody may look at (domain.md §1).</summary>
    public bool IsScan => Kind != ProfileFileKind.Photo;
}
