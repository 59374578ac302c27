using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.People;

/// <summary>The account manager: calls the client as long as it is her turn, and records what came of it.</summary>
internal sealed class AccountManager(Scene scene, Client client) : IPart
{
    private static readonly (int, int) AtFirst = (2, 40);
    private static readonly (int, int) Again = (30, 120);

    public void Hear(Happened happened)
    {
        if (happened.Event is EscalationStageEntered { Stage: EscalationStage.AccountManager })
            Plan(happened.At, AtFirst);
    }

    private void Plan(Instant from, (int, int) hours) => scene.Plan(AtWork(scene.After(from, hours)), Call);

    private (Actor, Command)? Call(Instant now)
    {
        if (scene.Open is not { Stage: EscalationStage.AccountManager })
            return null;
        var isAnswered = client.AnswersDirectly();
        if (!isAnswered)
            Plan(now, Again);
        return (Cast.AccountManager, new RecordEscalationContact(isAnswered ? "They look into it." : "Nobody picked up.", isAnswered));
    }

    // Nine to five on weekdays, whatever the calendar of the windows is.
    private Instant AtWork(Instant at)
    {
        var local = at.InZone(scene.Policy.BusinessTime.Zone).LocalDateTime;
        if (local.Hour is < 9 or >= 17)
            local = local.PlusHours((33 - local.Hour) % 24);
        while (local.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            local = local.PlusDays(1);
        return Instant.Max(at, scene.Policy.BusinessTime.Zone.AtLeniently(local).ToInstant());
    }
}
