using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.People;

namespace WorkMarket.Simulation.Cases;

/// <summary>What somebody does, and when.</summary>
internal sealed record Act(Instant At, Actor By, Command Command);
