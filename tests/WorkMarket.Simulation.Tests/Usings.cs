global using NodaTime;
global using WorkMarket.Domain.Escalations;
global using WorkMarket.Domain.People;
global using WorkMarket.Simulation.Asking;
global using WorkMarket.Simulation.Cases;
global using WorkMarket.Simulation.Invariants;
global using WorkMarket.Simulation.Report;
global using Xunit;
