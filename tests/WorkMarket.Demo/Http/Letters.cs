using System.Text.Json;

namespace WorkMarket.Demo.Http;

/// <summary>A mail as the mail server took it.</summary>
public sealed record Letter(string From, string To, string Subject, string MessageId, string AutoSubmitted, string Text);

/// <summary>The mail server MailDev of a developer's machine, which keeps what it is sent.</summary>
public static class Letters
{
    /// <summary>The mails to somebody that name a case, in the order in which they came.</summary>
    public static async Task<IReadOnlyList<Letter>> About(Portal reader, Uri server, string assignment, string to)
    {
        var all = (await reader.Fetch(new(server, "api/email"))).Expect(200).Json.EnumerateArray();
        return [.. all.Where(mail => Header(mail, "x-workmarket-case") == assignment && To(mail) == to).Select(Read)];
    }

    /// <summary>The mails to somebody, in the order in which they came.</summary>
    public static async Task<IReadOnlyList<Letter>> To(Portal reader, Uri server, string to)
    {
        var all = (await reader.Fetch(new(server, "api/email"))).Expect(200).Json.EnumerateArray();
        return [.. all.Where(mail => To(mail) == to).Select(Read)];
    }

    private static Letter Read(JsonElement mail) => new(
        Sender(mail.GetProperty("from")[0]), To(mail), mail.GetProperty("subject").GetString()!, Header(mail, "message-id"),
        Header(mail, "auto-submitted"),
        mail.GetProperty("text").GetString()!);

    private static string Sender(JsonElement from) => $"{from.GetProperty("name").GetString()} <{from.GetProperty("address").GetString()}>";

    private static string To(JsonElement mail) => mail.GetProperty("envelope").GetProperty("to")[0].GetProperty("address").GetString()!;

    private static string Header(JsonElement mail, string name) =>
        mail.GetProperty("headers").TryGetProperty(name, out var value) ? value.ToString() : "";
}
