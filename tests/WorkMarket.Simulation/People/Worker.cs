using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.People;

/// <summary>The worker: writes again at times, agrees in the end, or gives up.</summary>
internal sealed class Worker(Scene scene) : IPart
{
    private static readonly (int, int) Soon = (1, 30);
    private static readonly (int, int) InSomeDays = (24, 240);
    private static readonly (int, int) InSomeWeeks = (24, 480);

    public void Hear(Happened happened)
    {
        switch (happened.Event)
        {
            case EscalationOpened opened when Cures.ForCause(opened.Cause) is null && scene.Is(10):
                Plan(happened.At, InSomeDays, new AgreeOnEscalation());
                break;
            case EscalationUpdateDue when scene.Is(12):
                Plan(happened.At, Soon, new PostMessage(MessageKind.Message, "What about it?", Private: false));
                break;
            case EscalationUpdateDue when scene.Is(1):
                Plan(happened.At, Soon, new WithdrawEscalation("It takes too long."));
                break;
            case SentBack when scene.Open is not null:
                WorkAgain(happened.At);
                break;
            case Released when scene.Is(80):
                Plan(happened.At, InSomeDays, new Complete("Done again.", null, null));
                break;
            case EscalationAgreed { Side: Side.Worker } when scene.Is(10):
                Plan(happened.At, InSomeDays, new WithdrawAgreement());
                break;
            case EscalationAnswered when scene.Is(3):
                Plan(happened.At, Soon, new WithdrawEscalation("It is settled."));
                break;
            case EscalationAgreed { Side: Side.Client } when scene.Is(80):
                Plan(happened.At, Soon, new AgreeOnEscalation());
                break;
        }
    }

    // Some ask for something first, and some never hand it in again.
    private void WorkAgain(Instant at)
    {
        if (scene.Is(70))
            Plan(at, InSomeWeeks, new Complete("Done again.", null, null));
        if (scene.Is(25))
            Plan(at, Soon, RequestFunds.For(new(FundsKind.Bonus, Money.From(10m, Currency.Usd), null, "A second way.")));
        if (scene.Is(25))
        {
            var start = scene.After(at, InSomeWeeks);
            Plan(
                at, Soon,
                new RequestReschedule(new(start, start + Duration.FromHours(8), scene.State.Brief.Schedule.Zone), "I am away until then."));
        }
    }

    private void Plan(Instant from, (int, int) hours, Command command) => scene.Plan(scene.After(from, hours), _ => (Cast.Worker, command));
}
