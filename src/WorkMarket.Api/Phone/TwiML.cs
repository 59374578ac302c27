using System.Text;
using System.Xml;
using System.Xml.Linq;
using WorkMarket.Application.Phone;

namespace WorkMarket.Api.Phone;

/// <summary>What is spoken, in the telephone provider's markup. XML escapes what people wrote.</summary>
internal static class TwiML
{
    private const string ContentType = "text/xml; charset=utf-8";
    private const string Nothing = "We did not hear anything. Goodbye.";
    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(false) };

    public static IResult ToResult(Spoken spoken, string address)
    {
        object[] content = spoken.Next is { } prompt ? [Gather(spoken, prompt, address), Say(Nothing)] : [Say(spoken.Words)];
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Plain))
            new XElement("Response", content, new XElement("Hangup")).Save(xml);
        return Results.Bytes(buffer.ToArray(), ContentType);
    }

    private static XElement Gather(Spoken spoken, Prompt prompt, string address) => new(
        "Gather", new XAttribute("input", "dtmf"), new XAttribute("method", HttpMethods.Post),
        new XAttribute("action", $"{address}?step={spoken.Step}"), new XAttribute("timeout", "10"),
        prompt == Prompt.Action ? new XAttribute("numDigits", "1") : new XAttribute("finishOnKey", "#"), Say(spoken.Words));

    private static XElement Say(string words) =>
        new("Say", new XAttribute("language", "en-US"), string.Concat(words.Where(XmlConvert.IsXmlChar)));
}
