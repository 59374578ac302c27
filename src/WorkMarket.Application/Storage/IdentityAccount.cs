using System.ComponentModel.DataAnnotations;

namespace WorkMarket.Application.Storage;

/// <summary>
/// A storage account that is reached as an identity of Microsoft Entra, as the Functions host reads a connection of that name itself, so
/// that its triggers and the product share one.
/// </summary>
public sealed record IdentityAccount
{
    internal const string Address = @"https://[^\s/?#]+/?";
    internal const string AddressInWords = "an address that begins with https://, as a token is sent by no other";

    /// <summary>
    /// The storage account's name in Azure's public cloud, reached by an identity: no key is used, and files are sent and fetched by
    /// addresses that a user delegation key signs.
    /// </summary>
    [RegularExpression("[a-z0-9]{3,24}", ErrorMessage = "3 to 24 small letters and digits")]
    public string? AccountName { get; init; }

    /// <summary>The address of its Blob service, where the name does not say it.</summary>
    [RegularExpression(Address, ErrorMessage = AddressInWords)]
    public string? BlobServiceUri { get; init; }

    /// <summary>The address of its Queue service, likewise.</summary>
    [RegularExpression(Address, ErrorMessage = AddressInWords)]
    public string? QueueServiceUri { get; init; }

    /// <summary>The address of its Table service, likewise.</summary>
    [RegularExpression(Address, ErrorMessage = AddressInWords)]
    public string? TableServiceUri { get; init; }

    /// <summary>Who asks; left out, whoever is signed in on the machine.</summary>
    [RegularExpression("[mM]anaged[iI]dentity", ErrorMessage = "managedidentity")]
    public string? Credential { get; init; }

    /// <summary>Which managed identity, where there are several.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether anything of it is set.</summary>
    public bool IsSet => this != new IdentityAccount();

    /// <summary>Whether it is known where all three services are.</summary>
    public bool IsWhole =>
        AccountName is not null || (BlobServiceUri is not null && QueueServiceUri is not null && TableServiceUri is not null);
}
