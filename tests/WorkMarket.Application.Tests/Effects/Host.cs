using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Due;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Application.Queues;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Testing;

namespace WorkMarket.Application.Tests.Effects;

/// <summary>How a host is set up.</summary>
/// <param name="Skew">By how much its clock is ahead.</param>
/// <param name="Grace">How long its scan leaves steps of escalations to the orchestration.</param>
/// <param name="IsPrompt">Whether it tells of what it wrote at once, as the local host does.</param>
/// <param name="NoticesWait">How long it waits for the mail server then.</param>
/// <param name="DoublesOneIn">One in how many messages that it enqueues is stored twice, as where an answer was lost; 0 for none.</param>
internal sealed record Setup(Duration Skew, Duration Grace, bool IsPrompt, Duration NoticesWait, int DoublesOneIn);

/// <summary>A process with the product's own clock, consumers and mail, on what all processes share.</summary>
internal sealed class Host : Process, IQueue<OutboxMessage>, IMailQueue, IMailer, IQueue<EscalationSignal>, IReplySecret, IClock
{
    private readonly Kept kept;
    private readonly Steps steps;
    private readonly Dice dice;
    private readonly ManualClock clock;
    private readonly List<Letter> sent;
    private readonly Setup setup;
    private readonly StoreOf store;
    private readonly EffectsHandler effects;
    private readonly MailHandler mail;
    private readonly CaseClock cases;
    private readonly DueScan scan;
    private readonly RecentCommits recent;

    public Host(Kept kept, Steps steps, Dice dice, ManualClock clock, List<Letter> sent, Setup setup)
    {
        (this.kept, this.steps, this.dice, this.clock, this.sent, this.setup) = (kept, steps, dice, clock, sent, setup);
        var options = new EffectOptions();
        var mailing = new MailOptions { Host = "mail.example.com", Desk = "desk@example.com", NoticesWait = setup.NoticesWait };
        var (due, notices, times) = (new DueOf(kept, steps, this), new NoticesOf(kept, steps, this), new DueTimes(setup.Grace));
        var directory = DispatchProxy.Create<IDirectory, People>();
        var addressees = new Addressees(directory);
        store = new(kept, steps, this, this, this);
        recent = new(this);
        IMailQueue queue = setup.IsPrompt ? new PromptMail(this, () => mail!, mailing, (_, _) => { }) : this;
        var letters = new EscalationLetters(new(store, notices), new(this), directory, new(), mailing, Policy.Default);
        mail = new(
            store, recent, addressees, new(directory, letters, mailing, Policy.Default, this), null!,
            new(new DossierDesk(store, directory, new(), Policy.Default, (_, _, _, _) => throw new NotSupportedException()), mailing),
            notices, queue, this, new NoFaults(), this, mailing, options);
        effects = new(
            store, recent, this, new([new DueRows(due, times, store, this, options)]), DispatchProxy.Create<IFileStore, Nothing>(), this,
            new(notices, queue, addressees, new NoFaults()), new NoFaults(), this, options);
        var writer = new CaseWriter(
            store, new(null!, null!, null!, null!, null!, Policy.Default), null!, new NoWriterQueue(), recent, this,
            new() { LongestPause = Duration.Zero });
        cases = new(writer, effects, due, times);
        scan = new(due, times, store, cases, this, options);
    }

    public Task Scan() => scan.Run(default);

    /// <summary>The orchestration's activity.</summary>
    public async Task<bool> TakeStep() => await cases.TakeStep(kept.Head.State.Id, default) is not null;

