namespace WorkMarket.LocalHost;

/// <summary>
/// A loop in the background that, when the host is asked to stop, begins nothing more and brings to an end what it has in hand, for as
/// long as the host has patience.
/// </summary>
internal abstract class DrainingService : BackgroundService
{
    private readonly CancellationTokenSource patience = new();

    /// <summary>For what is in hand: cancelled when the host's patience is over, and not before.</summary>
    protected CancellationToken InHand => patience.Token;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        using var over = cancellationToken.Register(patience.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        patience.Dispose();
        base.Dispose();
    }
}
