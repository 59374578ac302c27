using System.Net;

namespace WorkMarket.Demo.Http;

/// <summary>A host and the demo people on it.</summary>
public sealed class Market : IDisposable
{
    private readonly HttpClient http;
    private readonly Dictionary<string, DemoPerson> people = [];
    private readonly Uri host;

    private Market(Uri host, bool isPatient)
    {
        this.host = host;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        http = new(isPatient ? new PatientHandler(handler) : handler) { Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>The people by their ids.</summary>
    public IReadOnlyDictionary<string, DemoPerson> People => people;

    /// <summary>Goes to a host and asks who is there.</summary>
    /// <param name="host">Where.</param>
    /// <param name="isPatient">Whether its people wait as long as the host asks them to, where they ask too often.</param>
    public static async Task<Market> Open(Uri host, bool isPatient = false)
    {
        var market = new Market(host, isPatient);
        foreach (var person in (await market.Stranger().Get("demo/people")).Expect(200).As<DemoPeople>().People)
            market.people.Add(person.Id, person);
        return market;
    }

    /// <summary>Somebody who is not signed in, or signs in with this.</summary>
    public Portal Stranger(string? token = null) => new(http, host, token);

    /// <summary>A person over one of the person's channels.</summary>
    public Portal As(string person, string channel = "desktop") => new(http, host, TokenOf(person, channel));

    /// <summary>A person's token for a channel.</summary>
    public string TokenOf(string person, string channel = "desktop") =>
        people[person].Tokens.Single(token => token.Channel == channel).Token;

    public void Dispose() => http.Dispose();
}

/// <summary>Asks again where the host says that too many requests came, after as long as it says.</summary>
internal sealed class PatientHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests || answer.Headers.RetryAfter?.Delta is not { } pause)
                return answer;
            answer.Dispose();
            await Task.Delay(pause, cancellationToken);
        }
    }
}

/// <summary>The demo people.</summary>
public sealed record DemoPeople(IReadOnlyList<DemoPerson> People);

/// <summary>A demo person with a token for each channel.</summary>
public sealed record DemoPerson(string Id, string Name, string Role, string? Company, IReadOnlyList<DemoToken> Tokens);

/// <summary>A token and the channel that it speaks for.</summary>
public sealed record DemoToken(string Channel, string Token);
