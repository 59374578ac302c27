using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Cases;

/// <summary>
/// Events as stored bytes: an envelope with the sequence number, a versioned type name, when, through whom, the event's own data, and a
/// salt. A name once written is read for ever; a change that old data does not fit gets the next version and a reader for the old one.
/// </summary>
public static class EventJson
{
    /// <summary>The stored name of each type of event.</summary>
    public static FrozenDictionary<Type, string> Names { get; } = new Dictionary<Type, string>
    {
        [typeof(Event.Created)] = "created/1",
        [typeof(Event.SentToWorkers)] = "sent/1",
        [typeof(Event.DraftDeleted)] = "draftDeleted/1",
        [typeof(Event.VoidedByClient)] = "voided/1",
        [typeof(Event.Applied)] = "applied/1",
        [typeof(Event.Counteroffered)] = "counteroffered/1",
        [typeof(Event.ApplicationWithdrawn)] = "applicationWithdrawn/1",
        [typeof(Event.ApplicationDeclined)] = "applicationDeclined/1",
        [typeof(Event.ApplicationExpired)] = "applicationExpired/1",
        [typeof(Event.OfferDeclined)] = "offerDeclined/1",
        [typeof(Event.QuestionAsked)] = "questionAsked/1",
        [typeof(Event.QuestionAnswered)] = "questionAnswered/1",
        [typeof(Event.WorkerAssigned)] = "workerAssigned/1",
        [typeof(Event.ScheduleConfirmed)] = "scheduleConfirmed/1",
        [typeof(Event.WorkStarted)] = "workStarted/1",
        [typeof(Event.CheckedIn)] = "checkedIn/1",
        [typeof(Event.CheckedOut)] = "checkedOut/1",
        [typeof(Event.VisitEdited)] = "visitEdited/1",
        [typeof(Event.VisitRemoved)] = "visitRemoved/1",
        [typeof(Event.Delivered)] = "delivered/1",
        [typeof(Event.DeliverableRemoved)] = "deliverableRemoved/1",
        [typeof(Event.MessagePosted)] = "messagePosted/1",
        [typeof(Event.AttemptRecorded)] = "attemptRecorded/1",
        [typeof(Event.EscalationOpened)] = "escalationOpened/1",
        [typeof(Event.EscalationStageEntered)] = "escalationStageEntered/1",
        [typeof(Event.EscalationAnswered)] = "escalationAnswered/1",
        [typeof(Event.EscalationUpdateDue)] = "escalationUpdateDue/1",
        [typeof(Event.EscalationSuspended)] = "escalationSuspended/1",
        [typeof(Event.EscalationResumed)] = "escalationResumed/1",
        [typeof(Event.EscalationPauseEnded)] = "escalationPauseEnded/1",
        [typeof(Event.EscalationAgreed)] = "escalationAgreed/1",
        [typeof(Event.EscalationAgreementWithdrawn)] = "escalationAgreementWithdrawn/1",
        [typeof(Event.EscalationNoted)] = "escalationNoted/1",
        [typeof(Event.EscalationClaimed)] = "escalationClaimed/1",
        [typeof(Event.EscalationClaimReleased)] = "escalationClaimReleased/1",
        [typeof(Event.EscalationClosed)] = "escalationClosed/1",
        [typeof(Event.FundsRequested)] = "fundsRequested/1",
        [typeof(Event.FundsAdded)] = "fundsAdded/1",
        [typeof(Event.FundsApproved)] = "fundsApproved/1",
        [typeof(Event.FundsDeclined)] = "fundsDeclined/1",
        [typeof(Event.FundsWithdrawn)] = "fundsWithdrawn/1",
        [typeof(Event.FundsLapsed)] = "fundsLapsed/1",
        [typeof(Event.Completed)] = "completed/1",
        [typeof(Event.SentBack)] = "sentBack/1",
        [typeof(Event.Approved)] = "approved/1",
        [typeof(Event.PaidByClient)] = "paid/1",
        [typeof(Event.PutOnHold)] = "putOnHold/1",
        [typeof(Event.Released)] = "released/1",
        [typeof(Event.RescheduleRequested)] = "rescheduleRequested/1",
        [typeof(Event.Rescheduled)] = "rescheduled/1",
        [typeof(Event.RescheduleDeclined)] = "rescheduleDeclined/1",
        [typeof(Event.RescheduleWithdrawn)] = "rescheduleWithdrawn/1",
        [typeof(Event.WorkerRemoved)] = "workerRemoved/1",
        [typeof(Event.CancelledByClient)] = "cancelled/1",
        [typeof(Event.SubcontractRequested)] = "subcontractRequested/1",
        [typeof(Event.SubcontractDecided)] = "subcontractDecided/1",
        [typeof(Event.LabelAdded)] = "labelAdded/1",
        [typeof(Event.LabelRemoved)] = "labelRemoved/1",
        [typeof(Event.RatingGiven)] = "ratingGiven/1",
        [typeof(Event.RatingDisputed)] = "ratingDisputed/1",
        [typeof(Event.RatingExplained)] = "ratingExplained/1",
        [typeof(Event.RatingUnexplained)] = "ratingUnexplained/1",
        [typeof(Event.RatingDisputeEscalated)] = "ratingDisputeEscalated/1",
        [typeof(Event.RatingReviewed)] = "ratingReviewed/1",
        [typeof(Event.ViolationReported)] = "violationReported/1",
        [typeof(Event.ViolationUpheld)] = "violationUpheld/1",
        [typeof(Event.ViolationDismissed)] = "violationDismissed/1",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

    /// <summary>
    /// A new salt: 128 random bits as 32 lower-case hexadecimal letters. The chain's hashes are open to whoever reads any of the case, and
    /// without a salt an event of few possible words could be found by hashing them all.
    /// </summary>
    public static string NewSalt() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The bytes of an event.</summary>
    public static byte[] Write(long sequence, Happened happened, string salt) => JsonSerializer.SerializeToUtf8Bytes(
        new Envelope(
            sequence,
            Names[happened.Event.GetType()],
            happened.At,
            happened.By,
            JsonSerializer.SerializeToElement(happened.Event, happened.Event.GetType(), DomainJson.Stored),
            salt),
        DomainJson.Stored);

    /// <summary>Reads the bytes of an event.</summary>
    /// <exception cref="JsonException">They are not an event that any version of ours wrote.</exception>
    public static Happened Read(ReadOnlySpan<byte> bytes)
    {
        var envelope = JsonSerializer.Deserialize<Envelope>(bytes, DomainJson.Stored) ?? throw new JsonException("There is no event here.");
        if (!Types.TryGetValue(envelope.Type, out var type))
            throw new JsonException($"'{envelope.Type}' is not an event that we know.");
        return new(
            envelope.At,
            envelope.By ?? throw new JsonException("There is nobody here."),
            (Event?)envelope.Data.Deserialize(type, DomainJson.Stored) ?? throw new JsonException("There is no event here."));
    }

    /// <summary>Reads the bytes of an event; null where they are not one that any version of ours wrote.</summary>
    public static Happened? TryRead(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Read(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Envelope(
        [property: JsonRequired] long Sequence,
        [property: JsonRequired] string Type,
        [property: JsonRequired] Instant At,
        [property: JsonRequired] Actor By,
        [property: JsonRequired] JsonElement Data,
        string? Salt = null);
}
