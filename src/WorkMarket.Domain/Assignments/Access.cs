using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

/// <summary>Who may know of an assignment, and who takes part in it.</summary>
public static class Access
{
    /// <summary>
    /// Whether somebody may know of it: its parties, and while it is sent the workers to whom it was offered. Applicants who were not
    /// chosen lose access (domain.md §2).
    /// </summary>
    public static bool Sees(Assignment state, Actor by) => IsParty(state, by) || (state, by) switch
    {
        (Sent { Audience: Audience.Open }, Actor.Worker) => true,
        (Sent { Audience: Audience.Named named }, Actor.Worker worker) => named.Workers.Contains(worker.Id),
        _ => false,
    };

    /// <summary>Whether somebody takes part in it: the worker who has it, the client's people, support.</summary>
    public static bool IsParty(Assignment state, Actor by) => by switch
    {
        Actor.Client client => client.Company == state.Brief.Company,
        Actor.Worker worker => state is Staffed staffed && staffed.Engagement.Worker == worker.Id,
        Actor.Support => true,
        _ => false,
    };

    /// <summary>Whether somebody may read an event: a private message is for the client company alone (domain.md §3).</summary>
    public static bool Reads(Assignment state, Actor by, Event @event) =>
        @event is not Event.MessagePosted { Private: true } || by is Actor.Client client && client.Company == state.Brief.Company;
}
