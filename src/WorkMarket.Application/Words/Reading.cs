using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Words;

/// <summary>As what somebody reads a notice.</summary>
public enum Reader
{
    /// <summary>The worker whom it is about, or one who was asked or has applied: the kind of notice tells them apart.</summary>
    Worker,

    /// <summary>The client's project manager.</summary>
    Client,

    /// <summary>WorkMarket's account manager of the company.</summary>
    AccountManager,

    /// <summary>WorkMarket Support.</summary>
    Support,
}

/// <summary>What somebody is told. It holds nothing that a person wrote: a mail quotes that below.</summary>
/// <param name="What">What happened, in a line without a period: it is a mail's subject too.</param>
/// <param name="Then">Its facts, and what the reader can or must do now and until when, in sentences.</param>
public sealed record NoticeText(string What, string Then = "")
{
    /// <summary>All of it.</summary>
    public string Text => Then.Length == 0 ? $"{What}." : $"{What}. {Then}";
}

/// <summary>For whom words are made, and of what.</summary>
/// <param name="State">The assignment after the event, or later.</param>
/// <param name="Happened">The event.</param>
/// <param name="Kind">As what it is told.</param>
/// <param name="Reader">Who reads it.</param>
public sealed record Reading(Assignment State, Happened Happened, NoticeKind Kind, Reader Reader)
{
    private static readonly ZonedDateTimePattern Start = ZonedDateTimePattern.CreateWithInvariantCulture("dddd, d MMMM uuuu, HH':'mm",
        null);
    private static readonly ZonedDateTimePattern End = ZonedDateTimePattern.CreateWithInvariantCulture("HH':'mm x", null);

    /// <summary>As what an addressee reads it. Who is asked in place of the project manager reads it as the client.</summary>
    public static Reader ReaderOf(Assignment state, NoticeFor told) => told.To switch
    {
        Addressee.Person when told.Kind is NoticeKind.EscalationRequest or NoticeKind.BecameProjectManager => Reader.Client,
        Addressee.Desk => Reader.Support,
        Addressee.AccountManager => Reader.AccountManager,
        Addressee.Person person when person.Id == state.Brief.ProjectManager || state.Core.FormerManagers.Contains(person.Id) =>
            Reader.Client,
        _ => Reader.Worker,
    };

    /// <summary>Whether the worker reads it.</summary>
    public bool IsWorker => Reader == Reader.Worker;

    /// <summary>Whether the client reads it.</summary>
    public bool IsClient => Reader == Reader.Client;

    /// <summary>What the worker has, or had until the end; null where nobody has it.</summary>
    public Engagement? Engagement => (State as WithWorker)?.Engagement;

    /// <summary>The schedule as it is.</summary>
    public string Schedule => At(State.Brief.Schedule);

    /// <summary>An instant, in the assignment's zone.</summary>
    public string At(Instant instant) => Wording.InWords(instant, State.Brief.Schedule.Zone);

    /// <summary>A schedule, in its own zone.</summary>
    public static string At(Schedule schedule)
    {
        var (start, end) = (schedule.Start.InZone(schedule.Zone), schedule.End.InZone(schedule.Zone));
        return start.Date == end.Date
            ? $"{Start.Format(start)} to {End.Format(end)} ({schedule.Zone.Id})"
            : $"{Wording.InWords(schedule.Start, schedule.Zone)} to {Wording.InWords(schedule.End, schedule.Zone)}";
    }

    /// <summary>Words for the worker, for the client, and for WorkMarket's people, who read the client's where they have none.</summary>
    public string For(string worker, string client, string? workMarket = null) => Reader switch
    {
        Reader.Worker => worker,
        Reader.Client => client,
        _ => workMarket ?? client,
    };
}
