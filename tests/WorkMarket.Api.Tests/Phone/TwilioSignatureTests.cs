using Microsoft.Extensions.Primitives;
using WorkMarket.Api.Phone;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Api.Tests.Phone;

/// <summary>The vectors that the provider publishes with its documentation and its libraries.</summary>
public sealed class TwilioSignatureTests
{
    private const string Token = "12345";
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";

    [Theory]
    [InlineData("+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=")]
    public void The_published_vectors_hold(string caller, string signature)
    {
        Assert.Equal(signature, TwilioSignature.Compute(Token, Url, Form(caller)));
        Assert.True(TwilioSignature.Verify(Token, Url, Form(caller), signature));
    }

    [Fact]
    public void Anything_else_is_wrong()
    {
        const string signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        var form = Form("+14158675309");
        Assert.False(TwilioSignature.Verify("12346", Url, form, signature));
        Assert.False(TwilioSignature.Verify(Token, Url + "3", form, signature));
        Assert.False(TwilioSignature.Verify(Token, Url, Form("+14158675308"), signature));
        Assert.False(TwilioSignature.Verify(Token, Url, [.. form, new("Extra", "1")], signature));
        Assert.False(TwilioSignature.Verify(Token, Url, form, signature.ToLowerInvariant()));
        Assert.False(TwilioSignature.Verify(Token, Url, form, ""));
        Assert.False(TwilioSignature.Verify(Token, Url, form, null));
    }

    /// <summary>Voice calls over HTTPS are signed without the port, or with 443 (case twilio-port).</summary>
    [Theory, Rule("§3 Check in / check out: the phone channel comes from the credential")]
    [InlineData("https://workmarket.example:8443/api/phone/voice?step=1", "https://workmarket.example/api/phone/voice?step=1", true)]
    [InlineData("https://workmarket.example/api/phone/voice", "https://workmarket.example:443/api/phone/voice", true)]
    [InlineData("https://workmarket.example:443/api/phone/voice", "https://workmarket.example/api/phone/voice", true)]
    [InlineData("http://workmarket.example?a=https://b/", "http://workmarket.example:80?a=https://b/", true)]
    [InlineData("https://workmarket.example:8443/api/phone/voice", "https://workmarket.example:443/api/phone/voice", false)]
    [InlineData("https://workmarket.example/api/phone/voice", "https://workmarket.example:8443/api/phone/voice", false)]
    [InlineData("https://workmarket.example/api/phone/voice", "http://workmarket.example/api/phone/voice", false)]
    [InlineData("https://workmarket.example/api/phone:443", "https://workmarket.example/api/phone", false)]
    public void It_is_over_the_address_with_its_port_or_without(string set, string signed, bool holds)
    {
        var form = Form("+12125550101");
        Assert.Equal(holds, TwilioSignature.Verify(Token, set, form, TwilioSignature.Compute(Token, signed, form)));
        Assert.True(TwilioSignature.Verify(Token, set, form, TwilioSignature.Compute(Token, set, form)));
    }

    [Fact]
    public void A_parameter_that_comes_twice_counts_by_its_values_in_order_each_once() => Assert.Equal(
        TwilioSignature.Compute(Token, Url, [new("MediaUrl", new StringValues(["a", "b"]))]),
        TwilioSignature.Compute(Token, Url, [new("MediaUrl", new StringValues(["b", "a", "b"]))]));

    [Fact]
    public void Names_are_ordered_as_unix_does_capitals_first() => Assert.Equal(
        TwilioSignature.Compute(Token, Url + "B1a2", []),
        TwilioSignature.Compute(Token, Url, [new("a", "2"), new("B", "1")]));

    private static Dictionary<string, StringValues> Form(string caller) => new()
    {
        ["To"] = "+18005551212",
        ["From"] = caller,
        ["Digits"] = "1234",
        ["Caller"] = caller,
        ["CallSid"] = "CA1234567890ABCDE",
    };
}
