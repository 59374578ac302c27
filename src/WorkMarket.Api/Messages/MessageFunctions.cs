using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Messages;

/// <summary>
/// A message. One that is private is for the client company alone. A worker marks one as an attempt to settle something, a client as the
/// justification of a change of payment or status, which it names.
/// </summary>
/// <param name="Text">What it says.</param>
/// <param name="Kind">Whether it asks, tells or notes.</param>
/// <param name="Private">Whether only the people of the client's own company read it. For clients.</param>
/// <param name="Marked">What it stands for in an escalation; left out for an ordinary one.</param>
/// <param name="Justifies">The change that a justification is for, made before it; left out, it is for the latest.</param>
public sealed record MessageRequest(
    string Text, MessageKind Kind = MessageKind.Message, bool Private = false, MessageMark? Marked = null, NamedChange? Justifies = null);

/// <summary>A posted message.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Kind">Whether it asks, tells or notes.</param>
/// <param name="Text">What it says.</param>
/// <param name="Private">Whether only the people of the client's own company read it.</param>
/// <param name="At">When it was posted.</param>
/// <param name="By">Who posted it.</param>
/// <param name="Marked">What it stands for in an escalation; left out for an ordinary one.</param>
/// <param name="Justifies">The change that a justification is for; left out of others, and of those from before it had to be named.</param>
public sealed record MessageView(
    MessageId Id, MessageKind Kind, string Text, bool Private, Instant At, Actor By, MessageMark? Marked = null,
    JustifiedChange? Justifies = null);

/// <summary>What posting answers.</summary>
public sealed class PostedView(Change change, MessageView message) : ActionView(change)
{
    /// <summary>What was posted.</summary>
    public MessageView Message => message;
}

/// <summary>A page of messages, oldest first.</summary>
/// <param name="Messages">Those that the reader may read.</param>
/// <param name="Next">The number to go on after; left out on the last page.</param>
public sealed record MessageListView(ImmutableList<MessageView> Messages, long? Next);

/// <summary>Messages over HTTP.</summary>
public sealed class MessageFunctions(CaseWriter writer, CaseReader reader)
{
    [Function("PostMessage"), Performs(AssignmentAction.PostMessage), Takes<MessageRequest>, Answers<PostedView>(201)]
    [EndpointSummary("Posts a message; it never changes.")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/messages")] Call call) => writer.Act(
            call, (MessageRequest body) => new PostMessage(body.Kind, body.Text, body.Private, body.Marked, body.Justifies),
            change => new PostedView(change, Posted(change)));

    [Function("ListMessages"), Authorize(Roles = Roles.Party), Answers<MessageListView>, Paged]
    [EndpointSummary("Lists the messages, oldest first.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/messages")] Call call)
    {
        if (await reader.ReadMessages(
            call.Assignment, call.By, Paging.AfterSequence(call), call.Limit(), call.Cancellation) is not { } timeline)
            return Problems.NotFound();
        return timeline.Entries is null
            ? Problems.FromRefusals([new NotAParty()])
            : Answers.Json(
                new MessageListView([.. timeline.Entries.Select(entry => entry.Happened).OfType<Happened>().Select(View)], timeline.Next));
    }

    /// <summary>The message that a change posted.</summary>
    internal static MessageView Posted(Change change) =>
        View(change.Happened.First(happened => happened.Event.Inner() is MessagePosted));

    /// <summary>A message that was posted, on an engagement that has ended too.</summary>
    internal static MessageView View(Happened happened)
    {
        var posted = (MessagePosted)happened.Event.Inner();
        return new(posted.Message, posted.Kind, posted.Text, posted.Private, happened.At, happened.By, posted.Marked, posted.Justifies);
    }
}
