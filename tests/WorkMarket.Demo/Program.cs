using System.Globalization;
using System.Text;
using WorkMarket.Demo.Http;
using WorkMarket.Demo.Story;
using WorkMarket.Demo.Telling;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args is not ["--url", var url] || !Uri.TryCreate(url, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https"))
{
    Console.Error.WriteLine("Usage: WorkMarket.Demo --url http://127.0.0.1:7071");
    return 2;
}

var colours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
var narrator = new Narrator(Console.Out, colours);
try
{
    await TenAssignments.Tell(host, narrator);
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
