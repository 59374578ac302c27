using Azure.Storage.Queues;

namespace WorkMarket.Storage.Queues;

/// <summary>A queue and where its messages are set aside, read as they are: whatever lies there is shown, be it no text of ours.</summary>
/// <param name="Name">The name by which an operator knows it.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Poison">Where its messages are set aside.</param>
public sealed record WatchedQueue(string Name, QueueClient Queue, QueueClient Poison)
{
    /// <summary>
    /// The queue of a name as the host has it, which sets aside what cannot be handled under the same name and <c>-poison</c>.
    /// </summary>
    /// <param name="queues">A service that leaves messages as they are.</param>
    /// <param name="prefix">Begins the names of all queues.</param>
    /// <param name="name">The queue's name.</param>
    public static WatchedQueue Of(QueueServiceClient queues, string prefix, string name) =>
        new(name, queues.GetQueueClient(prefix + name), queues.GetQueueClient($"{prefix}{name}-poison"));
}
