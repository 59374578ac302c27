using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Event
{
    /// <summary>The worker whose application or offer it is about, where it is about one. It is for no other worker to know.</summary>
    public PersonId? Applicant() => this switch
    {
        Applied applied => applied.Worker,
        Counteroffered countered => countered.Worker,
        ApplicationWithdrawn withdrawn => withdrawn.Worker,
        ApplicationDeclined declined => declined.Worker,
        ApplicationExpired expired => expired.Worker,
        OfferDeclined declined => declined.Worker,
        _ => null,
    };

    /// <summary>A worker proposed something else; an open application of the same worker is replaced.</summary>
    public sealed record Counteroffered(ApplicationId Application, PersonId Worker, string? Note, Proposal Proposal) : Event;

    /// <summary>A worker withdrew an application.</summary>
    public sealed record ApplicationWithdrawn(ApplicationId Application, PersonId Worker) : Event;

    /// <summary>The client declined an application.</summary>
    public sealed record ApplicationDeclined(ApplicationId Application, PersonId Worker, string? Reason) : Event;

    /// <summary>A counteroffer was not accepted in time.</summary>
    public sealed record ApplicationExpired(ApplicationId Application, PersonId Worker) : Event;

    /// <summary>A worker who had been asked by name said no.</summary>
    public sealed record OfferDeclined(PersonId Worker, string? Reason) : Event;

    /// <summary>A worker asked something.</summary>
    public sealed record QuestionAsked(QuestionId Question, string Text) : Event;

    /// <summary>The client answered a question.</summary>
    public sealed record QuestionAnswered(QuestionId Question, string Text) : Event;
}
