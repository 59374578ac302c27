using System.Security.Cryptography;
using WorkMarket.Application.Escalations;
using Xunit;

namespace WorkMarket.Application.Tests.Escalations;

public sealed class ReplyTokensTests
{
    private static readonly TokenBearer Clara = new(new("abcdefgh01234567"), new("e1"), new("clara"));

    private readonly ReplyTokens tokens = new(new Secret());

    public static TheoryData<TokenBearer> OfOthers =>
    [
        Clara with { Person = new("carl") },
        Clara with { Escalation = new("e2") },
        Clara with { Case = new("abcdefgh01234568") },
        // What is moved from one part to the next.
        Clara with { Escalation = new("e"), Person = new("1clara") },
        Clara with { Escalation = new("e1\",\"clara"), Person = new("") },
    ];

    [Fact]
    public async Task A_token_fits_its_bearer_and_use_and_is_always_the_same()
    {
        var token = await tokens.Compute(TokenUse.Reply, Clara, default);
        Assert.Matches("^[0-9a-f]{32}$", token);
        Assert.Equal(token, await tokens.Compute(TokenUse.Reply, Clara, default));
        Assert.True(await tokens.Fits(TokenUse.Reply, Clara, token, default));
    }

    [Fact]
    public async Task A_token_fits_in_capitals_too() =>
        Assert.True(
            await tokens.Fits(TokenUse.Reply, Clara, (await tokens.Compute(TokenUse.Reply, Clara, default)).ToUpperInvariant(), default));

    [Fact]
    public async Task A_token_for_one_use_is_none_for_the_other()
    {
        Assert.False(await tokens.Fits(TokenUse.Link, Clara, await tokens.Compute(TokenUse.Reply, Clara, default), default));
        Assert.False(await tokens.Fits(TokenUse.Reply, Clara, await tokens.Compute(TokenUse.Link, Clara, default), default));
    }

    [Theory]
    [MemberData(nameof(OfOthers))]
    public async Task A_token_of_another_case_escalation_or_person_does_not_fit(TokenBearer other)
    {
        Assert.False(await tokens.Fits(TokenUse.Reply, Clara, await tokens.Compute(TokenUse.Reply, other, default), default));
        Assert.False(await tokens.Fits(TokenUse.Reply, other, await tokens.Compute(TokenUse.Reply, Clara, default), default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("not a token \u0000 é \r\n")]
    public async Task What_is_made_up_does_not_fit(string forged) =>
        Assert.False(await tokens.Fits(TokenUse.Reply, Clara, forged, default));

    [Fact]
    public async Task A_token_that_is_one_letter_off_does_not_fit()
    {
        var token = await tokens.Compute(TokenUse.Link, Clara, default);
        for (var place = 0; place < token.Length; place++)
        {
            var off = token[..place] + (token[place] == '0' ? '1' : '0') + token[(place + 1)..];
            Assert.False(await tokens.Fits(TokenUse.Link, Clara, off, default));
        }
        Assert.False(await tokens.Fits(TokenUse.Link, Clara, token[..^1], default));
        Assert.False(await tokens.Fits(TokenUse.Link, Clara, token + "0", default));
    }

    [Fact]
    public async Task Another_secret_makes_other_tokens() =>
        Assert.False(
            await new ReplyTokens(new Secret()).Fits(TokenUse.Reply, Clara, await tokens.Compute(TokenUse.Reply, Clara, default), default));

    private sealed class Secret : IReplySecret
    {
        private readonly byte[] made = RandomNumberGenerator.GetBytes(32);

        public Task<ReadOnlyMemory<byte>> Read(CancellationToken cancellation) => Task.FromResult<ReadOnlyMemory<byte>>(made);
    }
}
