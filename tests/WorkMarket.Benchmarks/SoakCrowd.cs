namespace WorkMarket.Benchmarks;

/// <summary>People who act side by side until they are stopped, or too much has gone wrong.</summary>
internal sealed class SoakCrowd
{
    private const int MostErrors = 20;
    private readonly Task[] people;
    private int done;
    private int errors;
    private volatile bool isOver;

    public SoakCrowd(string url, int number) =>
        people = [.. Enumerable.Range(0, number).Select(person => Task.Run(() => Act(new(url, person))))];

    /// <summary>How many requests were answered as they should.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>What went wrong.</summary>
    public int Errors => Volatile.Read(ref errors);

    /// <summary>Whether nobody acts any more.</summary>
    public bool HasGivenUp => Errors >= MostErrors;

    /// <summary>Stops them, and waits until each has come to an end.</summary>
    public Task Stop()
    {
        isOver = true;
        return Task.WhenAll(people);
    }

    private async Task Act(SoakLife life)
    {
        while (!isOver && !HasGivenUp)
        {
            try
            {
                Interlocked.Add(ref done, await life.Live(() => isOver));
            }
            catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref errors);
                Console.Error.WriteLine(failure.Message.Split('\n')[0]);
            }
        }
    }
}
