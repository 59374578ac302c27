using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.People;

/// <summary>The worker: writes again at times, agrees in the end, or gives up.</summary>
internal sealed class Worker(Scene scene) : IPart
{
    private static readonly (int, int) Soon = (1, 30);
    private static readonly (int, int) InSomeDays = (24, 240);

    public void Hear(Happened happened)
    {
        switch (happened.Event)
        {
            case Event.EscalationOpened opened when Cures.Of(opened.Cause) is null && scene.Is(10):
                Plan(happened.At, InSomeDays, new Command.AgreeOnEscalation());
                break;
            case Event.EscalationUpdateDue when scene.Is(12):
                Plan(happened.At, Soon, new Command.PostMessage(MessageKind.Message, "What about it?", Private: false));
                break;
            case Event.EscalationUpdateDue when scene.Is(1):
                Plan(happened.At, Soon, new Command.WithdrawEscalation("It takes too long."));
                break;
            case Event.EscalationAnswered when scene.Is(3):
                Plan(happened.At, Soon, new Command.WithdrawEscalation("It is settled."));
                break;
            case Event.EscalationAgreed { Side: Side.Client } when scene.Is(80):
                Plan(happened.At, Soon, new Command.AgreeOnEscalation());
                break;
        }
    }

    private void Plan(Instant from, (int, int) hours, Command command) => scene.Plan(scene.After(from, hours), _ => (Cast.Worker, command));
}
