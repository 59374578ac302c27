using WorkMarket.Domain;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Application.Words;

/// <summary>What is said of every event, in plain English: in one place for notices, mails, pages and the dossier.</summary>
public static class EventWords
{
    /// <summary>The sentences of an event.</summary>
    public static Sentences Find(Event @event) =>
        EngagementWords.Find(@event) ?? OfferWords.Find(@event) ?? DocumentWords.Find(@event) ?? EditWords.Find(@event)
            ?? WorkWords.Find(@event) ?? ScanningWords.Find(@event)
            ?? FundsWords.Find(@event) ?? AmountWords.Find(@event) ?? CourseWords.Find(@event) ?? PlaceWords.Find(@event)
            ?? JudgementWords.Find(@event) ?? EscalationWords.Find(@event)
            ?? throw new ArgumentOutOfRangeException(nameof(@event), @event, "Nothing is said of it.");

    /// <summary>A file by name, length and hash.</summary>
    public static string File(DeliveredFile file) => $"“{file.Name}”, {file.Length} bytes, SHA-256 {file.Sha256}";
}
