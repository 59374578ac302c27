namespace WorkMarket.Storage.Tables;

/// <summary>
/// The service refuses the request itself, and would refuse it again: wrong credentials, a missing table, malformed input.
/// Nothing was changed. It is a fault of the program or its configuration, not of its caller.
/// </summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The service's own code, for instance <c>AuthenticationFailed</c> or <c>TableNotFound</c>.</param>
/// <param name="message">What the service says.</param>
/// <param name="innerException">What was thrown underneath, if anything.</param>
public sealed class TableRefusedException(int status, string code, string message, Exception? innerException = null)
    : InvalidOperationException($"The table service refuses the request with {status} {code}: {message}", innerException)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The service's own code, for instance <c>AuthenticationFailed</c> or <c>TableNotFound</c>.</summary>
    public string Code { get; } = code;
}
