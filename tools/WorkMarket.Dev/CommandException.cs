namespace WorkMarket.Dev;

/// <summary>A command cannot go on; the message is for the person who gave it.</summary>
internal sealed class CommandException(string message) : Exception(message);
