using System.Text;
using System.Xml;
using WorkMarket.Application.Phone;

namespace WorkMarket.Api.Phone;

/// <summary>What is spoken, in the telephone provider's markup. An XML writer escapes what people wrote.</summary>
internal static class TwiML
{
    private const string ContentType = "text/xml; charset=utf-8";
    private const string Nothing = "We did not hear anything. Goodbye.";
    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(false) };

    public static IResult ToResult(Spoken spoken, string address)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Plain))
        {
            xml.WriteStartElement("Response");
            if (spoken.Next is { } prompt)
            {
                Gather(xml, spoken, prompt, address);
                Say(xml, Nothing);
            }
            else
            {
                Say(xml, spoken.Words);
            }
            xml.WriteElementString("Hangup", null);
            xml.WriteEndElement();
        }
        return Results.Bytes(buffer.ToArray(), ContentType);
    }

    private static void Gather(XmlWriter xml, Spoken spoken, Prompt prompt, string address)
    {
        xml.WriteStartElement("Gather");
        xml.WriteAttributeString("input", "dtmf");
        xml.WriteAttributeString("method", HttpMethods.Post);
        xml.WriteAttributeString("action", $"{address}?step={spoken.Step}");
        xml.WriteAttributeString("timeout", "10");
        if (prompt == Prompt.Action)
            xml.WriteAttributeString("numDigits", "1");
        else
            xml.WriteAttributeString("finishOnKey", "#");
        Say(xml, spoken.Words);
        xml.WriteEndElement();
    }

    private static void Say(XmlWriter xml, string words)
    {
        xml.WriteStartElement("Say");
        xml.WriteAttributeString("language", "en-US");
        xml.WriteString(string.Concat(words.Where(XmlConvert.IsXmlChar)));
        xml.WriteEndElement();
    }
}
