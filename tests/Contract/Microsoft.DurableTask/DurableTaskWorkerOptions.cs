namespace Microsoft.DurableTask.Worker;

public class DurableTaskWorkerOptions
{
    public TimeSpan MaximumTimerInterval { get; set; } = TimeSpan.FromDays(3);
}
