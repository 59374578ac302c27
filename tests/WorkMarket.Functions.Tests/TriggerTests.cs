using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Due;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Application.Phone;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Functions.Clocks;
using WorkMarket.Functions.Escalations;
using WorkMarket.Functions.Queues;
using WorkMarket.Storage;
using Xunit;

namespace WorkMarket.Functions.Tests;

/// <summary>Queue and timers: which there are, and that each does its one thing.</summary>
public sealed class TriggerTests
{
    private static readonly AssignmentId Case = new("0123456789abcdef");
    private readonly Mock<ICaseStore> store = new();
    private readonly Mock<IQueue<OutboxMessage>> outbox = new();
    private readonly Mock<IDueIndex> due = new();
    private readonly Mock<IFileStore> files = new();

    [Fact]
    public void Queue_triggers_read_the_queues_of_the_outbox_mail_signals_and_files_on_the_host_s_own_account()
    {
        var triggers = Triggers<QueueTriggerAttribute>();
        Assert.Equal(
            [
                ("CheckFile", WorkMarketStorage.ChecksQueue), ("HandleIntent", WorkMarketStorage.OutboxQueue),
                ("SendMail", WorkMarketStorage.MailQueueName),
                ("SignalEscalation", WorkMarketStorage.SignalsQueue),
            ],
            triggers.Select(trigger => (trigger.Name, trigger.Attribute.QueueName)).Order());
        Assert.All(triggers, trigger => Assert.Null(trigger.Attribute.Connection));
    }

    [Fact]
    public void What_was_set_aside_is_watched_of_every_queue_that_a_trigger_reads() => Assert.Equal(
        Triggers<QueueTriggerAttribute>().Select(trigger => trigger.Attribute.QueueName).Order(),
        new WorkMarketStorage(
            new() { Access = new StorageAccess.ByKey("UseDevelopmentStorage=true") }, new(), new NoFaults(),
            SystemClock.Instance).Queues.Names.Order());

    // The host renews the lock of each eight times a minute.
    [Fact]
    public void One_timer_fires_every_minute_and_one_once_a_day() => Assert.Equal(
        [("EveryDay", TimerFunctions.Day), ("EveryMinute", TimerFunctions.Minute)],
        Triggers<TimerTriggerAttribute>().Select(trigger => (trigger.Name, trigger.Attribute.Schedule)).Order());

    [Fact]
    public void Schedules_have_the_six_fields_that_the_host_reads()
    {
        Assert.Equal("0 * * * * *", TimerFunctions.Minute);
        Assert.Matches("^0 [0-9]{1,2} [0-9]{1,2} [*] [*] [*]$", TimerFunctions.Day);
        Assert.Equal(Duration.FromDays(1), FileSweep.Every);
    }

    [Fact]
    public async Task A_message_is_handled_as_the_outbox_message_that_it_holds()
    {
        var message = new OutboxMessage(Case, new("an-attempt"), Look: 1);
        store.Setup(port => port.ReadWork(Case, It.IsAny<IReadOnlyCollection<AttemptId>?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new CaseWork(null, []));
        var function = new OutboxFunctions(new(
            store.Object, new(SystemClock.Instance), outbox.Object, new([]), files.Object, new NoEscalationSignals(),
            new(Mock.Of<INotices>(), Mock.Of<IMailQueue>(), new(Mock.Of<IDirectory>()), new NoFaults()), new NoFaults(),
            SystemClock.Instance, new()));

        await function.Handle(message.ToMessage(), CancellationToken.None);

        var copy = message with { Look = 2 };
        outbox.Verify(port => port.Enqueue(copy, new EffectOptions().SecondLook, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_message_that_is_no_outbox_message_fails_so_that_the_host_sets_it_aside() =>
        await Assert.ThrowsAsync<JsonException>(() => new OutboxFunctions(null!).Handle("{}", CancellationToken.None));

    [Fact]
    public async Task A_message_that_is_no_mail_fails_so_that_the_host_sets_it_aside() =>
        await Assert.ThrowsAsync<JsonException>(() => new MailFunctions(null!, NullLogger<MailFunctions>.Instance)
            .Send("{}", CancellationToken.None));

    [Fact]
    public async Task A_message_that_is_no_file_fails_so_that_the_host_sets_it_aside() => await Assert.ThrowsAsync<JsonException>(
        () => new FileCheckFunctions(null!, NullLogger<FileCheckFunctions>.Instance).Check("{}", CancellationToken.None));

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_minute_s_timer_goes_through_the_due_index_sets_the_gauges_and_goes_on_with_jobs_though_one_of_them_fails(
        bool fails)
    {
        var (jobs, orchestrations, client) = (new Mock<IJobStore>(), new Orchestrations(), new Mock<DurableTaskClient>("test").Object);
        DurableTaskClient? seen = null;
        jobs.Setup(port => port.All(It.IsAny<CancellationToken>())).Callback(() => seen ??= orchestrations.Client).ReturnsAsync([]);
        var first = due.Setup(port => port.First(It.IsAny<int>(), It.IsAny<DueRow?>(), It.IsAny<CancellationToken>()));
        if (fails)
            first.ThrowsAsync(new StorageUnavailableException("It does not answer."));
        else
            first.ReturnsAsync([]);
        var storage = new Mock<IStorage>();
        var runner = new JobRunner(jobs.Object, [], SystemClock.Instance, new());
        var functions = new TimerFunctions(
            new(due.Object, new(Duration.Zero), store.Object, null!, SystemClock.Instance, new()),
            new(storage.Object, Mock.Of<IQueues>(), due.Object, null!, runner, SystemClock.Instance), runner, null!, null!, orchestrations);

        var ran = functions.EveryMinute(new(), client, CancellationToken.None);
        await Assert.ThrowsAnyAsync<Exception>(() => ran); // There is no desk for the gauges to count, and perhaps no due index.

        storage.Verify(port => port.Check(It.IsAny<CancellationToken>()), Times.Once);
        due.Verify(port => port.First(It.IsAny<int>(), null, It.IsAny<CancellationToken>()), Times.AtLeastOnce);
        Assert.Same(client, seen);
    }

    [Fact]
    public void Jobs_leave_the_timer_before_the_next_minute_s_scan() => Assert.True(TimerFunctions.JobsAtMost < Duration.FromMinutes(1));

    [Fact]
    public async Task The_day_s_timer_sweeps_files_and_calls()
    {
        files.Setup(port => port.List(It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(AsyncEnumerable.Empty<StoredFile>());
        var book = new Mock<IPhoneBook>();
        var functions = new TimerFunctions(
            null!, null!, null!, new(files.Object, store.Object, Mock.Of<IDirectory>(), SystemClock.Instance, new()),
            new(book.Object, null!, store.Object, null!, SystemClock.Instance, Policy.Default), new());

        await functions.EveryDay(new(), CancellationToken.None);

        files.Verify(port => port.List(FilePath.Staging, It.IsAny<CancellationToken>()), Times.Once);
        book.Verify(port => port.ForgetCalls(It.IsAny<Instant>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    private static ImmutableList<(string Name, T Attribute)> Triggers<T>()
        where T : Attribute =>
        [
            .. from function in HttpFunction.Functions()
               from parameter in function.Method.GetParameters()
               let attribute = parameter.GetCustomAttribute<T>()
               where attribute is not null
               select (function.Name, attribute),
        ];
}
