using System.Diagnostics;
using System.Globalization;
using System.Text;
using WorkMarket.Simulation;
using WorkMarket.Simulation.Invariants;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var began = Stopwatch.GetTimestamp();
var result = new Simulating(Invariant.All).Start(args, Console.Out, Console.Error);
// Not among what is told: that is the same in every run.
if (result != 2)
    Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
return result;
