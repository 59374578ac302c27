using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Documents;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Any command by anybody: more often than not one that moves the assignment on, else one of any sort with any details.</summary>
internal static class AnyCommand
{
    private static readonly Actor[] Everybody = [Wanda, Walter, Clara, Carl, Gloria, Sam, Amy, TheClock];

    public static (Actor By, Command Command) Thrown(Dice dice, Assignment state, Instant now)
    {
        var thrown = ByAnybody(dice, state, now);
        return now.ToUnixTimeSeconds() / 60 % 401 == 0 && LatestUpload(state) is { } upload ? (TheClock, Found(upload)) : thrown;
    }

    private static (Actor By, Command Command) ByAnybody(Dice dice, Assignment state, Instant now) =>
        dice.OneIn(30) ? AnyViolation.Helpful(dice, state)
        : dice.OneIn(60) ? (dice.One(Clara, Carl), Manage(dice.One(Clara, Carl, Gloria)))
        : dice.OneIn(8) && AnyEnded.Helpful(dice, state, now) is { } left ? left
        : dice.OneIn(4) && AnyEscalation.Helpful(dice, state, now) is { } about ? about
        : dice.Below(5) < 3 ? Helpful(dice, state, now) : (Anybody(dice), OfAnySort(dice, state, now));

    private static (Actor, Command) Helpful(Dice dice, Assignment state, Instant now) => state switch
    {
        Draft when dice.OneIn(30) => (Clara, Delete()),
        _ when dice.OneIn(40) => (Clara, ExternalId(dice.One("PO 1", "PO 2", null))),
        Draft when dice.OneIn(6) => (Clara, AnyEdit.OfOffer(dice, state, now)),
        Draft or Sent when dice.OneIn(12) => (Clara, AnyDocument(dice)),
        Draft => (Clara, dice.OneIn(2) ? Send() : Send(Wanda, Walter)),
        Sent sent => AnyNegotiation.Helpful(dice, sent, now),
        WithWorker and not (Invoiced or Paid or Cancelled) when dice.OneIn(6) => (Clara, AnyFunds.Decided(dice, state)),
        Assigned or InProgress when dice.OneIn(6) => (Holder(dice, (WithWorker)state), AnyFunds.Asked(dice, state)),
        Assigned or InProgress when dice.OneIn(20) => (Holder(dice, (WithWorker)state), WithdrawFunds()),
        WithWorker { Engagement.PlaceRequest: not null } asked when dice.OneIn(2) => AnyCourse.Helpful(dice, asked, now),
        Assigned or InProgress or OnHold when dice.OneIn(9) =>
            dice.OneIn(5) ? (Clara, AnyDocument(dice)) : AnyEdit.Helpful(dice, (WithWorker)state),
        Assigned or InProgress or OnHold or PendingApproval when dice.OneIn(6) => AnyCourse.Helpful(dice, (WithWorker)state, now),
        OnHold => (Clara, Release(dice.OneIn(2) ? null : AnyCourse.Shifted(dice, state, now))),
        InProgress { SentBackReason: not null } back when dice.OneIn(3) => (Holder(dice, back), StandBy()),
        Assigned staffed => (Holder(dice, staffed), dice.One(Post(), Post(), Confirm(), CheckIn(), CheckIn(Near(dice, now)))),
        InProgress work when dice.OneIn(4) => (Holder(dice, work), Next(dice, work, now)),
        InProgress work => (Holder(dice, work), dice.One(
            Confirm(), CheckIn(), CheckOut(), CheckOut(), CheckOut(Near(dice, now)), Upload(dice), Upload(dice), RemoveDeliverable("d1"),
            AnyFunds.Completed(dice, work), AnyFunds.Completed(dice, work))),
        PendingApproval pending when pending.Engagement.LowerAmount is { IsOpen: true } || dice.OneIn(3) =>
            AnyFunds.AboutTheAmount(dice, pending),
        PendingApproval pending when EscalationRecord.Open(pending) is { WasSentBack: false } && !dice.OneIn(3) => (Clara, SendBack()),
        PendingApproval pending when dice.OneIn(3) => AnyEscalation.Helpful(dice, pending, now) ?? (Clara, Post("Well.")),
        PendingApproval => (Clara, dice.OneIn(3) ? SendBack() : Approve(lapse: dice.OneIn(2))),
        Invoiced invoiced => AnyRating.Helpful(dice, invoiced),
        Paid paid => AnyRating.Helpful(dice, paid),
        _ => (Anybody(dice), Post()),
    };

