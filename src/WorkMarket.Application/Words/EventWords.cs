using WorkMarket.Domain;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Application.Words;

/// <summary>What is said of every event, in plain English: in one place for notices, mails, pages and the dossier.</summary>
public static class EventWords
{
    /// <summary>The sentences of an event.</summary>
    public static Sentences Of(Event @event) =>
        OfferWords.Of(@event) ?? WorkWords.Of(@event) ?? FundsWords.Of(@event) ?? AmountWords.Of(@event) ?? CourseWords.Of(@event) ?? JudgementWords.Of(@event)
            ?? EscalationWords.Of(@event) ?? throw new ArgumentOutOfRangeException(nameof(@event), @event, "Nothing is said of it.");

    /// <summary>A file by name, length and hash.</summary>
    public static string File(DeliveredFile file) => $"“{file.Name}”, {file.Length} bytes, SHA-256 {file.Sha256}";
}
