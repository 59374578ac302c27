using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.People;

/// <summary>The client: answers when it is asked, or does not, as its population does.</summary>
internal sealed class Client(Scene scene) : IPart
{
    private const int PrivateAtTimes = 5;
    private const int ByMessageNevertheless = 30;
    private const int LateNevertheless = 40;
    private const int ByReply = 50;
    private const int SendsBack = 15;
    private const int Decides = 70;
    private const int LetsGo = 50;
    private static readonly (int, int) HeldFor = (20, 200);

    private int answersLeft = scene.Population.Vanishes is { } most ? scene.Dice.Between(1, most) : int.MaxValue;
    private bool isPlanned;

    public void Hear(Happened happened)
    {
        var isAsked = happened.Event switch
        {
            EscalationStageEntered entered => entered.Stage is EscalationStage.Messages or EscalationStage.ProjectManager,
            MessagePosted => happened.By is Actor.Worker && scene.Dice.OneIn(3),
            FundsRequested or RescheduleRequested or Completed => scene.Open is not null,
            _ => false,
        };
        if (isAsked && scene.Is(scene.Population.Answers))
            PlanAnswer(happened.At);
        if (happened.Event is PutOnHold)
            scene.Plan(scene.After(happened.At, HeldFor), _ => (Cast.Client, new Release(null)));
        if (happened.Event is EscalationAgreed { Side: Side.Client } && scene.Is(10))
            scene.Plan(scene.After(happened.At, HeldFor), _ => (Cast.Client, new WithdrawAgreement()));
    }

    /// <summary>Whether it has something to say to whoever reaches it directly.</summary>
    public bool AnswersDirectly() => scene.Is(scene.Population.Answers) && answersLeft-- > 0;

    private void PlanAnswer(Instant from)
    {
        if (isPlanned || answersLeft <= 0)
            return;
        isPlanned = true;
        scene.Plan(scene.Population.AwakeFrom(scene.After(from, scene.Population.Within), scene.Policy.BusinessTime.Zone), Answer);
    }

    private (Actor, Command)? Answer(Instant now)
    {
        isPlanned = false;
        answersLeft--;
        if (scene.Open is not { } open)
            return scene.Is(LateNevertheless)
                ? (Cast.Client, scene.Dice.OneIn(2) ? Message("Sorry, we are late.") : new GiveEscalationUpdate("Sorry, we are late."))
                : null;
        if (scene.Is(scene.Population.Settles))
            return (Cast.Client, Settled(open));
        if (scene.Is(scene.Population.GoesOn))
            PlanAnswer(now);
        if (WithTheWork(scene.State, now) is { } act)
            return (Cast.Client, act);
        return open.Stage == EscalationStage.ProjectManager && !scene.Is(ByMessageNevertheless)
            ? (scene.Is(ByReply) ? Cast.Client with { Channel = Channel.Mail } : Cast.Client,
                new GiveEscalationUpdate("We are looking into it."))
            : (Cast.Client, Message("We are looking into it.", isPrivate: scene.Is(PrivateAtTimes)));
    }

    // What it does with the work instead of writing.
    private Command? WithTheWork(Assignment state, Instant now) => state switch
    {
        PendingApproval when scene.Is(SendsBack) => new SendBack("The photo is dark."),
        InProgress { Engagement.Funds: var funds } when funds.Find(request => request.Status == FundsStatus.Asked) is { } asked
            && scene.Is(Decides) =>
            new DeclineFunds(asked.Id, "Not agreed."),
        InProgress { Engagement.Reschedule.By: Role.Worker } when scene.Is(Decides) => new DeclineReschedule("We open at nine."),
        InProgress when scene.Is(LetsGo) => scene.Dice.One<Command>(
            new Hold("The shop is flooded.", now + Duration.FromDays(20)),
            new Unassign("Somebody else is nearer.", CancellationReason.SchedulingConflict, Money.Zero(Currency.Usd)),
            new Cancel(CancellationReason.WorkNotNeeded, null, "They moved.")),
        _ => null,
    };

    private Command Settled(Escalation open) => (Cures.CanCome(
        EndedEngagements.OfEscalation(scene.State, open), open) ? Cures.ForCause(open.Cause) : null) switch
    {
        Cure.Approval => new Approve(Lapse: true),
        Cure.Payment => new Pay(null),
        Cure.Clarification => Message("The shop is closed for good.", MessageMark.Justification),
        _ => new AgreeOnEscalation(),
    };

    private static PostMessage Message(string text, MessageMark? marked = null, bool isPrivate = false) =>
        new PostMessage(MessageKind.Message, text, isPrivate, marked);
}
