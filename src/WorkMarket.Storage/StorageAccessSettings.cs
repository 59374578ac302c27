using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace WorkMarket.Storage;

/// <summary>
/// How the storage account is reached, as the Functions host reads a connection of that name itself, so that its triggers and the product
/// share one: a connection string, or <c>accountName</c> or the three services' addresses, with <c>credential</c> and <c>clientId</c>.
/// </summary>
public static class StorageAccessSettings
{
    /// <summary>The connection that the Functions host uses where a trigger names none.</summary>
    public const string HostConnection = "AzureWebJobsStorage";

    private const string ManagedIdentity = "managedidentity";

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">It is not set, or wrong. The message holds no secret.</exception>
    public static StorageAccess Read(IConfiguration configuration, string connection = HostConnection) => Find(configuration, connection)
        ?? throw new InvalidOperationException($"{connection} is not set: the connection string of an emulator, or {connection}:accountName, the storage account's name.");

    /// <summary>Reads it, or null where it is not set.</summary>
    /// <exception cref="InvalidOperationException">It is wrong. The message holds no secret.</exception>
    public static StorageAccess? Find(IConfiguration configuration, string connection)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(connection);
        if (section.Value is { Length: > 0 } connectionString)
            return new StorageAccess.ByKey(connectionString);
        return section.GetChildren().Any()
            ? new StorageAccess.ByIdentity(Service(section, "blob"), Service(section, "queue"), Service(section, "table"), Credential(section))
            : null;
    }

    private static Uri Service(IConfigurationSection section, string service)
    {
        var name = $"{service}ServiceUri";
        if (section[name] is { Length: > 0 } address)
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri
                : throw new InvalidOperationException($"{section.Path}:{name} cannot be '{address}': a token is sent over https only.");
        return section["accountName"] switch
        {
            null or "" => throw new InvalidOperationException($"{section.Path} has neither accountName nor {name}."),
            var account when account.Length is >= 3 and <= 24 && account.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)) =>
                new($"https://{account}.{service}.core.windows.net"),
            var account => throw new InvalidOperationException($"{section.Path}:accountName cannot be '{account}': an account's name has 3 to 24 small letters and digits."),
        };
    }

    // Where no kind is named, whoever is signed in: a developer, or what the environment says.
    private static TokenCredential Credential(IConfigurationSection section)
    {
        var client = section["clientId"] is { Length: > 0 } id ? id : null;
        return section["credential"] switch
        {
            null or "" => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = client }),
            var kind when kind.Equals(ManagedIdentity, StringComparison.OrdinalIgnoreCase) =>
                new ManagedIdentityCredential(client is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(client)),
            var kind => throw new InvalidOperationException($"{section.Path}:credential is {ManagedIdentity} or left out, not '{kind}'."),
        };
    }
}
