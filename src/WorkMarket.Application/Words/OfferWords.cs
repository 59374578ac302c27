using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.ExternalIds;
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
        Numbered numbered => new($"The assignment got its number, {numbered.Number}."),
        SentToWorkers sent => new(
            style => sent.Audience is Audience.Named named
                ? $"The client offered it by name to {string.Join(", ", named.Workers.Select(style.Who))}.{Otherwise(sent)}"
                : $"The client offered it to all workers.{Otherwise(sent)}",
            to => to.Kind == NoticeKind.Sent
                ? new("Your assignment was sent to workers", $"It is offered {Whom(sent.Audience)} for {to.State.Brief.Price}, "
                    + $"{to.Schedule}. You are told when somebody applies; until a worker is assigned you can void it.")
                : Offered(to)),
        DraftDeleted => new("The client deleted the draft."),
        ExternalIdChanged changed => new(
            $"The client's own number for it was changed: {Number(changed.Old)} → {Number(changed.New)}.",
            _ => new("The client changed its own number for the assignment", $"It was {Number(changed.Old)}; now it is "
                + $"{Number(changed.New)}. Nothing else has changed, and there is nothing for you to do.")),
        VoidedByClient voided => new(
            "The client took it back.",
            to => to.IsWorker
                ? new("The client took an offer back", "The work is not to be done, and an application of yours for it is closed. "
                    + "There is nothing for you to do.")
                : new("Your assignment was taken back", "It is void: nobody can apply for it any more, and who was asked or had applied "
                    + "is told."),
            voided.Note),
        Applied applied => new(
            style => $"The worker {style.Who(applied.Worker)} applied.",
            to => new("A worker applied", $"The application is for {to.State.Brief.Price}, {to.Schedule}. "
                + $"Accept or decline it before the start. {Open(to)}"),
            applied.Note),
        Counteroffered countered => new(
            style => $"The worker {style.Who(countered.Worker)} made a counteroffer: {Offer(countered.Proposal, style)}.",
            to => new("A worker made a counteroffer", $"Proposed in place of {to.State.Brief.Price}, {to.Schedule}: "
                + $"{Proposed(countered.Proposal)}. Accept or decline it "
                + (countered.Proposal.Expires is { } expires ? $"until {to.At(expires)}, when it expires. " : "before the start. ")
                + $"{Open(to)}"),
            countered.Note)
        {
            IsOfPrice = true,
        },
        ApplicationWithdrawn withdrawn => new(
            style => $"The worker {style.Who(withdrawn.Worker)} withdrew the application.",
            to => new("A worker withdrew an application", $"It can be accepted no more. {Open(to)}")),
        ApplicationDeclined declined => new(
            style => $"The client declined the application of {style.Who(declined.Worker)}.",
            to => to.IsWorker
                ? new("The client declined your application", "You do not have the assignment. As long as it is offered you can apply "
                    + "again.")
                : new("An application was declined", $"The worker who applied is told. {Open(to)}"),
            declined.Reason),
        ApplicationExpired expired => new(
            style => $"The counteroffer of {style.Who(expired.Worker)} expired.",
            to => to.IsWorker
                ? new("Your counteroffer has expired", "The client did not accept it in time. As long as the assignment is offered you can "
                    + "apply or make another.")
                : new("A counteroffer has expired", $"It was not accepted in time, and can be accepted no more. {Open(to)}")),
        OfferDeclined declined => new(
            style => $"The worker {style.Who(declined.Worker)} declined the offer.",
            to => new("A worker declined the offer", $"{Open(to)} You can wait for others, or void the assignment."),
            declined.Reason),
        QuestionAsked asked => new(
            $"A worker asked question {asked.Question}.",
            _ => new("New question", "A worker asks before applying. Answer it: everybody who sees the offer reads question and answer."),
            asked.Text),
        QuestionAnswered answered => new(
            $"The client answered question {answered.Question}.",
            to => to.IsWorker
                ? new("The client answered your question", $"If it suits you, apply before the start: {to.Schedule}.")
                : new("A question was answered", "Everybody who sees the offer reads question and answer."),
            answered.Text),
        WorkerAssigned assigned => new(
            style => $"The client assigned the worker {style.Who(assigned.Worker)}. "
            + $"The price is fixed: {assigned.Price}{Expenses(assigned)}.{Agreed(assigned.Schedule, style)}",
            to => (to.Kind, to.Reader) switch
            {
                (NoticeKind.NotChosen, _) => new("Another worker was assigned", "Your application is closed, and you have no part in the "
                    + "assignment any more. There is nothing for you to do."),
                (_, Reader.Worker) => new("You are assigned", $"The pay is {assigned.Price}{Expenses(assigned)}. The work is to be done "
                    + $"{to.Schedule}.{Confirm(to)}{CheckIn(to)} If you cannot do it, give it back before it starts."),
                _ => new("A worker is assigned", $"The price is fixed at {assigned.Price}{Expenses(assigned)}. The work is to be done "
                    + $"{to.Schedule}. Others who had applied are told that they were not chosen."),
            })
        {
            IsOfPrice = true,
        },
        _ => null,
    };

    /// <summary>What a worker is told to whom it is offered by name.</summary>
    internal static NoticeText Offered(Reading to) => new("You are offered an assignment", $"The pay is {to.State.Brief.Price}. The work "
        + $"is to be done {to.Schedule}. Apply before it starts, {CounterOr(to)}ask the client a question, or decline the offer.");

    /// <summary>By when the worker has to confirm the schedule, where that is so.</summary>
    internal static string Confirm(Reading to) => to.State is WithWorker { Engagement.ConfirmedAt: null } held
        && Deadlines.Confirmation(held) is var (opens, closes)
            ? $" Confirm the schedule between {to.At(opens)} and {to.At(closes)}."
            : "";

    private static string CheckIn(Reading to) => to.State.Brief.Settings.CheckIn switch
    {
        { PhoneNumber: { } number } => $" Check in and out by phone: call {number}.",
        { Required: true } => " Check in when you arrive and out when you leave.",
        _ => "",
    };

    private static string CounterOr(Reading to) => to.State.Brief.Settings.CounteroffersOff ? "" : "make a counteroffer, ";

    internal static string Whom(Audience audience) => audience switch
    {
        Audience.Named { Workers.Count: 1 } => "to one worker by name",
        Audience.Named named => $"to {named.Workers.Count} workers by name",
        _ => "to all workers",
    };

    private static string Open(Reading to) => (Parts.ApplicationsOf(to.State) ?? []).Count(application => application.IsOpen) switch
    {
        0 => "No application is open now.",
        1 => "One application is open now.",
        var many => $"{many} applications are open now.",
    };

    private static string Proposed(Proposal proposal) => Wording.All(new[]
    {
        proposal.Price is { } price ? $"the pay {price}" : null,
        proposal.Expenses is { } expenses ? $"expenses of {expenses}" : null,
        proposal.Schedule is { } schedule ? $"the schedule {Reading.At(schedule)}" : null,
    }.OfType<string>());

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

    private static string Otherwise(SentToWorkers sent) => sent.DiffersFromToday is { IsEmpty: false } parts
        ? $" Its company has otherwise by now: {Wording.All(parts.Select(part => Wording.InWords(part)))}."
        : "";

    private static string Number(string? externalId) => externalId is null ? "none" : $"“{externalId}”";
}