    /// <summary>Somebody acts, with what fell due until then.</summary>
    public async Task Act(Actor by, Command command)
    {
        AttemptId? attempt = null;
        while (true)
        {
            var stored = (await store.Read(kept.Head.State.Id, default))!;
            var now = Instant.Max(GetCurrentInstant(), stored.State.Core.AsOf);
            var due = Clock.Tick(stored.State, Policy.Default, now);
            var happened = ((Decision.Accepted)AssignmentDecider.Decide(stored.State, due, command, by, OpenStory.Facts, now)).Happened;
            switch (await store.Commit(new(stored.State.Id, stored, stored.State.Evolve(happened)!, happened, null, attempt)))
            {
                case CommitOutcome.Committed committed:
                    recent.Add(new(committed.Case, committed.Entry, happened));
                    return;
                case CommitOutcome.HeadMoved moved:
                    attempt = moved.Attempt;
                    break;
                default:
                    attempt = null;
                    break;
            }
        }
    }

    public Task ConsumeOutbox() => Consume(kept.OutboxMessages, message => effects.Handle(message.Case, [message], default));

    public Task ConsumeMail() => Consume(kept.Mail, ticket => mail.Handle(ticket, default));

    async Task IQueue<OutboxMessage>.Enqueue(OutboxMessage message, Duration hidden, CancellationToken cancellation)
    {
        await steps.Turn(this);
        Put(kept.OutboxMessages, message, hidden);
    }

    async Task IQueue<MailTicket>.Enqueue(MailTicket ticket, Duration hidden, CancellationToken cancellation)
    {
        await steps.Turn(this);
        Put(kept.Mail, ticket, hidden);
    }

    // The server has the mail before it answers.
    async Task IMailer.Send(Letter letter, CancellationToken cancellation)
    {
        await steps.Turn(this);
        sent.Add(letter);
        await steps.Turn(this);
    }

    async Task IQueue<EscalationSignal>.Enqueue(EscalationSignal signal, Duration hidden, CancellationToken cancellation)
    {
        await steps.Turn(this);
        kept.Signals.Add(signal.ToMessage());
    }

    Task<ReadOnlyMemory<byte>> IReplySecret.Read(CancellationToken cancellation) => Task.FromResult<ReadOnlyMemory<byte>>(new byte[32]);

    public Instant GetCurrentInstant() => clock.GetCurrentInstant() + setup.Skew;

    private void Put<T>(KeptQueue<T> queue, T content, Duration hidden)
    {
        for (var copies = setup.DoublesOneIn > 0 && dice.OneIn(setup.DoublesOneIn) ? 2 : 1; copies > 0; copies--)
            queue.Put(content, hidden);
    }

    private async Task Consume<T>(KeptQueue<T> queue, Func<T, Task> handle)
    {
        while (true)
        {
            await steps.Turn(this);
            if (queue.Receive() is not var (message, receipt))
                return;
            await handle(message.Content);
            await steps.Turn(this);
            queue.Delete(message, receipt);
        }
    }

    [SuppressMessage("Performance", "CA1852", Justification = "A dispatch proxy is derived from at run time.")]
    public class People : DispatchProxy
    {
        private static readonly ImmutableList<Person> All =
        [
            new(OpenStory.Wanda.Id, "Wanda Ortiz", Role.Worker, null) { Email = "wanda@example.com" },
            new(OpenStory.Nora.Id, "Nora Ek", Role.Client, OpenStory.Nora.Company) { Email = "nora@example.com" },
            new(OpenStory.Amy.Id, "Amy Ito", Role.AccountManager, null) { Email = "amy@example.com" },
        ];

        private static readonly Company Northwind = new(OpenStory.Nora.Company, "Northwind", new()
        {
            CheckIn = new(Required: true, PhoneNumber: null, Duration.FromMinutes(15)),
            Deliverables = [],
            PaymentTerms = Period.FromDays(30),
        }, [OpenStory.Nora.Id], OpenStory.Amy.Id);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(IDirectory.FindPerson) => Task.FromResult(All.Find(person => person.Id == (PersonId)args![0]!)),
            nameof(IDirectory.FindMailPreference) => Task.FromResult(MailPreference.All),
            nameof(IDirectory.FindCompany) => Task.FromResult<Company?>(Northwind),
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }

    [SuppressMessage("Performance", "CA1852", Justification = "A dispatch proxy is derived from at run time.")]
    public class Nothing : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException(targetMethod!.Name);
    }
}
