using System.Text.RegularExpressions;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>The templates hold as the compiler reads them, and no key and no secret is in them.</summary>
public sealed partial class TemplateTests
{
    private static readonly string[] Secrets = ["phoneAuthToken", "mailPassword", "inboundMailSecret", "signInSecret"];

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("dev.bicepparam")]
    [InlineData("prod.bicepparam")]
    [InlineData("everything.bicepparam")]
    public void The_compiler_has_nothing_to_say(string file) => Assert.Equal("", Bicep.Complaints(file));

    [Fact]
    public void Secrets_come_as_secure_parameters_without_a_value()
    {
        var parameters = Bicep.Compile("main.bicep")["parameters"]!.AsObject();
        Assert.Equal(
            [.. Secrets.Order()],
            parameters.Where(parameter => (string?)parameter.Value!["type"] == "securestring").Select(parameter => parameter.Key).Order());
        Assert.All(Secrets, secret => Assert.Equal("", (string?)parameters[secret]!["defaultValue"]));
    }

    [Theory]
    [InlineData("dev.bicepparam")]
    [InlineData("prod.bicepparam")]
    public void Parameters_take_secrets_from_the_environment_alone(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "infra", file));
        Assert.All(Assigned().Matches(text).Where(line => Secrets.Contains(line.Groups["name"].Value)), line =>
            Assert.StartsWith("readEnvironmentVariable(", line.Groups["value"].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_asks_for_an_account_s_key() => Assert.DoesNotMatch(
        "(?i)listKeys|listAccountSas|listServiceSas|AccountKey=|SharedAccessSignature|InstrumentationKey",
        Bicep.Compile("main.bicep").ToJsonString());

    [GeneratedRegex(@"^param (?<name>\w+) = (?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Assigned();
}
