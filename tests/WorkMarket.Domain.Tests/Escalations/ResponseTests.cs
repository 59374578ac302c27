namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Lifecycle: stages and responses")]
public sealed class ResponseTests
{
    private static readonly Story Opened = Escalated.Opened;
    private static readonly Actor.Support Ann = new(new("ann"), Channel.Desktop);

    [Fact]
    public void Nobody_answers() => Assert.Equal(
        "Messages 06-22 10:00, ProjectManager 06-24 10:00, AccountManager 06-26 10:00, Arbitration 07-22 10:00",
        Escalated.Stages(Opened.Ticked("08-30 10:00")));

    [Fact]
    public void A_message_of_the_client_engages_and_silence_leads_back_with_the_entry_repeated()
    {
        Opened.When(Clara, Post("We look into it."), "06-23 10:00").Then(
            new MessagePosted(new("m3"), MessageKind.Message, "We look into it.", false),
            new EscalationAnswered(new("e1"), ResponseChannel.Message, new("m3"), null, At("06-25 10:00"), At("07-23 10:00"),
                Call: new(At("07-22 10:00"), At("06-25 10:00"))));
        var engaged = Opened.And(Clara, Post("We look into it."), "06-23 10:00");
        Assert.Equal(
            (EscalationStage.Engaged, EscalationStage.Messages), (Escalated.Find(engaged).Stage, Escalated.Find(engaged).CameFrom));
        Assert.Equal(
            "Messages 06-22 10:00, Messages 06-25 10:00, ProjectManager 06-29 10:00, AccountManager 07-01 10:00, Arbitration 07-23 10:00",
            Escalated.Stages(engaged.Ticked("08-30 10:00")));
        var back = engaged.Ticked("06-25 10:00");
        Assert.True(Escalated.Find(back).Again);
        Assert.Equal(At("06-25 10:00"), back.Timeline.Last(happened => happened.Event is MessagePosted).At);
    }

    [Fact]
    public void A_private_message_an_unanswered_call_and_a_note_are_no_response()
    {
        Assert.Equal(EscalationStage.Messages, Escalated.Find(Opened.And(Clara, Post(isPrivate: true), "06-23 10:00")).Stage);
        Assert.Equal(EscalationStage.Messages, Escalated.Find(Opened.And(Amy, Contact(answered: false), "06-23 10:00")).Stage);
        Assert.Equal(EscalationStage.Messages, Escalated.Find(Opened.And(Sam, NoteDown(), "06-23 10:00")).Stage);
        Assert.Equal(
            EscalationStage.Messages, Escalated.Find(Opened.And(Wanda, Post(), "06-23 10:00").And(Sam, Post(), "06-23 10:01")).Stage);
    }

    [Theory]
    [InlineData("06-25 10:00", EscalationStage.ProjectManager, "06-29 10:00")]
    [InlineData("06-30 10:00", EscalationStage.AccountManager, "07-02 10:00")]
    public void An_update_and_a_contact_are_responses_and_silence_leads_back_to_the_stage_before(
        string at, EscalationStage from, string silent)
    {
        var updated = Opened.And(Clara, GiveUpdate("Tomorrow."), at);
        var contacted = Opened.And(Amy, Contact("Tomorrow."), at);
        Assert.Equal(ResponseChannel.Update, Escalated.Find(updated).LastResponse!.Channel);
        Assert.Equal(ResponseChannel.Contact, Escalated.Find(contacted).LastResponse!.Channel);
        Assert.All([updated, contacted], story =>
        {
            Assert.Equal((EscalationStage.Engaged, from), (Escalated.Find(story).Stage, Escalated.Find(story).CameFrom));
            Assert.Equal(from, Escalated.StageAt(story, silent));
            Assert.Equal(EscalationStage.Engaged, Escalated.Find(story.Ticked(At(silent) - Tick)).Stage);
        });
    }

    [Theory]
    [InlineData(Channel.Mail, ResponseChannel.Mail)]
    [InlineData(Channel.Link, ResponseChannel.Update)]
    [InlineData(Channel.Desktop, ResponseChannel.Update)]
    [InlineData(Channel.Api, ResponseChannel.Update)]
    public void How_an_update_came_is_told_from_the_credential(Channel channel, ResponseChannel told)
    {
        var by = Clara.On(channel);
        Opened.When(by, GiveUpdate("Tomorrow.", "e1"), "06-23 10:00").Then(
            new EscalationAnswered(
                new("e1"), told, null, "Tomorrow.", At("06-25 10:00"), At("07-23 10:00"), Call: new(At("07-22 10:00"), At("06-25 10:00"))));
        var answered = Escalated.Find(Opened.And(by, GiveUpdate("Tomorrow.", "e1"), "06-23 10:00"));
        Assert.Equal((EscalationStage.Engaged, new Response(At("06-23 10:00"), told)), (answered.Stage, answered.LastResponse));
    }

