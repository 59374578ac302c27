using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Notifications;

public static partial class NoticeTable
{
    private static IEnumerable<Told> Negotiation(Assignment state, Event @event) => @event switch
    {
        Event.Counteroffered => Manager(state, NoticeKind.Counteroffered),
        Event.ApplicationWithdrawn => Manager(state, NoticeKind.ApplicationWithdrawn),
        Event.ApplicationDeclined declined => Both(state, declined.Worker, NoticeKind.ApplicationDeclined),
        Event.ApplicationExpired expired => Both(state, expired.Worker, NoticeKind.CounterofferExpired),
        Event.OfferDeclined => Manager(state, NoticeKind.OfferDeclined),
        Event.QuestionAsked => Manager(state, NoticeKind.Question),
        Event.QuestionAnswered answered => Both(
            state, state.Core.Questions.Find(question => question.Id == answered.Question)?.Asker, NoticeKind.Answered),
        _ => [],
    };
}
