using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WorkMarket.Api.Health;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Queues;
using WorkMarket.Functions.Escalations;
using WorkMarket.Storage;

namespace WorkMarket.Functions.Queues;

/// <summary>Lets the effects of this process's own commits happen, a case's together.</summary>
public sealed class OwnOutbox(
    WorkMarketStorage storage, EffectsHandler effects, WorkMarketSettings settings, MessageWakes<OutboxMessage> wakes, Startup startup,
    ILogger<OwnOutbox> log)
    : OwnMessages(storage.Outbox.Queue, settings.EffectsLease, wakes, startup, log)
{
    /// <inheritdoc/>
    protected override string About(string message) => OutboxMessage.Parse(message).Case.Value;

    /// <inheritdoc/>
    protected override Task Handle(ImmutableList<string> messages, CancellationToken cancellation)
    {
        var outbox = messages.ConvertAll(OutboxMessage.Parse);
        return effects.Handle(outbox[0].Case, outbox, cancellation);
    }
}

/// <summary>Sends the mail that this process enqueued.</summary>
public sealed class OwnMail(
    WorkMarketStorage storage, MailFunctions mail, WorkMarketSettings settings, MessageWakes<MailTicket> wakes, Startup startup,
    ILogger<OwnMail> log)
    : OwnMessages(storage.Mail.Queue, settings.MailLease, wakes, startup, log)
{
    /// <inheritdoc/>
    protected override string About(string message) => message;

    /// <inheritdoc/>
    protected override Task Handle(ImmutableList<string> messages, CancellationToken cancellation) => mail.Send(messages[0], cancellation);
}

/// <summary>
/// Passes on the signals that this process sent, once it has a client of the orchestrations, which the host hands to functions alone.
/// However often an escalation was signalled, its instance looks at the case once.
/// </summary>
public sealed class OwnSignals(
    WorkMarketStorage storage, EscalationSignalFunctions signals, Orchestrations orchestrations, WorkMarketSettings settings,
    MessageWakes<EscalationSignal> wakes, Startup startup, ILogger<OwnSignals> log)
    : OwnMessages(storage.Signals.Queue, settings.EffectsLease, wakes, startup, log)
{
    /// <inheritdoc/>
    protected override bool IsAble => orchestrations.Latest is not null;

    /// <inheritdoc/>
    protected override string About(string message)
    {
        var signal = EscalationSignal.Parse(message);
        return EscalationOrchestration.InstanceOf(signal.Case.Value, signal.Escalation.Value);
    }

    /// <inheritdoc/>
    protected override Task Handle(ImmutableList<string> messages, CancellationToken cancellation) =>
        signals.SignalEscalation(messages[^1], orchestrations.Latest!, cancellation);
}

/// <summary>Looks for the verdicts on the files that came through this process.</summary>
public sealed class OwnChecks(
    WorkMarketStorage storage, FileCheckFunctions checks, WorkMarketSettings settings, MessageWakes<FileCheck> wakes, Startup startup,
    ILogger<OwnChecks> log)
    : OwnMessages(storage.Checks.Queue, settings.Deliveries.CheckLease, wakes, startup, log)
{
    /// <inheritdoc/>
    protected override string About(string message) => FileCheck.Parse(message).File;

    /// <inheritdoc/>
    protected override Task Handle(ImmutableList<string> messages, CancellationToken cancellation) =>
        checks.Check(messages[^1], cancellation);
}
