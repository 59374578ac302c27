using NodaTime;
using WorkMarket.Application.Inbound;
using WorkMarket.Domain.Escalations;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Inbound;

[Rule("§6 Mail to the support address from a worker's own address is answered at once; it lies on the desk all the same")]
public sealed class SupportMailTests
{
    [Fact]
    public async Task A_workers_mail_is_answered_once_however_often_it_is_delivered()
    {
        var post = await WithMail();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => post.Take(Mail(post))));
        Assert.All(outcomes, outcome => Assert.Equal(DeskMailKind.SupportMail, Assert.IsType<MailOutcome.OnDesk>(outcome).Mail.Kind));
        await post.Take(Mail(post));
        Assert.Equal(
            new SupportAsked(new("s1"), Cast.Wanda.Id, "Nobody answers me.", Assert.Single(await Asked(post)).Until),
            Assert.Single(await Asked(post)));
    }

    [Fact]
    public async Task Not_answered_are_forged_automatic_empty_and_strangers_mails_and_a_flood()
    {
        var post = await WithMail();
        Assert.Equal(DeskMailKind.SupportMail, (await post.OnDesk(Mail(post) with { MessageId = "f", IsForged = true })).Kind);
        Assert.Equal(DeskMailKind.SupportMail, (await post.OnDesk(Mail(post) with { MessageId = "c", From = "nora@example.com" })).Kind);
        Assert.Equal(DeskMailKind.SupportMail, (await post.OnDesk(Mail(post) with { MessageId = "w", From = "walt@example.com" })).Kind);
        Assert.Equal(DeskMailKind.SupportMail, (await post.OnDesk(Mail(post) with { MessageId = "e", Written = "-" })).Kind);
        Assert.Equal(
            DeskMailKind.Automatic,
            (await post.OnDesk(Mail(post) with { MessageId = "a", Headers = [new("Auto-Submitted", "auto-replied")] })).Kind);
        for (var mail = 0; mail < 7; mail++)
            await post.Take(Mail(post) with { MessageId = $"m{mail}" });
        Assert.Equal(5, (await Asked(post)).Count);
        post.Market.Clock.Advance(Duration.FromHours(25));
        await post.Take(Mail(post) with { MessageId = "m9" });
        Assert.Equal(6, (await Asked(post)).Count);
    }

    private static ReceivedMail Mail(Post post) => new()
    {
        MessageId = "m1@mail.example",
        From = "Wanda@Example.com",
        To = ["support@in.example"],
        Subject = $"Assignment {post.Id}",
        Body = "Nobody answers me.",
        Written = "Nobody answers me.",
    };

    private static async Task<IReadOnlyList<SupportAsked>> Asked(Post post) =>
        [.. (await post.Market.Events(post.Id)).OfType<SupportAsked>()];

    private static async Task<Post> WithMail()
    {
        var post = await Post.Open();
        foreach (var person in Cast.People)
            await post.Market.Storage.Directory.Put(person with { Email = $"{person.Id}@example.com" }, default);
        return post;
    }
}
