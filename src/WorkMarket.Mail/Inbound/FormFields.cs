using System.Collections.Immutable;
using System.Text.Json;
using MimeKit;

namespace WorkMarket.Mail.Inbound;

/// <summary>
/// The fields of a form of SendGrid's Inbound Parse. Each comes in the charset that the field <c>charsets</c> names for it.
/// </summary>
internal sealed class FormFields
{
    private readonly IReadOnlyDictionary<string, byte[]> form;
    private readonly JsonElement charsets;
    private readonly JsonElement envelope;

    public FormFields(IReadOnlyDictionary<string, byte[]> form)
    {
        this.form = form;
        (charsets, envelope) = (Json("charsets"), Json("envelope"));
        var headers = form.GetValueOrDefault("headers") ?? [];
        IsTooMuch = !HeaderBounds.Hold(headers) || Raw is { } raw && !HeaderBounds.Hold(raw);
        Headers = Read(HeaderBounds.Hold(headers) ? headers : []);
    }

    /// <summary>Whether its headers are longer than is read; those of the field <c>headers</c> are empty then.</summary>
    public bool IsTooMuch { get; }

    /// <summary>A field's text; empty where there is none.</summary>
    public string this[string name] => form.TryGetValue(name, out var bytes) ? Charsets.Decode(bytes, Text(charsets, name)) : "";

    /// <summary>The mail as it came over the wire, where the form brings that.</summary>
    public byte[]? Raw => form.GetValueOrDefault("email");

    /// <summary>The mail's headers.</summary>
    public HeaderList Headers { get; }

    /// <summary>The envelope's sender, or null where there is no envelope.</summary>
    public string? EnvelopeFrom => Text(envelope, "from");

    /// <summary>What the gateway found by SPF and DKIM; of a sender's headers nothing is believed.</summary>
    public ImmutableList<string> Findings => [this["SPF"], this["dkim"]];

    /// <summary>The envelope's recipients.</summary>
    public ImmutableList<string> EnvelopeTo =>
        envelope.ValueKind == JsonValueKind.Object && envelope.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.Array
        ? [.. to.EnumerateArray().Select(Text).OfType<string>()]
        : [];

    /// <summary>The headers that bytes begin with, or none where they do not.</summary>
    public static HeaderList Read(byte[] bytes)
    {
        try
        {
            return HeaderList.Load(new MemoryStream(bytes));
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private JsonElement Json(string name)
    {
        try
        {
            return form.TryGetValue(name, out var bytes) ? JsonElement.Parse(bytes) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        // Half a surrogate pair is valid JSON but not valid text.
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
