using WorkMarket.Application.Escalations;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using Xunit;

namespace WorkMarket.Storage.Tests.Inbound;

/// <summary>A market to which mail comes, with an escalation that is open.</summary>
internal sealed class Post
{
    private readonly ReplyTokens tokens = new(new Secret());
    private readonly InboundMail inbound;

    private Post(Market market, AssignmentId id)
    {
        (Market, Id) = (market, id);
        Holders = new(tokens, market.Cases, new CachedDirectory(market.Storage.Directory, market.Clock, NodaTime.Duration.FromSeconds(30)));
        inbound = new(
            Holders, market.Writer, market.People, market.Directory, new(market.Storage.Phone, market.Cases), market.Storage.Notices,
            market.Storage.DeskMail, market.Clock,
            new MailOptions { InboundDomain = "in.example" }, Policy.Default);
    }

    public Market Market { get; }

    public AssignmentId Id { get; }

    public TokenHolders Holders { get; }

    public static async Task<Post> Open(Interference? cases = null)
    {
        return await On(await Market.Open(cases));
    }

    /// <summary>Another escalation on the same market.</summary>
    public Task<Post> Another() => On(Market);

    private static async Task<Post> On(Market market)
    {
        var id = await market.CaseThatIsJust(Status.PendingApproval, named: $"{Guid.NewGuid()}");
        var post = new Post(market, id);
        await market.Do(id, Cast.Wanda, Cast.Message("Two more hours."));
        await market.Do(id, Cast.Nora, Cast.Message("No."));
        await post.Escalate();
        return post;
    }

    public Task Escalate() => Market.Do(Id, Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", []));

    /// <summary>A reply of Nora's to an escalation.</summary>
    public async Task<ReceivedMail> Reply(
        string escalation = "e1", string text = "We pay.", string id = "m1@mail.example", PersonId? of = null) => new()
        {
            MessageId = id,
            From = "nora.at.home@mail.example",
            To = [new ReplyAddress(Id, new(escalation), await Token(TokenUse.Reply, escalation, of ?? Cast.Nora.Id)).At("in.example")],
            Subject = "Re: Please answer",
            Body = text + "\n> Please answer.",
            Written = text,
        };

    public Task<string> Token(TokenUse use, string escalation, PersonId of) => tokens.Compute(use, new(Id, new(escalation), of), default);

    public Task<MailOutcome> Take(ReceivedMail mail) => inbound.Take(mail, default);

    /// <summary>Takes a mail and sees that it lies on the desk and changed nothing else.</summary>
    public async Task<DeskMail> OnDesk(ReceivedMail mail)
    {
        var version = await Version();
        var outcome = Assert.IsType<MailOutcome.OnDesk>(await Take(mail));
        Assert.Equal(version, await Version());
        Assert.Equal(outcome.Mail.Text, (await Market.Storage.DeskMail.Find(outcome.Mail.Id, default))!.Text);
        return outcome.Mail;
    }

    public async Task<long> Version() => (await Market.Storage.Cases.Read(Id, default))!.Version;

    public async Task<Escalation> Escalation() => (await Market.Storage.Cases.Read(Id, default))!.State.Core.Escalations[^1];

    /// <summary>Every answer on record.</summary>
    public async Task<IReadOnlyList<(Actor By, EscalationAnswered Answer)>> Answers() =>
        [.. (await Market.Timeline(Id)).Entries!.Select(entry => entry.Happened!).Where(happened => happened.Event is EscalationAnswered)
            .Select(happened => (happened.By, (EscalationAnswered)happened.Event))];

    private sealed class Secret : IReplySecret
    {
        public Task<ReadOnlyMemory<byte>> Read(CancellationToken cancellation) => Task.FromResult<ReadOnlyMemory<byte>>(new byte[32]);
    }
}
