using System.Diagnostics;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Telemetry;
using Xunit;

namespace WorkMarket.Storage.Tests.Telemetry;

/// <summary>Messages carry the trace, and those of earlier versions are read without one.</summary>
public sealed class MessageTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void A_message_carries_its_trace()
    {
        var message = new OutboxMessage(new("case1"), new("attempt1"), Look: 1, Trace);
        Assert.Equal(message, OutboxMessage.Parse(message.ToMessage()));
        var ticket = new MailTicket(new("case1"), 1, 2, Trace: Trace);
        Assert.Equal(ticket, MailTicket.Parse(ticket.ToMessage()));
    }

    [Fact]
    public void One_of_an_earlier_version_has_none()
    {
        Assert.Equal(
            new OutboxMessage(new("case1"), new("attempt1"), Look: 1),
            OutboxMessage.Parse("""{"Case":"case1","Attempt":"attempt1","Look":1}"""));
        Assert.Equal(
            new MailTicket(new("case1"), 1, 2),
            MailTicket.Parse("""{"Case":"case1","First":1,"Last":2,"To":null,"Tries":0,"Since":null}"""));
        Assert.DoesNotContain("Trace", new OutboxMessage(new("case1"), new("attempt1"), Look: 1).ToMessage(), StringComparison.Ordinal);
    }

    [Theory, InlineData(null), InlineData(""), InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    public void What_is_no_trace_begins_a_new_one(string? context)
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var span = Tracing.Continue("effects", new("case1"), context);
        Assert.NotNull(span);
        Assert.Equal(default, span.ParentSpanId);
    }
}
