using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Negotiation;

/// <summary>A question as somebody may read it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What was asked.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Asker">Who asked; not told to other workers.</param>
/// <param name="Answer">The answer, once there is one.</param>
public sealed record QuestionEntry(QuestionId Id, string Text, Instant At, PersonId? Asker, QuestionAnswer? Answer);

/// <summary>An answer to a question.</summary>
/// <param name="Text">For everybody who sees the assignment.</param>
/// <param name="At">When it was given.</param>
/// <param name="By">Who gave it.</param>
/// <param name="TermsVersion">The version of the terms that it was about.</param>
public sealed record QuestionAnswer(string Text, Instant At, PersonId By, int TermsVersion);

/// <summary>Reads questions and answers for people.</summary>
public sealed class QuestionReader(ICaseStore store)
{
    /// <summary>The questions that somebody may read, oldest first; null where there is no such case for this reader.</summary>
    public async Task<ImmutableList<QuestionEntry>?> Read(AssignmentId id, Actor by, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored || !Access.Sees(stored.State, by))
            return null;
        var texts = await Texts(stored, cancellation);
        return
        [
            .. stored.State.Core.Questions.Where(question => question.IsOpenTo(by)).SelectMany(question =>
                texts.TryGetValue(question.Id, out var entry) ? [entry with { Asker = question.NamesAskerTo(
                    by) ? question.Asker : null }] : Array.Empty<QuestionEntry>()),
        ];
    }

    // What is asked and answered is early in a life: no event after the last of them is read.
    private async Task<Dictionary<QuestionId, QuestionEntry>> Texts(StoredCase stored, CancellationToken cancellation)
    {
        var entries = new Dictionary<QuestionId, QuestionEntry>();
        var left = stored.State.Core.Questions.Sum(question => question.Answered ? 2 : 1);
        if (left == 0)
            return entries;
        await foreach (var item in store.ReadEvents(stored.State.Id, 0, stored.Version, cancellation, 4 * left))
        {
            switch (EventJson.TryRead(item.Bytes.Span))
            {
                case { Event: QuestionAsked asked } happened:
                    entries[asked.Question] = new(asked.Question, asked.Text, happened.At, happened.By.Person(), null);
                    left--;
                    break;
                case { Event: QuestionAnswered answered } happened when entries.TryGetValue(answered.Question, out var entry):
                    entries[answered.Question] = entry with
                    {
                        Answer = new(answered.Text, happened.At, happened.By.Person()!.Value, answered.TermsVersion ?? 1),
                    };
                    left--;
                    break;
            }
            if (left == 0)
                break;
        }
        return entries;
    }
}
