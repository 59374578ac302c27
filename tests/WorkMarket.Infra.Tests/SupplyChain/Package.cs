namespace WorkMarket.Infra.Tests.SupplyChain;

/// <summary>A package that a lock file names, with the licence that it says it has, as an SPDX expression.</summary>
internal sealed record Package(string Name, string Version, string Licence);
