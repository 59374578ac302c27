namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§1 Support mediates, and forces neither side; §6 What is a response and what is an attempt")]
public sealed class MediationTests
{
    private static readonly Story Opened = Escalated.Opened;

    [Fact]
    public void Both_sides_read_what_support_writes_and_nobody_can_hide_it()
    {
        var mediated = Opened.And(Sam, Post("Could you both name a figure?"), "06-23 10:00");
        Assert.All([Wanda, Clara, Sam], (Actor reader) => Assert.NotNull(Access.AsReadBy(mediated.State, reader, mediated.Timeline[^1])));
        Opened.When(Sam, Post(isPrivate: true), "06-23 10:00").Refused("privateForClients");
    }

    [Fact]
    public void It_is_no_response_of_the_client_and_restarts_no_silence()
    {
        var mediated = Opened.And(Sam, Post("Hello?"), "06-23 10:00");
        Assert.Equal(Escalated.Find(Opened), Escalated.Find(mediated));
        var engaged = Opened.And(Clara, Post("Soon."), "06-23 10:00");
        Assert.Equal(Escalated.Find(engaged), Escalated.Find(engaged.And(Sam, Post("When?"), "06-23 18:00")));
        Opened.And(Sam, Post("Hello?"), "06-23 10:00").When(Sam, HandOff(), "06-23 11:00").Refused("noImpasse");
    }

    [Fact]
    public void It_is_no_attempt_of_the_worker_no_justification_of_the_client_and_answers_nobody()
    {
        var silent = Given.PendingApproval().And(Sam, Post("We are here to help."), "06-17 10:00");
        silent.When(Wanda, Escalate(), "06-22 10:00").Refused("notAttempted");
        Opened.When(Sam, Post(marked: MessageMark.Attempt), "06-23 10:00").Refused("attemptForWorkers");
        Opened.When(Sam, Post(marked: MessageMark.Justification), "06-23 10:00").Refused("justificationForClients");
        var asked = Given.InProgress().And(Wanda, Post("Which door?"), "06-16 10:00");
        Assert.Equal(asked.State.Core.Correspondence, asked.And(Sam, Post("I ask them."), "06-16 11:00").State.Core.Correspondence);
    }
}
