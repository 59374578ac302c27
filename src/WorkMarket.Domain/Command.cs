namespace WorkMarket.Domain;

/// <summary>
/// What somebody can ask of an existing assignment: a closed set. Each is declared in its subject, and one row of its rules decides it.
/// </summary>
public abstract record Command
{
    private protected Command() { }
}
