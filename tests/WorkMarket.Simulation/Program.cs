using System.Globalization;
using System.Text;
using WorkMarket.Simulation;
using WorkMarket.Simulation.Invariants;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return new Simulating(Invariant.All).Start(args, Console.Out, Console.Error);
