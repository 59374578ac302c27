namespace WorkMarket.Domain.Messages;

/// <summary>A message's opaque id, unique within its assignment.</summary>
public readonly record struct MessageId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What a message is (domain.md §3, seed 000).</summary>
public enum MessageKind
{
    /// <summary>A message to the other side.</summary>
    Message,

    /// <summary>A question.</summary>
    Question,

    /// <summary>A note of a notable event.</summary>
    Note,
}
