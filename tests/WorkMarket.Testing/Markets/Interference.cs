using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace WorkMarket.Testing.Markets;

/// <summary>Comes between a store and the service: each plan has its way with one write, in their order; reads pass.</summary>
internal sealed class Interference(int retries = 0) : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<Func<HttpMessage, Func<Task>, Task>> plans = new();

    public int Retries => retries;

    /// <summary>The service stores it and the answer is lost.</summary>
    public Interference LoseAnswer() => Then(async (_, send) =>
    {
        await send();
        throw new IOException("The answer was lost.");
    });

    /// <summary>It is lost on its way.</summary>
    public Interference LoseRequest() => Then((_, _) => throw new IOException("The request was lost."));

    /// <summary>Something happens before it is sent.</summary>
    public Interference Before(Func<Task> happens) => Then(async (_, send) =>
    {
        await happens();
        await send();
    });

    public Interference Pass() => Then((_, send) => send());

    public Interference Then(Func<HttpMessage, Func<Task>, Task> plan)
    {
        plans.Enqueue(plan);
        return this;
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method != RequestMethod.Get && plans.TryDequeue(out var plan))
            await plan(message, () => ProcessNextAsync(message, pipeline).AsTask());
        else
            await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Cases are written asynchronously.");
}

/// <summary>A write as it went over the wire, to be sent again later, as a slow network does.</summary>
internal sealed class DelayedWrite
{
    private static readonly HttpClient Http = new();
    private readonly Uri address;
    private readonly byte[] content;
    private readonly List<HttpHeader> headers;

    private DelayedWrite(Uri address, byte[] content, List<HttpHeader> headers) =>
        (this.address, this.content, this.headers) = (address, content, headers);

    public static async Task<DelayedWrite> Read(HttpMessage message)
    {
        using var content = new MemoryStream();
        await message.Request.Content!.WriteToAsync(content, default);
        return new(message.Request.Uri.ToUri(), content.ToArray(), [.. message.Request.Headers]);
    }

    public async Task<string> Arrive()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(content) };
        foreach (var header in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(header.Name, header.Value))
                request.Content.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }
        using var answer = await Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
