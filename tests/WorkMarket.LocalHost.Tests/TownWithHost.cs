using WorkMarket.Testing;
using Xunit;

// Tests here wait for their hosts more than they compute.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace WorkMarket.LocalHost.Tests;

/// <summary>
/// A town of a class of tests and the host on it, whose mail goes to <see cref="MailDev.Shared"/>: for tests that look at cases of their
/// own alone, stop no host and change nobody.
/// </summary>
public sealed class TownWithHost : IDisposable
{
    public TownWithHost() => Host = Town.StartHere(MailDev.Shared.Settings);

    internal Town Town { get; } = new(Azurite.Shared);

    internal HostHere Host { get; }

    public void Dispose() => Town.Dispose();
}
