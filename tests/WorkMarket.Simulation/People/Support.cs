using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.People;

/// <summary>Support: claims, notes, hands off at an impasse and decides on violations, those reported by the client among them.</summary>
internal sealed class Support(Scene scene) : IPart
{
    private static readonly (int, int) Soon = (1, 40);
    private static readonly (int, int) InSomeWeeks = (24, 480);

    private bool hasAnswered;

    public void Hear(Happened happened)
    {
        switch (happened.Event)
        {
            case EscalationOpened:
                Opened(happened.At);
                break;
            case EscalationAnswered when !hasAnswered:
                hasAnswered = true;
                Plan(12, happened.At, (192, 600), Cast.Support, new HandOffEscalation("Neither gives way."));
                break;
            case ViolationReported { Against: Side.Worker } reported:
                Plan(95, happened.At, InSomeWeeks, Cast.Support, scene.Is(30)
                    ? new UpholdViolation(reported.Violation, "The log shows it.")
                    : new DismissViolation(reported.Violation, "The log shows another."));
                break;
        }
    }

    private void Opened(Instant at)
    {
        Plan(50, at, Soon, Cast.Support, new ClaimEscalation());
        Plan(5, at, InSomeWeeks, Cast.Support, new ReleaseEscalationClaim());
        Plan(15, at, InSomeWeeks, Cast.Support, new NoteOnEscalation("Called twice."));
        Plan(3, at, InSomeWeeks, Cast.Client, Report(Side.Worker));
        Plan(3, at, InSomeWeeks, Cast.Support, Report(Side.Worker));
        Plan(1, at, InSomeWeeks, Cast.Worker, Report(Side.Client));
    }

    private static ReportViolation Report(Side against) =>
        new ReportViolation(ViolationCategory.Conduct, "It was so.", against, Cast.Worker.Id, []);

    private void Plan(int likelihood, Instant from, (int, int) hours, Actor by, Command command)
    {
        if (scene.Is(likelihood))
            scene.Plan(scene.After(from, hours), _ => (by, command));
    }
}