    private static Command OfAnySort(Dice dice, Assignment state, Instant now) => dice.Below(24) switch
    {
        0 => dice.One(Send(), Send(Wanda), new Send(new Audience.Named([]))),
        1 => dice.OneIn(4) ? Void() : Post(),
        2 => Apply("Note"),
        3 => Accept(dice.One("a1", "a2", "a9")),
        4 => Confirm(),
        5 => CheckIn(Near(dice, now)),
        6 => CheckOut(dice.Perhaps(Near(dice, now)), dice.One(null, "v1", "v2", "v9")),
        7 or 8 or 9 => EditAny(dice, state, now),
        10 => RemoveAny(dice, state),
        11 => Upload(dice),
        12 => RemoveDeliverable(dice.One("d1", "d2", "d3")),
        13 => AnyMessage.Thrown(dice, now),
        14 => Complete(dice.One<Money?>(
            null, Usd(60m), Usd(121m), Usd(-1m), Money.From(8_000m, Currency.Parse("JPY")), Money.From(1.2m, Currency.Parse("KWD")))),
        15 => AnyRating.OfAnySort(dice),
        16 or 17 => AnyFunds.Asked(dice, state),
        18 => AnyFunds.Decided(dice, state),
        19 => dice.OneIn(2) ? AnyViolation.OfAnySort(dice) : AnyEscalation.OfAnySort(dice),
        20 or 21 => AnyCourse.OfAnySort(dice, state, now),
        22 => dice.OneIn(3) ? AnyEdit.OfAnySort(dice) : AnyNegotiation.OfAnySort(dice, state, now),
        _ => dice.One(
            SendBack(), SendBack(""), StandBy(), Approve(), Pay(), NotReceived(), ConfirmPayment(), Propose(), Propose((1, 10m), (1, 5m)),
            AcceptAmount("p2"), DeclineAmount()),
    };

    private static Command EditAny(Dice dice, Assignment state, Instant now)
    {
        var visit = AnyVisit(dice, state);
        return Edit(
            visit?.Id.Value ?? "v1", (visit?.Version ?? 1) + (dice.OneIn(8) ? 1 : 0),
            dice.Perhaps(Near(dice, now)), dice.Perhaps(Near(dice, now)), dice.OneIn(9) ? "" : "Because", dice.Perhaps(AskedBy.Worker));
    }

    private static Command RemoveAny(Dice dice, Assignment state)
    {
        var visit = AnyVisit(dice, state);
        return Remove(visit?.Id.Value ?? "v1", visit?.Version ?? 1, askedBy: dice.Perhaps(AskedBy.Client));
    }

    private static Visit? AnyVisit(Dice dice, Assignment state) =>
        state is WithWorker { Engagement.Visits: { IsEmpty: false } visits } ? dice.One<Visit>(visits) : null;

    private static Command AnyDocument(Dice dice) => dice.OneIn(4)
        ? RemoveDocument(dice.One("doc1", "doc2"))
        : Document(
            $"u{dice.Below(1_000)}", "plan.pdf", dice.One<DocumentAudience?>(DocumentAudience.Scope, DocumentAudience.AssignedWorker, null),
            dice.One(null, null, "doc1"));

    private static Command Upload(Dice dice) => Deliver(
        dice.One<DeliverableType>(Enum.GetValues<DeliverableType>()), $"u{dice.Below(1_000)}", dice.One(null, null, "d1", "d2"));

    private static string? LatestUpload(Assignment state) =>
        ((state as WithWorker)?.Engagement.Deliverables.LastOrDefault()?.Newest.File
            ?? state.Core.Documents.LastOrDefault()?.Newest().File)?.Upload;

    // What is open on the checklist, or handing it in.
    private static Command Next(Dice dice, InProgress work, Instant now) => Checklist.ItemsAt(work, now).Find(item =>
        item.Status is not (ChecklistStatus.Done or ChecklistStatus.NotRequired)) switch
    {
        { Task: ChecklistTask.ConfirmSchedule } => Confirm(),
        { Task: ChecklistTask.CheckIn } => CheckIn(),
        { Task: ChecklistTask.CheckOut } => CheckOut(),
        { Type: { } type } => Deliver(type, $"u{dice.Below(1_000)}"),
        _ => AnyFunds.Completed(dice, work),
    };

    private static Instant Near(Dice dice, Instant now) => dice.OneIn(40)
        ? dice.One(Instant.MinValue, Instant.MaxValue)
        : now + Minutes(dice.Between(-600, 3));

    internal static Actor.Worker Holder(Dice dice, WithWorker staffed) => new(
        staffed.Engagement.Worker,
        staffed.Brief.Settings.CheckIn.PhoneNumber is null ? dice.One(Channel.Mobile, Channel.Desktop) : Channel.Phone);

    private static Actor Anybody(Dice dice) => dice.One(Everybody) switch
    {
        Actor.Worker worker => worker.On(AnyChannel(dice)),
        Actor.Client client => client.On(AnyChannel(dice)),
        Actor.Support support => support.On(AnyChannel(dice)),
        var other => other,
    };

    private static Channel AnyChannel(Dice dice) => dice.One<Channel>(Enum.GetValues<Channel>());
}
