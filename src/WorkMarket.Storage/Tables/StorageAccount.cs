namespace WorkMarket.Storage.Tables;

/// <summary>The parts of a storage connection string that the table service needs.</summary>
/// <param name="TableEndpoint">Without a slash at its end.</param>
/// <param name="Name">The account.</param>
/// <param name="Key">Its key, in base64.</param>
internal sealed record StorageAccount(Uri TableEndpoint, string Name, string Key)
{
    // The emulator's account and key are public and the same everywhere.
    private static readonly StorageAccount Development = new(
        new Uri("http://127.0.0.1:10002/devstoreaccount1"),
        "devstoreaccount1",
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    /// <exception cref="FormatException">It lacks the account's name or key, or is no connection string. The message holds no secret.</exception>
    public static StorageAccount Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A key in base64 ends in equals signs: only the first one separates.
            if (setting.Split('=', 2) is not [var name, var value])
                throw new FormatException("A storage connection string consists of name=value settings, separated by semicolons.");
            settings[name] = value;
        }
        if (settings.TryGetValue("UseDevelopmentStorage", out var development) && bool.TryParse(development, out var isDevelopment) && isDevelopment)
            return Development;
        return new StorageAccount(Endpoint(settings), Required(settings, "AccountName"), Base64Key(settings));
    }

    private static string Base64Key(Dictionary<string, string> settings)
    {
        var key = Required(settings, "AccountKey");
        return Convert.TryFromBase64String(key, new byte[key.Length], out _)
            ? key
            : throw new FormatException("The storage connection string's AccountKey is not base64.");
    }

    private static Uri Endpoint(Dictionary<string, string> settings)
    {
        var endpoint = settings.GetValueOrDefault("TableEndpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{Required(settings, "AccountName")}.table." +
                settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return Uri.TryCreate(endpoint.TrimEnd('/'), UriKind.Absolute, out var uri)
            ? uri
            : throw new FormatException($"The storage connection string's table endpoint is no address: {endpoint}.");
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.GetValueOrDefault(name) is { Length: > 0 } value
            ? value
            : throw new FormatException($"The storage connection string has no {name}.");
}
