using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Words;

/// <summary>Edits, clarifications and proposed changes, each with what was before and after; renewing, and offering to others.</summary>
internal static class EditWords
{
    private const string AsAgreed = "Everything stays as it was agreed, which counts against nobody.";

    public static Sentences? Find(Event @event) => @event switch
    {
        Edited edited => new(
            style => $"The client changed {ChangeWords.Facts(edited.Changes, style.Write)}.",
            null,
            ChangeWords.Texts(edited.Changes))
        {
            IsOfPrice = edited.Changes.Price is not null,
        },
        EditsTold told => new(
            _ => $"Those whom it concerns were told of a change of {ChangeWords.Fields(told.Changes)}.",
            to => new("The client changed the assignment",
                $"Changed: {ChangeWords.Facts(told.Changes, Reading.At)}. {Then(told.Changes, to)}"),
            ChangeWords.Texts(told.Changes)),
        ApplicationRenewed renewed => new(
            style => $"The worker {style.Who(renewed.Worker)} renewed the application, on version {renewed.TermsVersion} of the terms.",
            to => new("A worker renewed an application", $"It stands on the terms as they are now, {to.Schedule}. Accept or decline it.")),
        AudienceChanged changed => new(
            style => $"The client offered it {OfferWords.Whom(changed.New)} instead of {OfferWords.Whom(changed.Old)}."
                + (changed.New is Audience.Named named ? $" Named are {string.Join(", ", named.Workers.Select(style.Who))}." : ""),
            to => to.Kind switch
            {
                NoticeKind.Offered => OfferWords.Offered(to),
                NoticeKind.NoLongerOffered => new("An assignment is no longer offered to you", "An application of yours for it is closed. "
                    + "There is nothing for you to do."),
                _ => new("Your assignment is offered to others than before", $"It is offered {OfferWords.Whom(changed.New)}. Applications "
                    + "of workers who are not among them are closed, and those workers are told."),
            }),
        OfferedAgain again => new(
            style => $"The client offered it again {OfferWords.Whom(again.New)}{Changed(again.Changes, style.Write)}."
                + (again.LeftOut.IsEmpty ? "" : $" Left out are {string.Join(", ", again.LeftOut.Select(style.Who))}."),
            to => to.IsWorker
                ? new("An assignment is offered again", $"The pay is {to.State.Brief.Price}. The work is to be done {to.Schedule}. "
                    + "An application that you made before counts once you renew it, which takes one call; else apply before the start.")
                : new("Your assignment is offered again", $"It is offered {OfferWords.Whom(again.New)} for "
                    + $"{to.State.Brief.Price}, {to.Schedule}. Applications made before can be accepted once they are renewed; whom it "
                    + "concerns is told."))
        {
            IsOfPrice = again.Changes.Price is not null,
        },
        Clarified clarified => new(
            "The client clarified what is asked for.",
            to => new("The client clarified what is asked for", to.For(
                "What was agreed stays as it is. If it asks for more than that, write to the client.",
                "The worker is told, and what was agreed stays as it is.")),
            clarified.Text),
        ChangeProposed proposed => new(
            style => $"The client proposes change {proposed.Change}: {ChangeWords.Facts(proposed.Changes, style.Write)}.",
            to => new("The client proposes to change what was agreed",
                $"Proposed: {ChangeWords.Facts(proposed.Changes, Reading.At)}. " + to.For(
                    "Agree or decline. Until you agree, everything stays as it was agreed, and neither silence nor declining counts "
                    + "against you.",
                    "Until the worker agrees, everything stays as it was agreed.")),
            proposed.Reason,
            ChangeWords.Texts(proposed.Changes)),
        ChangeAgreed agreed => new(
            style => $"The worker agreed to change {agreed.Change}: {ChangeWords.Facts(agreed.Changes, style.Write)}.",
            to => new("A change was agreed", $"From now on holds: {ChangeWords.Facts(agreed.Changes, Reading.At)}. " + to.For(
                "What was agreed before can still be read in the assignment.", "Nothing else changes.")),
            ChangeWords.Texts(agreed.Changes)),
        ChangeDeclined declined => new(
            $"The worker declined change {declined.Change}.",
            to => new("A proposed change was declined", to.For(AsAgreed, $"{AsAgreed} If it cannot stay so, write to the worker.")),
            declined.Reason),
        ChangeWithdrawn withdrawn => new(
            $"The client took change {withdrawn.Change} back.",
            _ => new("A proposed change was taken back", "Everything stays as it was agreed, and there is nothing to decide.")),
        ChangeLapsed lapsed => new(
            $"Change {lapsed.Change} lapsed: the worker had not agreed to it.",
            _ => new("A proposed change has lapsed", $"It was not decided on by now. {AsAgreed}")),
        _ => null,
    };

    private static string Changed(BriefChanges changes, Func<Schedule, string> write) =>
        changes.AreNone() ? "" : $", with {ChangeWords.Facts(changes, write)}";

    private static string Then(BriefChanges changes, Reading to) => (to.Reader, to.State) switch
    {
        (Reader.Worker, Sent) when !changes.OfTerms().AreNone() => "Read it before you apply. An application that you made before can be "
            + $"accepted once you renew it, which takes one call; the work is to be done {to.Schedule}.",
        (Reader.Worker, Sent) => "An application of yours stays as it is.",
        (Reader.Worker, _) => "Nothing more is asked of you than was agreed.",
        (_, Sent) when !changes.OfTerms().AreNone() => "Workers who were asked or have applied are told; their applications can be "
            + "accepted once they renew them.",
        _ => "Those whom it concerns are told.",
    };
}
