using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Time;
using WorkMarket.Domain.Violations;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.People;

/// <summary>What somebody dishonest tries, to gain by the letter of the rules.</summary>
internal enum Trick
{
    /// <summary>The client reports a violation that was none and says a word whenever a stage is about to end.</summary>
    Stalling,

    /// <summary>The client says one word whenever a month without one is about to end.</summary>
    WordAMonth,

    /// <summary>The client sends the work back 47 hours after each submission.</summary>
    SendBack,

    /// <summary>The client cancels for one dollar what was submitted.</summary>
    DollarCancel,

    /// <summary>The client sends back what was submitted and takes it away for one dollar, before the worker can stand by it.</summary>
    TakeAway,

    /// <summary>The worker logs and submits more hours than the work took.</summary>
    PadHours,
}

/// <summary>A client who pays nothing of its own accord, and tries a trick to keep the worker from an end.</summary>
internal sealed class Trickster(Scene scene, Trick? trick) : IPart
{
    private static readonly Duration Shortly = Duration.FromMinutes(1);
    private static readonly Duration BeforeApprovalIsOverdue = Duration.FromHours(47);

    public void Hear(Happened happened)
    {
        switch (trick, happened.Event)
        {
            case (Trick.Stalling, EscalationOpened):
                Plan(
                    happened.At + Duration.FromHours(1),
                    new ReportViolation(ViolationCategory.Conduct, "She was rude.", Side.Worker, Cast.Worker.Id, []));
                break;
            case (Trick.Stalling, EscalationStageEntered or EscalationAnswered or EscalationResumed)
                when scene.Open is { StageEndsAt: { } ends }:
                Plan(ends - Shortly, new GiveEscalationUpdate("Soon."));
                break;
            case (Trick.WordAMonth, EscalationOpened or EscalationAnswered) when scene.Open is { MonthEndsAt: { } ends }:
                Plan(ends - Shortly, new PostMessage(MessageKind.Message, "Soon.", Private: false));
                break;
            case (Trick.SendBack, EscalationOpened or Completed or StoodBy):
                Plan(happened.At + BeforeApprovalIsOverdue, new SendBack("It is not right yet."));
                break;
            case (Trick.TakeAway, EscalationOpened):
                Plan(happened.At + BeforeApprovalIsOverdue, new SendBack("It is not right yet."));
                Plan(
                    happened.At + BeforeApprovalIsOverdue + Shortly,
                    new Unassign("It is worth no more.", CancellationReason.WorkNotAsAgreed, Money.From(1m, Currency.Usd), true));
                break;
            // Who pads hours has a client that approves and pays what is charged.
            case (Trick.PadHours, EscalationOpened):
                Plan(happened.At + BeforeApprovalIsOverdue, new Approve());
                break;
            case (Trick.PadHours, Approved):
                scene.Plan(happened.At + BeforeApprovalIsOverdue, _ => (Cast.Client, new Pay(null)));
                break;
            case (Trick.DollarCancel, EscalationOpened):
                Plan(
                    happened.At + BeforeApprovalIsOverdue,
                    new Cancel(CancellationReason.WorkNotAsAgreed, Money.From(1m, Currency.Usd), "It is worth no more.", true));
                break;
        }
    }

    private void Plan(Instant at, Command command) => scene.Plan(at, _ => scene.Open is null ? null : (Cast.Client, command));
}

/// <summary>A worker who stands by the work, and takes the escalation to arbitration as soon as that is possible.</summary>
internal sealed class Steadfast(Scene scene) : IPart
{
    private static readonly Duration Soon = Duration.FromHours(1);

    public void Hear(Happened happened)
    {
        if (happened.Event is SentBack)
            scene.Plan(happened.At + Soon, _ => scene.State is InProgress ? (Cast.Worker, new StandBy()) : null);
        if (happened.Event is EscalationOpened)
            scene.Plan(happened.At.Plus(scene.Policy.Escalations.Month, scene.Policy.BusinessTime.Zone), Call);
        if (happened.Event is EscalationResumed or EscalationPauseEnded)
            scene.Plan(happened.At, Call);
    }

    // Where it is too early, the refusal says from when it is not.
    private (Actor, Command)? Call(Instant now)
    {
        var standing = scene.Standing(AssignmentAction.TakeToArbitration, Cast.Worker, now);
        if (standing.IsEmpty)
            return (Cast.Worker, new TakeToArbitration());
        if (scene.Open is not null && standing.Find(refusal => refusal.HoldsFrom > now) is { HoldsFrom: { } from })
            scene.Plan(from, Call);
        return null;
    }
}
