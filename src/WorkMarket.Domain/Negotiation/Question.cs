using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>A question's opaque id, unique within its assignment.</summary>
public readonly record struct QuestionId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A worker's question while the assignment is sent. The texts stay in the events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Asker">Who asked; for the client, support and the asker alone.</param>
/// <param name="Answered">Whether the client has answered, to everybody who sees the assignment (domain.md §2).</param>
/// <param name="At">When it was asked; null in what was stored before that was kept.</param>
public sealed record Question(QuestionId Id, PersonId Asker, bool Answered = false, Instant? At = null)
{
    /// <summary>
    /// Whether somebody who sees the assignment may read it: what is answered is for all, what is not for the asker among workers.
    /// </summary>
    public bool IsOpenTo(Actor by) => Answered || NamesAskerTo(by);

    /// <summary>Whether somebody may know who asked.</summary>
    public bool NamesAskerTo(Actor by) => by is not Actor.Worker worker || worker.Id == Asker;
}
