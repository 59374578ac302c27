namespace WorkMarket.Dev;

/// <summary>A command cannot go on; the message is for the person who gave it.</summary>
internal sealed class CommandException(string message) : Exception(message)
{
    /// <summary>Does something with files, and says otherwise what cannot be done.</summary>
    /// <exception cref="CommandException">The files do not allow it.</exception>
    public static void Unless(string otherwise, Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(otherwise);
        }
    }
}