    [Fact]
    public void An_update_that_names_an_escalation_answers_no_other()
    {
        var again = Opened.And(Wanda, WithdrawEscalation(), "06-23 10:00");
        again.When(Clara.On(Channel.Mail), GiveUpdate(escalation: "e1"), "06-23 11:00").Refused("nothingThere");
        var second = again.And(Wanda, Escalate(), "06-23 12:00");
        second.When(Clara.On(Channel.Mail), GiveUpdate(escalation: "e1"), "06-23 13:00").Refused("nothingThere");
        second.When(Clara.On(Channel.Mail), GiveUpdate(escalation: "e3"), "06-23 13:00").Refused("nothingThere");
        Assert.Equal(1, Escalated.Find(second.And(Clara.On(Channel.Mail), GiveUpdate(escalation: "e2"), "06-23 13:00")).Responses);
        Opened.When(Gloria.On(Channel.Mail), GiveUpdate(escalation: "e1"), "06-23 10:00").Refused("notAParty");
    }

    [Fact]
    public void A_reply_in_the_instant_in_which_the_month_ends_comes_too_late() =>
        Opened.When(Clara.On(Channel.Mail), GiveUpdate(escalation: "e1"), "07-22 10:00").Refused("nothingThere");

    [Fact]
    public void Silence_runs_from_the_clients_last_response_and_the_worker_does_not_restart_it()
    {
        var engaged = Opened.And(Clara, Post(), "06-23 10:00").And(Clara, Post(), "06-24 12:00").And(Wanda, Post(), "06-25 12:00");
        Assert.Equal((At("06-26 12:00"), At("07-24 12:00")), (Escalated.Find(engaged).StageEndsAt, Escalated.Find(engaged).MonthEndsAt));
        Assert.Equal(2, Escalated.Find(engaged).Responses);
    }

    [Fact]
    public void Updates_go_every_48_business_hours_whatever_happens_specific_with_what_is_new()
    {
        var story = Opened.And(Clara, Post(), "06-25 09:00").Ticked("06-30 10:00");
        var updates = story.Timeline.Where(happened => happened.Event is EscalationUpdateDue).ToList();
        Assert.Equal([At("06-24 10:00"), At("06-26 10:00"), At("06-30 10:00")], updates.Select(update => update.At));
        Assert.Equal([false, true, false], updates.Select(update => ((EscalationUpdateDue)update.Event).Specific));
    }

    [Fact]
    public void Nothing_of_it_changes_status_or_price() => Assert.All(
        new[] { (Sam, HandOff()), (Sam, Claim()), (Sam, ReleaseClaim()), (Sam, Post()), (Sam, NoteDown()), (Sam, Contact()),
            (Amy, Contact()), ((Actor)Clara, GiveUpdate()) },
        step =>
        {
            var answered = Opened.And(Clara, Post(), "06-23 10:00").And(Ann, Claim(), "06-23 10:30");
            Assert.Equal(answered.WithWorker.Engagement, answered.And(step.Item1, step.Item2, "06-23 11:00").WithWorker.Engagement);
        });

    [Fact]
    public void Texts_are_required()
    {
        Opened.When(Clara, GiveUpdate(" "), "06-23 10:00").Refused("textRequired");
        Opened.When(Amy, Contact(""), "06-23 10:00").Refused("textRequired");
        foreach (var sign in new[] { "\U0001F44D", ".", "-\n\u2026", "\u2764\uFE0F" })
        {
            foreach (var channel in new[] { Channel.Mail, Channel.Link, Channel.Desktop })
                Opened.When(Clara.On(channel), GiveUpdate(sign), "06-23 10:00").Refused("textRequired");
            Opened.When(Amy, Contact(sign), "06-23 10:00").Refused("textRequired");
        }
        Opened.When(Amy, NoteDown(""), "06-23 10:00").Refused("textRequired");
        Opened.When(Wanda, WithdrawEscalation("bell\u0007"), "06-23 10:00").Refused("textControlCharacters");
    }
}
