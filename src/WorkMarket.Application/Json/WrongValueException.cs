using System.Text.Json;

namespace WorkMarket.Application.Json;

/// <summary>A value that is not what its field asks for. Unlike what the serializer says, its message is meant for the sender.</summary>
public sealed class WrongValueException(string message, Exception? inner = null) : JsonException(message, inner)
{
    /// <summary>The member of the value that is wrong, where the value is read whole and one member of it is.</summary>
    public string? Member { get; init; }
}
