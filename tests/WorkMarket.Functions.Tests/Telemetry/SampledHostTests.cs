using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;
using OpenTelemetry.Trace;
using WorkMarket.Application.Telemetry;
using Xunit;

namespace WorkMarket.Functions.Tests.Telemetry;

/// <summary>
/// The host keeps few traces, as most are of asking queues in vain (infra: OTEL_TRACES_SAMPLER); the product's spans are kept all the same.
/// </summary>
public sealed class SampledHostTests
{
    [Theory, InlineData("00"), InlineData("01")]
    public void A_span_of_the_product_is_told_whether_the_host_keeps_its_trace_or_not(string flags)
    {
        var settings = new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
            ["OTEL_TRACES_SAMPLER"] = "parentbased_traceidratio",
            ["OTEL_TRACES_SAMPLER_ARG"] = "0.02",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddSingleton(Mock.Of<IHostEnvironment>()).AddFunctionsTelemetry(configuration).BuildServiceProvider();
        using var tracer = services.GetRequiredService<TracerProvider>();
        using var span = Tracing.Continue(
            "effects", new("a"), $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-{flags}");
        Assert.True(span!.Recorded);
    }
}
