using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Words;

/// <summary>Drafts, offers and negotiation.</summary>
internal static class OfferWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        Created created => new(
            style => $"The client wrote the draft, at {created.Brief.Price}, {style.Write(created.Brief.Schedule)}.")
        {
            IsOfPrice = true,
        },
        SentToWorkers sent => new(
            style => sent.Audience is Audience.Named named
                ? $"The client offered it by name to {string.Join(", ", named.Workers.Select(style.Who))}."
                : "The client offered it to all workers.",
            "You are offered an assignment")
        {
            Others = [(NoticeKind.Sent, "Your assignment was sent to workers")],
        },
        DraftDeleted => new("The client deleted the draft."),
        VoidedByClient voided => new("The client took it back.", "The client took an offer back", voided.Note),
        Applied applied => new(style => $"The worker {style.Who(applied.Worker)} applied.", "A worker applied", applied.Note),
        Counteroffered countered => new(
            style => $"The worker {style.Who(countered.Worker)} made a counteroffer: {Offer(countered.Proposal, style)}.",
            "A worker made a counteroffer",
            countered.Note)
        {
            IsOfPrice = true,
        },
        ApplicationWithdrawn withdrawn => new(
            style => $"The worker {style.Who(withdrawn.Worker)} withdrew the application.",
            "A worker withdrew an application"),
        ApplicationDeclined declined => new(
            style => $"The client declined the application of {style.Who(declined.Worker)}.",
            "The client declined an application",
            declined.Reason),
        ApplicationExpired expired =>
            new(style => $"The counteroffer of {style.Who(expired.Worker)} expired.", "A counteroffer has expired"),
        OfferDeclined declined => new(
            style => $"The worker {style.Who(declined.Worker)} declined the offer.",
            "A worker declined the offer",
            declined.Reason),
        QuestionAsked asked => new($"A worker asked question {asked.Question}.", "New question", asked.Text),
        QuestionAnswered answered => new(
            $"The client answered question {answered.Question}.",
            "The client answered a question",
            answered.Text),
        WorkerAssigned assigned => new(
            style => $"The client assigned the worker {style.Who(assigned.Worker)}. "
            + $"The price is fixed: {assigned.Price}{Expenses(assigned)}.{Agreed(assigned.Schedule, style)}",
            "A worker is assigned")
        {
            Others = [(NoticeKind.NotChosen, "Another worker was assigned")],
            IsOfPrice = true,
        },
        _ => null,
    };

    private static string Offer(Proposal proposal, RecordStyle style) => string.Join(", ", new[]
    {
        proposal.Price?.ToString(),
        proposal.Expenses is { } expenses ? $"expenses of {expenses}" : null,
        proposal.Schedule is { } schedule ? style.Write(schedule) : null,
        proposal.Expires is { } expires ? $"open until {style.Write(expires)}" : null,
    }.OfType<string>());

    private static string Expenses(WorkerAssigned assigned) => assigned.Expenses is not { } granted ? ""
        : assigned.Asked is null ? $", and expenses of {granted}"
        : $", and expenses of {granted} are granted as the worker asked";

    private static string Agreed(Schedule? schedule, RecordStyle style) =>
        schedule is null ? "" : $" The schedule is {style.Write(schedule)}.";
}
