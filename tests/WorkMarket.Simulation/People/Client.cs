using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.People;

/// <summary>The client: answers when it is asked, or does not, as its population does.</summary>
internal sealed class Client(Scene scene) : IPart
{
    private const int PrivateAtTimes = 5;
    private const int ByMessageNevertheless = 30;
    private const int LateNevertheless = 40;
    private const int ByReply = 50;

    private int answersLeft = scene.Population.Vanishes is { } most ? scene.Dice.Between(1, most) : int.MaxValue;
    private bool isPlanned;

    public void Hear(Happened happened)
    {
        var isAsked = happened.Event switch
        {
            Event.EscalationStageEntered entered => entered.Stage is EscalationStage.Messages or EscalationStage.ProjectManager,
            Event.MessagePosted => happened.By is Actor.Worker && scene.Dice.OneIn(3),
            _ => false,
        };
        if (isAsked && scene.Is(scene.Population.Answers))
            PlanAnswer(happened.At);
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
            return scene.Is(LateNevertheless) ? (Cast.Client, scene.Dice.OneIn(2) ? Message("Sorry, we are late.") : new Command.GiveEscalationUpdate("Sorry, we are late.")) : null;
        if (scene.Is(scene.Population.Settles))
            return (Cast.Client, Settled(open));
        if (scene.Is(scene.Population.GoesOn))
            PlanAnswer(now);
        return open.Stage == EscalationStage.ProjectManager && !scene.Is(ByMessageNevertheless)
            ? (scene.Is(ByReply) ? Cast.Client with { Channel = Channel.Mail } : Cast.Client, new Command.GiveEscalationUpdate("We are looking into it."))
            : (Cast.Client, Message("We are looking into it.", isPrivate: scene.Is(PrivateAtTimes)));
    }

    private static Command Settled(Escalation open) => Cures.Of(open.Cause) switch
    {
        Cure.Approval => new Command.Approve(),
        Cure.Payment => new Command.Pay(null),
        Cure.Clarification => Message("The shop is closed for good.", MessageMark.Justification),
        _ => new Command.AgreeOnEscalation(),
    };

    private static Command.PostMessage Message(string text, MessageMark? marked = null, bool isPrivate = false) =>
        new Command.PostMessage(MessageKind.Message, text, isPrivate, marked);
}
