using WorkMarket.Domain;
using WorkMarket.Domain.Drafting;
using WorkMarket.Simulation.Cases;

namespace WorkMarket.Simulation.Report;

/// <summary>One escalation, told event by event.</summary>
internal static class Telling
{
    public static void Tell(TextWriter to, History history)
    {
        to.WriteLine();
        to.WriteLine($"escalation {history.Number}: {Spoken.Say(history.Escalation.Cause)}, the client is {history.Population.Name}");
        foreach (var happened in history.Timeline)
            to.WriteLine(
                $"  {Spoken.Say(happened.At, history.Policy.BusinessTime.Zone)}  {Spoken.Say(happened.By.Role),-14}  "
                    + $"{Shortened(happened.Event)}");
        to.WriteLine($"  in the end: {Spoken.Say(history.Escalation.Stage)}");
        to.WriteLine();
    }

    // What was asked for at first says little here.
    private static string Shortened(Event @event) =>
        @event is Created created ? $"Created {{ Title = {created.Brief.Title} }}" : @event.ToString();
}
