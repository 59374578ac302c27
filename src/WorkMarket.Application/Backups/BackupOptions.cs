using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NodaTime;
using WorkMarket.Application.Storage;

namespace WorkMarket.Application.Backups;

/// <summary>Where and how often what changed in tables is kept a second time. Without an account for it nothing is.</summary>
public sealed record BackupOptions
{
    /// <summary>The connection string of the storage account that takes the backups: for the emulator.</summary>
    [PasswordPropertyText(true), RegularExpression(ConnectionStrings.Form, ErrorMessage = ConnectionStrings.FormInWords)]
    public string? Storage { get; init; }

    /// <summary>
    /// The address of the Blob service that takes the backups, where it is reached by an identity: of an account of its own, so that who
    /// can delete the one cannot delete the other.
    /// </summary>
    [RegularExpression(IdentityAccount.Address, ErrorMessage = IdentityAccount.AddressInWords)]
    public string? BlobServiceUri { get; init; }

    /// <summary>Which managed identity adds to it; without one, the one that reaches the product's account.</summary>
    public string? ClientId { get; init; }

    /// <summary>How long after the beginning of a slice the next one begins: what was written since is lost with the account.</summary>
    [Range(typeof(Duration), "PT1M", "P1D")]
    public Duration Every { get; init; } = Duration.FromMinutes(15);

    /// <summary>
    /// How long after a whole slice the next slice is whole again. What is restored is a whole slice and all that follow it, so this is
    /// also how many slices a restore reads at most.
    /// </summary>
    [Range(typeof(Duration), "PT1H", "P30D")]
    public Duration WholeEvery { get; init; } = Duration.FromDays(7);

    /// <summary>Whether there is an account that takes them.</summary>
    public bool IsOn => Storage is not null || BlobServiceUri is not null;
}
