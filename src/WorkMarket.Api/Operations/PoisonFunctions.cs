using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Queues;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Operations;

/// <summary>
/// A message that was set aside as poison, as far as it can be read: of an intent the case and the attempt at a commit whose effects were
/// to happen, of a mail the case, the first and last event and who was to be told (a person's id, or
/// <c>desk</c>; left out where that is everybody), of a signal the case.
/// </summary>
/// <param name="Id">Names the message in addresses.</param>
/// <param name="At">When it was put into the queue at first.</param>
/// <param name="Age">How long ago that is.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Text">The message as it is stored.</param>
/// <param name="Assignment">The case; left out where it cannot be read.</param>
/// <param name="Attempt">The attempt at a commit whose effects were to happen; left out where it is of another kind.</param>
/// <param name="First">The first event that was to be told of; left out where it is of another kind.</param>
/// <param name="Last">The last event that was to be told of; left out where it is of another kind.</param>
/// <param name="To">Who was to be told: a person's id, or <c>desk</c>; left out where that is everybody.</param>
public sealed record PoisonView(
    string Id, Instant At, Duration Age, long Tries, string Text, AssignmentId? Assignment, string? Attempt, long? First, long? Last,
    string? To);

/// <summary>The first messages that were set aside of a queue; there may be more behind them.</summary>
/// <param name="Queue">The queue's name.</param>
/// <param name="Messages">The first of those that were set aside.</param>
public sealed record PoisonListView(string Queue, ImmutableList<PoisonView> Messages);

/// <summary>How many messages were put back.</summary>
/// <param name="Redriven">How many messages were put back into their queue.</param>
public sealed record RedrivenView(int Redriven);

/// <summary>Why a message is thrown away.</summary>
/// <param name="Reason">For the log; not empty.</param>
public sealed record DiscardRequest(string Reason);

/// <summary>Messages that could not be handled, over HTTP. What is done with them is logged.</summary>
public sealed class PoisonFunctions(IQueues queues, IClock clock, ILogger<PoisonFunctions> log)
{
    private const int MostAtOnce = 1000;
    private const int MostText = 1000;
    private const int LongestReason = 500;

    [Function("ListPoison"), Authorize(Roles = Roles.Support), Answers<PoisonListView>]
    [EndpointSummary("Lists the first messages of a queue that were set aside as poison, with what they are about.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ops/queues/{queue}/poison")] Call call) => Queue(call) is { } queue
        ? Answers.Json(new PoisonListView(queue, (await queues.Poison(queue, call.Cancellation)).ConvertAll(View)))
        : Problems.NotFound();

    [Function("RedrivePoisonMessage"), Authorize(Roles = Roles.Support), Answers<PoisonView>]
    [EndpointSummary("Puts a poison message back into its queue.")]
    public async Task<IResult> Redrive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/ops/queues/{queue}/poison/{message}/redrive")] Call call)
    {
        if (Queue(call) is not { } queue || await queues.Redrive(queue, call.Route("message"), call.Cancellation) is not { } message)
            return Problems.NotFound();
        log.LogInformation(
            "{Operator} put the poison message {Message} of {Queue} back; it is about {Case}.", call.By.Person(), message.Id, queue,
            Case(message));
        return Answers.Json(View(message));
    }

    [Function("RedrivePoison"), Authorize(Roles = Roles.Support), Answers<RedrivenView>]
    [EndpointSummary("Puts all poison messages of a queue back into it, a thousand at a time.")]
    public async Task<IResult> RedriveAll(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/ops/queues/{queue}/poison/redrive")] Call call)
    {
        if (Queue(call) is not { } queue)
            return Problems.NotFound();
        var redriven = await queues.RedriveAll(queue, MostAtOnce, call.Cancellation);
        log.LogInformation("{Operator} put {Count} poison messages of {Queue} back.", call.By.Person(), redriven, queue);
        return Answers.Json(new RedrivenView(redriven));
    }

    [Function("DiscardPoisonMessage"), Authorize(Roles = Roles.Support), Takes<DiscardRequest>, Answers<PoisonView>]
    [EndpointSummary("Throws a poison message away, for a reason that is logged.")]
    public async Task<IResult> Discard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/ops/queues/{queue}/poison/{message}/discard")] Call call)
    {
        var reason = call.Body<DiscardRequest>().Reason;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason || reason.Any(char.IsControl))
            throw new BadRequestException(
                "reason", "reasonRequired", $"'reason' says why, in one line of at most {LongestReason} characters.");
        if (Queue(call) is not { } queue || await queues.Discard(queue, call.Route("message"), call.Cancellation) is not { } message)
            return Problems.NotFound();
        log.LogWarning(
            "{Operator} threw the poison message {Message} of {Queue} away, about {Case}: {Reason}", call.By.Person(), message.Id, queue,
            Case(message), reason);
        return Answers.Json(View(message));
    }

    private string? Queue(Call call) => queues.Names.Find(name => name == call.Route("queue"));

    private static string Case(PoisonMessage message) => PoisonContent.Read(message.Text)?.Case?.Value ?? "no case that can be read";

    private PoisonView View(PoisonMessage message)
    {
        var content = PoisonContent.Read(message.Text);
        return new(
            message.Id, message.At, clock.GetCurrentInstant() - message.At, message.Tries,
            message.Text.Length <= MostText ? message.Text : message.Text[..MostText],
            content?.Case, content?.Attempt?.Value, content?.First, content?.Last, content?.To switch
            {
                Addressee.Person person => person.Id.Value,
                Addressee.Desk => "desk",
                _ => null,
            });
    }
}
