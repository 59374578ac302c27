using System.Net.Http.Headers;
using System.Text;
using WorkMarket.Demo.Http;
using WorkMarket.Testing;

namespace WorkMarket.EndToEnd.Inbound;

/// <summary>
/// A mail gateway that delivers to the host under test, with the secret that the sample of settings has for a developer's machine.
/// </summary>
internal sealed class Gateway(Market market)
{
    private const string Json = "mail/inbound";
    private const string Form = "mail/inbound/sendgrid";

    /// <summary>The secret.</summary>
    public static string Secret => Setting("WorkMarket__Mail__InboundSecret");

    /// <summary>Where replies go.</summary>
    public static string Domain => Setting("WorkMarket__Mail__InboundDomain");

    /// <summary>Delivers a mail as JSON.</summary>
    public Task<Answer> Deliver(object mail) => market.Stranger(Secret).Post(Json, mail);

    /// <summary>Delivers a form, as SendGrid does; each field is UTF-8 unless it is given as bytes.</summary>
    public Task<Answer> DeliverForm(params (string Name, object Value)[] fields)
    {
        var form = new MultipartFormDataContent("xYzZY");
        foreach (var (name, value) in fields)
            form.Add(new ByteArrayContent(value as byte[] ?? Encoding.UTF8.GetBytes((string)value)), name);
        return Post(form);
    }

    /// <summary>Delivers a form as it is.</summary>
    public Task<Answer> DeliverForm(string body, string contentType = "multipart/form-data; boundary=xYzZY")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return Post(content);
    }

    /// <summary>Knocks with other credentials.</summary>
    public Task<Answer> Knock(string path, string? authorization) => market.Stranger().Post(
        path, new { from = "x@example.com", to = Array.Empty<string>() }, authorization is null ? [] : [("Authorization", authorization)]);

    /// <summary>A user and a password as basic authentication has them.</summary>
    public static string Basic(string user, string password) =>
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";

    private Task<Answer> Post(HttpContent content) => market.Stranger().Post(Form, content, ("Authorization", Basic("sendgrid", Secret)));

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name) ?? Repository.SampleSettings.Single(setting => setting.Name == name).Value;
}
