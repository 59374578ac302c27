using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Inbound;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Inbound;

/// <summary>A mail on the support desk as a list shows it.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="At">When it came.</param>
/// <param name="Kind">Why it is on the desk.</param>
/// <param name="Status">Whether somebody has seen to it.</param>
/// <param name="From">Whom it says it is from.</param>
/// <param name="Subject">As its sender wrote it.</param>
/// <param name="Assignment">The assignment that it names; left out where it names none.</param>
public sealed record DeskMailEntryView(
    MailId Id, Instant At, DeskMailKind Kind, DeskMailStatus Status, string From, string Subject, AssignmentId? Assignment);

/// <summary>A page of mails, newest first.</summary>
/// <param name="Mails">Newest first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record DeskMailListView(ImmutableList<DeskMailEntryView> Mails, string? Next);

/// <summary>A mail on the support desk. What is in it is its sender's word alone.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="At">When it came.</param>
/// <param name="Kind">Why it is on the desk.</param>
/// <param name="Status">Whether somebody has seen to it.</param>
/// <param name="From">Whom it says it is from.</param>
/// <param name="To">The addresses to which it came.</param>
/// <param name="Subject">As its sender wrote it.</param>
/// <param name="Text">Its text without the markup.</param>
/// <param name="Assignment">The assignment that it names; left out where it names none.</param>
/// <param name="Done">Who has seen to it; left out until somebody has.</param>
public sealed record DeskMailView(
    MailId Id, Instant At, DeskMailKind Kind, DeskMailStatus Status, string From, ImmutableList<string> To, string Subject, string Text,
    AssignmentId? Assignment, DeskMailDone? Done);

/// <summary>What there is to say of a mail that was seen to.</summary>
/// <param name="Note">What was done about it.</param>
public sealed record DeskMailDoneRequest(string? Note = null);

/// <summary>The support desk's mail over HTTP.</summary>
public sealed class DeskMailFunctions(IDeskMail desk, IClock clock, Policy policy)
{
    [Function("ListDeskMail"), Authorize(Roles = Roles.Support), Answers<DeskMailListView>, Paged]
    [Query("status", "`open`, or `done` where somebody has seen to it.")]
    [Query("kind", "Only those that lie there for this reason.")]
    [EndpointSummary("Lists the support desk's mail, newest first: what is no response to an escalation.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/mail")] Call call)
    {
        var status = EnumParameter.Read(call, "status", Enum.GetValues<DeskMailStatus>(), "a status");
        var kind = EnumParameter.Read(call, "kind", Enum.GetValues<DeskMailKind>(), "a kind of mail");
        var page = await Paging.Read(call, after => desk.Read(status, kind, after, call.Limit(), call.Cancellation));
        return Answers.Json(new DeskMailListView(page.Mails.ConvertAll(mail => new DeskMailEntryView(
            mail.Id, mail.At, mail.Kind, mail.Status, mail.From, mail.Subject, mail.Assignment)), page.Next));
    }

    [Function("GetDeskMail"), Authorize(Roles = Roles.Support), Answers<DeskMailView>]
    [EndpointSummary("Shows a mail.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/mail/{mail}")] Call call) =>
        Id(call) is { } id && await desk.Find(id, call.Cancellation) is { } mail ? Answers.Json(View(mail)) : Problems.NotFound();

    [Function("CloseDeskMail"), Authorize(Roles = Roles.Support), Takes<DeskMailDoneRequest>(IsOptional = true), Answers<DeskMailView>]
    [EndpointSummary("Records that a mail was seen to; the first who says so stays.")]
    public async Task<IResult> Done([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/desk/mail/{mail}/done")] Call call)
    {
        var (by, note) = (call.By.Person()!.Value, call.Body<DeskMailDoneRequest>().Note);
        if (TextRules.Optional(note, "note", policy) is { IsEmpty: false } refusals)
            return Problems.FromRefusals(refusals);
        if (Id(call) is not { } id || await desk.Close(id, new(by, clock.GetCurrentInstant(), note), call.Cancellation) is not { } mail)
            return Problems.NotFound();
        return mail.Done is { } done && (done.By, done.Note) == (by, note)
            ? Answers.Json(View(mail))
            : Problems.Create(StatusCodes.Status409Conflict, "alreadyDone", "This mail was seen to already.");
    }

    private static MailId? Id(Call call) => call.Route("mail") is var text && MailId.IsId(text) ? new(text) : null;

    private static DeskMailView View(DeskMail mail) =>
        new(mail.Id, mail.At, mail.Kind, mail.Status, mail.From, mail.To, mail.Subject, mail.Text, mail.Assignment, mail.Done);
}
