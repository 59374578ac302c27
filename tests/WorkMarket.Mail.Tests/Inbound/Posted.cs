using System.Text;
using WorkMarket.Application.Inbound;
using WorkMarket.Mail.Inbound;

namespace WorkMarket.Mail.Tests.Inbound;

/// <summary>Mail as gateways post it, read.</summary>
internal static class Posted
{
    // What is slow on a busy machine is read, too: of the deadline there are tests of its own.
    private static readonly MailReader Reader = new(new() { ReadWithin = NodaTime.Duration.FromMinutes(5) });

    /// <summary>What is left of a plain text.</summary>
    public static string Written(string text) =>
        Reader.Read(new MailParts("nora@example.com", ["reply@in.example"]) { Text = text }).Written;

    /// <summary>What is left of HTML.</summary>
    public static string OfHtml(string html, string? text = null) =>
        Reader.Read(new MailParts("nora@example.com", ["reply@in.example"]) { Text = text, Html = html }).Written;

    public static ReceivedMail Parts(MailParts parts) => Reader.Read(parts);

    /// <summary>A form of which each field is UTF-8, unless it is given as bytes.</summary>
    public static ReceivedMail Form(params (string Name, object Value)[] fields) => Reader.Read(fields.ToDictionary(
        field => field.Name, field => field.Value as byte[] ?? Encoding.UTF8.GetBytes((string)field.Value)));
}
