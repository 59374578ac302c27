namespace WorkMarket.Dev;

/// <summary>What is said to the person who gave the command.</summary>
internal static class Output
{
    public static void Say(string what) => Console.WriteLine($"wm: {what}");

    public static void Complain(string what) => Console.Error.WriteLine($"wm: {what}");
}
