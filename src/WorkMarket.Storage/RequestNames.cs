using System.Net;
using Azure.Core;

namespace WorkMarket.Storage;

/// <summary>What a storage request does and to what, read from its method and address.</summary>
internal static class RequestNames
{
    public static string OfTable(HttpMessage message)
    {
        var path = Path(message);
        // A transaction and a table's creation have the table's name in their body only.
        var named = message.TryGetProperty(RequestCounter.TableProperty, out var property) ? property as string : null;
        var bracket = path.IndexOf('(', StringComparison.Ordinal);
        var table = named ?? (bracket < 0 ? path : path[..bracket]);
        var operation = message.Request.Method.Method switch
        {
            "POST" when path == "$batch" => "transaction",
            "POST" when path == "Tables" => "create",
            "POST" => "insert",
            "GET" when bracket < 0 || path.EndsWith("()", StringComparison.Ordinal) => "query",
            "GET" => "get",
            "PUT" => message.Request.Headers.Contains("If-Match") ? "replace" : "upsert",
            "PATCH" or "MERGE" => "merge",
            var method => method.ToLowerInvariant(),
        };
        return $"table.{operation} {table}";
    }

    public static string OfQueue(HttpMessage message)
    {
        var segments = Path(message).Split('/');
        var isMessages = segments is [_, "messages", ..];
        var operation = message.Request.Method.Method switch
        {
            "POST" when isMessages => "enqueue",
            "GET" when isMessages => Query(message, "peekonly") is null ? "dequeue" : "peek",
            "PUT" when isMessages => "update",
            "DELETE" when isMessages => segments.Length > 2 ? "delete" : "clear",
            "PUT" when Query(message, "comp") is null => "create",
            "DELETE" => "drop",
            "GET" or "HEAD" when Query(message, "comp") == "metadata" => "properties",
            var method => Query(message, "comp") is { } part ? $"{method.ToLowerInvariant()}.{part}" : method.ToLowerInvariant(),
        };
        return $"queue.{operation} {segments[0]}";
    }

    public static string OfBlob(HttpMessage message)
    {
        var path = Path(message);
        var container = path.Split('/')[0];
        var part = Query(message, "comp");
        var isContainer = Query(message, "restype") == "container";
        var operation = message.Request.Method.Method switch
        {
            "GET" when isContainer && part == "list" => "list",
            "PUT" when isContainer && part is null => "create",
            "POST" when part == "userdelegationkey" => "lendKey",
            "PUT" when part == "block" => "putBlock",
            "PUT" when part == "blocklist" => "putBlockList",
            "PUT" when part is null => message.Request.Headers.Contains("x-ms-copy-source") ? "copy" : "put",
            var method => part is null ? method.ToLowerInvariant() : $"{method.ToLowerInvariant()}.{part}",
        };
        return $"blob.{operation} {container}";
    }

    /// <summary>The path below the account, without slashes around it.</summary>
    private static string Path(HttpMessage message)
    {
        var uri = message.Request.Uri;
        var path = uri.Path.Trim('/');
        // Where the host is no name of an account, as with the emulator, the account is the path's first segment.
        var host = uri.Host ?? "";
        var accountInPath = IPAddress.TryParse(host, out _) || !host.Contains('.', StringComparison.Ordinal);
        return accountInPath && path.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? path[(slash + 1)..] : path;
    }

    private static string? Query(HttpMessage message, string name)
    {
        foreach (var part in message.Request.Uri.Query.TrimStart('?').Split('&'))
        {
            if (part.StartsWith(name, StringComparison.Ordinal) && part.Length > name.Length && part[name.Length] == '=')
                return part[(name.Length + 1)..];
        }
        return null;
    }
}
