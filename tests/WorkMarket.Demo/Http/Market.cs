namespace WorkMarket.Demo.Http;

/// <summary>A host and the demo people on it.</summary>
public sealed class Market : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Dictionary<string, DemoPerson> people = [];
    private readonly Uri host;

    private Market(Uri host) => this.host = host;

    /// <summary>The people by their ids.</summary>
    public IReadOnlyDictionary<string, DemoPerson> People => people;

    /// <summary>Goes to a host and asks who is there.</summary>
    public static async Task<Market> Open(Uri host)
    {
        var market = new Market(host);
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

/// <summary>The demo people.</summary>
public sealed record DemoPeople(IReadOnlyList<DemoPerson> People);

/// <summary>A demo person with a token for each channel.</summary>
public sealed record DemoPerson(string Id, string Name, string Role, string? Company, IReadOnlyList<DemoToken> Tokens);

/// <summary>A token and the channel that it speaks for.</summary>
public sealed record DemoToken(string Channel, string Token);
