using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace WorkMarket.Demo.Http;

/// <summary>
/// A telephone call as the provider carries it to the host: each step a form under its signature. Secret and address are those that the
/// sample of settings has for a developer's machine, unless the environment says otherwise.
/// </summary>
public sealed class Telephone(Market market, string? call = null)
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Sample = new(ReadSample);

    /// <summary>The call's id.</summary>
    public string Call { get; } = call ?? $"CA{Guid.NewGuid():N}";

    /// <summary>Where the next step goes.</summary>
    public string Next { get; private set; } = $"{PublicUrl}/api/phone/voice";

    /// <summary>What the host answered last, as the provider reads it.</summary>
    public string TwiML { get; private set; } = "";

    /// <summary>What was said last.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Whether the call goes on: something can be typed.</summary>
    public bool IsOpen { get; private set; } = true;

    private static string AuthToken => Setting("WorkMarket__Phone__AuthToken");

    private static string PublicUrl => Setting("WorkMarket__Phone__PublicUrl");

    /// <summary>Calls, types what is asked for one after the other, and tells what was said at the end.</summary>
    public static async Task<string> Dial(Market market, params string[] typed)
    {
        var telephone = new Telephone(market);
        await telephone.Type("");
        foreach (var digits in typed)
            await telephone.Type(digits);
        return telephone.Said;
    }

    /// <summary>Types digits and listens.</summary>
    /// <exception cref="UnexpectedAnswerException">The answer is not TwiML.</exception>
    public async Task<string> Type(string digits)
    {
        Listen(await Send(Next, digits));
        return Said;
    }

    /// <summary>Sends the same step again, as the provider does when it heard no answer.</summary>
    public Task<Answer> Repeat(int step, string digits) =>
        Send(
            step == 0
                ? $"{PublicUrl}/api/phone/voice"
                : string.Create(CultureInfo.InvariantCulture, $"{PublicUrl}/api/phone/voice?step={step}"), digits);

    /// <summary>Sends a step with a signature of one's own.</summary>
    public Task<Answer> Send(string url, string digits, string? signature = null)
    {
        var form = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CallSid"] = Call,
            ["Digits"] = digits,
            ["From"] = "+12125550199",
        };
        var text = url + string.Concat(form.Select(parameter => parameter.Key + parameter.Value));
        signature ??= Convert.ToBase64String(Sign(text));
        return market.Stranger().Send(
            HttpMethod.Post, new Uri(url).PathAndQuery["/api/".Length..], new FormUrlEncodedContent(form),
            ("X-Twilio-Signature", signature));
    }

    private void Listen(Answer answer)
    {
        TwiML = answer.Expect(200).Text;
        var response = XDocument.Parse(TwiML).Root!;
        var gather = response.Element("Gather");
        Said = (gather ?? response).Element("Say")!.Value;
        IsOpen = gather is not null;
        Next = gather?.Attribute("action")!.Value ?? Next;
    }

#pragma warning disable CA5350 // The provider signs with it.
    private static byte[] Sign(string text) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(AuthToken), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : Sample.Value[name];

    private static Dictionary<string, string> ReadSample()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "local.settings.sample.json");
            if (File.Exists(file))
                return JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("Values").EnumerateObject()
                    .ToDictionary(value => value.Name, value => value.Value.GetString()!);
        }
        throw new InvalidOperationException("There is no local.settings.sample.json above the program.");
    }
}
