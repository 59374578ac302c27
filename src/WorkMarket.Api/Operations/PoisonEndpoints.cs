using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Queues;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Operations;

/// <summary>Messages that could not be handled, over HTTP. What is done with them is logged.</summary>
public sealed class PoisonEndpoints(IQueues queues, IClock clock, ILogger<PoisonEndpoints> log)
{
    private const int MostAtOnce = 1000;
    private const int MostText = 1000;
    private const int LongestReason = 500;

    /// <summary>Lists the first of them.</summary>
    public async Task<IResult> List(Call call) => Queue(call) is { } queue
        ? Answers.Json(new PoisonListView(queue, (await queues.Poison(queue, call.Cancellation)).ConvertAll(View)))
        : Problems.NotFound();

    /// <summary>Puts one back into its queue.</summary>
    public async Task<IResult> Redrive(Call call)
    {
        if (Queue(call) is not { } queue || await queues.Redrive(queue, call.Route("message"), call.Cancellation) is not { } message)
            return Problems.NotFound();
        log.LogInformation("{Operator} put the poison message {Message} of {Queue} back; it is about {Case}.", call.By.Person(), message.Id, queue, Case(message));
        return Answers.Json(View(message));
    }

    /// <summary>Puts all back, or as many as can be in one call.</summary>
    public async Task<IResult> RedriveAll(Call call)
    {
        if (Queue(call) is not { } queue)
            return Problems.NotFound();
        var redriven = await queues.RedriveAll(queue, MostAtOnce, call.Cancellation);
        log.LogInformation("{Operator} put {Count} poison messages of {Queue} back.", call.By.Person(), redriven, queue);
        return Answers.Json(new RedrivenView(redriven));
    }

    /// <summary>Throws one away, for a reason.</summary>
    public async Task<IResult> Discard(Call call)
    {
        var reason = call.Body<DiscardRequest>().Reason;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason || reason.Any(char.IsControl))
            throw new BadRequestException("reason", "reasonRequired", $"'reason' says why, in one line of at most {LongestReason} characters.");
        if (Queue(call) is not { } queue || await queues.Discard(queue, call.Route("message"), call.Cancellation) is not { } message)
            return Problems.NotFound();
        log.LogWarning("{Operator} threw the poison message {Message} of {Queue} away, about {Case}: {Reason}", call.By.Person(), message.Id, queue, Case(message), reason);
        return Answers.Json(View(message));
    }

    private string? Queue(Call call) => queues.Names.Find(name => name == call.Route("queue"));

    private static string Case(PoisonMessage message) => PoisonContent.Read(message.Text)?.Case.Value ?? "no case that can be read";

    private PoisonView View(PoisonMessage message)
    {
        var content = PoisonContent.Read(message.Text);
        return new(
            message.Id, message.At, clock.GetCurrentInstant() - message.At, message.Tries, message.Text.Length <= MostText ? message.Text : message.Text[..MostText],
            content?.Case, content?.Attempt?.Value, content?.First, content?.Last, content?.To switch
            {
                Addressee.Person person => person.Id.Value,
                Addressee.Desk => "desk",
                _ => null,
            });
    }
}
