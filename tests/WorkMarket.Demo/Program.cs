using System.Globalization;
using System.Text;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Story;
using WorkMarket.Demo.Telling;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var options = args.Chunk(2).GroupBy(pair => pair[0]).ToDictionary(option => option.Key, option => option.Last() is [_, var value] ? value : "");
var isRight = options.Keys.All(name => name is "--url" or "--mail" or "--out") && options.Values.All(value => value.Length > 0);
if (!isRight || Web("--url") is not { } host || (options.ContainsKey("--mail") && Web("--mail") is null))
{
    Console.Error.WriteLine("Usage: WorkMarket.Demo --url http://127.0.0.1:7071 [--mail http://127.0.0.1:1080] [--out DIR]");
    return 2;
}

var colours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var narrator = new Narrator(Console.Out, colours);
try
{
    await WholeStory.Tell(host, narrator, Web("--mail"), options.TryGetValue("--out", out var folder) ? new(folder) : null);
    narrator.End("All was as the rules say.", good: true);
    return 0;
}
catch (Exception wrong) when (wrong is NotAsTheRulesSayException or UnexpectedAnswerException)
{
    narrator.End($"Not as the rules say: {wrong.Message}", good: false);
    return 1;
}
catch (System.Text.Json.JsonException wrong)
{
    narrator.End($"{host} answers, but not as WorkMarket does: {wrong.Message}", good: false);
    return 1;
}
catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
{
    narrator.End($"{host} does not answer: {failure.Message}", good: false);
    return 1;
}

Uri? Web(string option) =>
    options.TryGetValue(option, out var text) && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
