using System.Collections.Immutable;
using System.Text;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Inbound;

/// <summary>What became of a mail that was delivered.</summary>
public abstract record MailOutcome
{
    private MailOutcome() { }

    /// <summary>It is a response to an escalation, recorded now or when it was delivered before.</summary>
    public sealed record Response : MailOutcome;

    /// <summary>It lies on the support desk.</summary>
    public sealed record OnDesk(DeskMail Mail) : MailOutcome;

    /// <summary>It is one of our own, come back: nothing was kept of it.</summary>
    public sealed record Ignored : MailOutcome;

    /// <summary>Too many are writing to the case: it is to be delivered again.</summary>
    public sealed record Busy : MailOutcome;
}

/// <summary>
/// Takes mail in (domain.md §6: what a response is): a reply with a token that fits is a response of its bearer, whatever address it comes
/// from; all else lies on the support desk. A mail counts once, however often it is delivered: the case remembers the request for seven
/// days, and mail gateways deliver again for three.
/// </summary>
public sealed class InboundMail(
    TokenHolders holders, CaseWriter writer, StagePeople people, CachedDirectory directory, NamedAssignment named, INotices notices,
    IDeskMail desk, IClock clock, MailOptions options,
    Policy policy)
{
    private const string Path = "/api/mail/inbound";
    private const string CutMark = "\n[…]";

    // A mail that names more escalations is nobody's answer.
    private const int MostReplyAddresses = 5;
    private const int MostHidden = 1024 * 1024;

    private readonly Quotation quotation = new(options);

    /// <summary>Takes a mail in.</summary>
    public async Task<MailOutcome> Take(ReceivedMail mail, CancellationToken cancellation)
    {
        var nature = MailSorting.Sort(mail, options);
        if (nature == MailNature.Ours)
            return new MailOutcome.Ignored();
        MailOutcome? heard = null;
        foreach (var address in mail.To.Select(Reply).OfType<ReplyAddress>().Distinct().Take(MostReplyAddresses))
        {
            if (await holders.FindByReplyAddress(address, cancellation) is not { } holder)
                continue;
            var outcome = await Hear(mail, nature, address, holder, cancellation);
            // The gateway delivers it again; if it was recorded already, it counts once.
            if (outcome is MailOutcome.Busy || nature != MailNature.Written)
                return outcome;
            heard = heard is MailOutcome.Response ? heard : outcome;
        }
        if (heard is not null)
            return heard;
        if (nature != MailNature.Written)
            return await Lay(mail, KindOf(nature), await named.In(mail, cancellation), cancellation);
        if (mail.To.Exists(IsMeantAsReply))
            return await Lay(mail, DeskMailKind.ForgedToken, null, cancellation);
        var assignment = await named.In(mail, cancellation);
        if (assignment is { } about && await Answer(mail, about, cancellation) is RequestOutcome.Busy)
            return new MailOutcome.Busy();
        return await Lay(mail, assignment is null ? DeskMailKind.UnknownSender : DeskMailKind.SupportMail, assignment, cancellation);
    }

    // From a worker's own address it is answered at once; the answer goes to the address that is known, whoever wrote. It lies on the desk
    // all the same. A mail counts once, and what the case refuses, as where many were answered, is not answered.
    private async Task<RequestOutcome?> Answer(ReceivedMail mail, AssignmentId about, CancellationToken cancellation)
    {
        if (mail.IsForged || !TextRules.HasWords(mail.Written)
            || await directory.FindByEmail(mail.From, cancellation) is not { Role: Role.Worker } worker)
            return null;
        var id = MailId.FromMail(mail);
        var text = Excerpt.Cut(Hidden(mail.Written, []), policy.TextLength, CutMark);
        var request = new Request(
            worker.As(Channel.Mail), CommandKey.ForRequest(worker.Id, "POST", Path, id.Value), id.Value, IfMatch: null);
        return await writer.Execute(
            about, new AskSupport(text), request, change => new(200, Encoding.UTF8.GetBytes(id.Value), change.Version), cancellation);
    }

    private async Task<MailOutcome> Hear(
        ReceivedMail mail, MailNature nature, ReplyAddress address, TokenHolder holder, CancellationToken cancellation)
    {
        if (nature == MailNature.Bounce && !MailSorting.IsStillTried(mail) && !await AskNext(address, holder, cancellation))
            return new MailOutcome.Busy();
        if (nature != MailNature.Written)
            return await Lay(mail, KindOf(nature), address.Case, holder.Tokens, cancellation);
        var answered = await Answered(mail, holder, address.Case, cancellation);
        var read = mail with { Written = answered.Written };
        if (!TextRules.HasWords(answered.Written))
            return await Lay(read, DeskMailKind.WithoutText, address.Case, holder.Tokens, cancellation);
        var id = MailId.FromMail(mail);
        var text = Excerpt.Cut(Hidden(answered.Written, holder.Tokens), policy.TextLength, CutMark);
        var command = new GiveEscalationUpdate(text, address.Escalation);
        var request = new Request(holder.Client, CommandKey.ForRequest(holder.Client.Id, "POST", Path, id.Value), id.Value, IfMatch: null);
        var outcome = await writer.Execute(
            address.Case, command, request, change => new(200, Encoding.UTF8.GetBytes(id.Value), change.Version), cancellation);
        if (outcome is RequestOutcome.Done && answered.IsBelow)
            await Lay(read, DeskMailKind.WrittenBelow, address.Case, holder.Tokens, cancellation);
        return outcome switch
        {
            RequestOutcome.Done => new MailOutcome.Response(),
            RequestOutcome.Busy => new MailOutcome.Busy(),
            RequestOutcome.Refused refused => await Lay(read, Why(refused), address.Case, holder.Tokens, cancellation),
            _ => await Lay(read, DeskMailKind.Refused, address.Case, holder.Tokens, cancellation),
        };
    }

    // What we asked somebody came back: the next is asked. Whoever was not asked, or is not any more, is not replaced.
    private async Task<bool> AskNext(ReplyAddress address, TokenHolder holder, CancellationToken cancellation)
    {
        try
        {
            await people.Bounced(
                address.Case, address.Escalation, EscalationStage.ProjectManager, holder.Client.Id, cancellation);
            return true;
        }
        catch (BusyException)
        {
            return false;
        }
    }

    // What is quoted is told by what this person was sent about the case; one request, where our line stands in the mail. Without its
    // token, a link that was broken in two is whole again.
    private async Task<Answered> Answered(ReceivedMail mail, TokenHolder holder, AssignmentId about, CancellationToken cancellation)
    {
        if (mail.Marked is not { } marked)
            return new(mail.Written, IsBelow: false);
        var sent = new SentText(await notices.FindSent(new Addressee.Person(holder.Client.Id), about, cancellation));
        return quotation.Read(marked.Length <= MostHidden ? HiddenTokens.In(marked, holder.Tokens) : marked, sent, cancellation);
    }

    private async Task<MailOutcome> Lay(ReceivedMail mail, DeskMailKind kind, AssignmentId? assignment, CancellationToken cancellation) =>
        await Lay(mail, kind, assignment, assignment is { } about ? await holders.Tokens(about, cancellation) : [], cancellation);

    private async Task<MailOutcome> Lay(ReceivedMail mail, DeskMailKind kind, AssignmentId? assignment, ImmutableList<string> tokens,
        CancellationToken cancellation) => new MailOutcome.OnDesk(await desk.Put(
        new()
        {
            Id = MailId.FromMail(mail),
            At = clock.GetCurrentInstant(),
            Kind = kind,
            // Who sees the desk's mail is not to answer in the client's name.
            From = Hidden(mail.From, tokens),
            To = mail.To.ConvertAll(address => WithoutToken(address, tokens)),
            Subject = Hidden(mail.Subject, tokens),
            Text = Excerpt.Cut(Hidden(mail.Written.Length > 0 ? mail.Written : mail.Body, tokens), policy.TextLength, CutMark),
            Assignment = assignment,
        },
        cancellation));

    private static string Hidden(string text, ImmutableList<string> tokens) => HiddenTokens.In(HiddenTokens.In(text, tokens));

    private static DeskMailKind Why(RequestOutcome.Refused refused) =>
        refused.Refusals.Exists(refusal => refusal is NothingThere) ? DeskMailKind.AfterClose
        : refused.Refusals.Exists(refusal => refusal is InvalidField) ? DeskMailKind.WithoutText
        : DeskMailKind.Refused;

    private static DeskMailKind KindOf(MailNature nature) => nature switch
    {
        MailNature.Bounce => DeskMailKind.Bounce,
        MailNature.Unread => DeskMailKind.Unread,
        _ => DeskMailKind.Automatic,
    };

    private ReplyAddress? Reply(string address) => options.InboundDomain is { } domain ? ReplyAddress.Parse(address, domain) : null;

    private bool IsMeantAsReply(string address) =>
        options.InboundDomain is { } domain && address.EndsWith($"@{domain}", StringComparison.OrdinalIgnoreCase)
            && ReplyAddress.IsMeant(address);

    private string WithoutToken(string address, ImmutableList<string> tokens) =>
        Reply(address) is { } reply ? (reply with { Token = "…" }).At(options.InboundDomain!) : Hidden(address, tokens);
}
