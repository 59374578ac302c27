using System.Globalization;
using System.Text;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Story;
using WorkMarket.Demo.Telling;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args is not (["--url", _] or ["--url", _, "--mail", _]) || Web(args[1]) is not { } host || (args.Length > 2 && Web(args[3]) is null))
{
    Console.Error.WriteLine("Usage: WorkMarket.Demo --url http://127.0.0.1:7071 [--mail http://127.0.0.1:1080]");
    return 2;
}

var colours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var narrator = new Narrator(Console.Out, colours);
try
{
    await WholeStory.Tell(host, narrator, args.Length > 2 ? Web(args[3]) : null);
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

static Uri? Web(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
