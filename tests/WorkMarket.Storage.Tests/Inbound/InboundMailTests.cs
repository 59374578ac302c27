using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Mail;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Violations;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Inbound;

/// <summary>What becomes of a mail: a response, or an item on the desk (domain.md §6).</summary>
public sealed class InboundMailTests
{
    [Fact]
    [Rule("§6 A response is a reply by e-mail")]
    public async Task A_reply_is_a_response_of_whom_its_token_was_given_to_whatever_address_it_comes_from()
    {
        var post = await Post.Open();
        Assert.IsType<MailOutcome.Response>(await post.Take(await post.Reply()));
        var (by, answer) = Assert.Single(await post.Answers());
        Assert.Equal(Cast.Nora with { Channel = Channel.Mail }, by);
        Assert.Equal((ResponseChannel.Mail, "We pay."), (answer.Channel, answer.Text));
        Assert.Equal(
            (EscalationStage.Engaged, EscalationStage.Messages), ((await post.Escalation()).Stage, (await post.Escalation()).CameFrom));
        Assert.Empty((await post.Market.Storage.DeskMail.Read(null, null, null, 10, default)).Mails);
        var read = (await post.Market.Reader.ReadTimeline(post.Id, Cast.Wanda, 0, 1000, default))!.Entries!;
        Assert.Contains(read, entry => entry.Happened?.Event is EscalationAnswered { Text: "We pay." });
    }

    [Fact]
    public async Task Delivered_again_it_is_answered_the_same_and_counts_once_at_once_later_and_after_the_end()
    {
        var post = await Post.Open();
        var reply = await post.Reply();
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => post.Take(reply))),
            outcome => Assert.IsType<MailOutcome.Response>(outcome));
        post.Market.Clock.Advance(Duration.FromDays(3));
        Assert.IsType<MailOutcome.Response>(await post.Take(reply with { Body = "We pay.\n[scanned]", Written = "We pay.\n[scanned]" }));
        Assert.Single(await post.Answers());
        await post.Market.Do(post.Id, Cast.Wanda, new WithdrawEscalation(null));
        Assert.IsType<MailOutcome.Response>(await post.Take(reply));
        Assert.Single(await post.Answers());

        Assert.Equal(DeskMailKind.AfterClose, (await post.OnDesk(await post.Reply(id: "m2@mail.example"))).Kind);
    }

    [Fact]
    public async Task One_reply_to_two_escalations_answers_both()
    {
        var post = await Post.Open();
        var other = await post.Another();
        var reply = await post.Reply();
        Assert.IsType<MailOutcome.Response>(await post.Take(reply with { To = [.. reply.To, .. (await other.Reply()).To] }));
        Assert.Single(await post.Answers());
        Assert.Single(await other.Answers());
    }

    [Fact]
    public async Task On_the_desk_no_address_shows_a_token()
    {
        var post = await Post.Open();
        var address = (await post.Reply()).To[0];
        var mail = await post.OnDesk(await post.Reply() with
        {
            From = address,
            To = [address.Replace("in.example", "mail.in.example", StringComparison.Ordinal)],
        });
        Assert.Equal(("reply+…", "reply+…"), (mail.From, Assert.Single(mail.To)));
    }

    [Fact]
    public async Task Without_a_Message_ID_sender_date_and_text_make_it_the_same()
    {
        var post = await Post.Open();
        var reply = await post.Reply() with { MessageId = null, Headers = [new("Date", "Fri, 20 Nov 2026 10:00:00 -0500")] };
        await post.Take(reply);
        await post.Take(reply);
        Assert.Single(await post.Answers());
        await post.Take(reply with { Headers = [new("Date", "Fri, 20 Nov 2026 10:00:01 -0500")] });
        Assert.Equal(2, (await post.Answers()).Count);
    }

    [Fact]
    public async Task A_reply_is_heard_while_the_escalation_is_suspended_and_applies_on_resumption()
    {
        var post = await Post.Open();
        await post.Market.Do(post.Id, Cast.Nora, new ReportViolation(ViolationCategory.Conduct, "She sings.", null, null, []));
        await post.Take(await post.Reply());
        Assert.True((await post.Escalation()).Suspension!.Answered);
        await post.Market.Do(post.Id, Cast.Sam, new DismissViolation(new("n1"), "So she may."));
        Assert.Equal(EscalationStage.Engaged, (await post.Escalation()).Stage);
    }

    [Fact]
    public async Task A_reply_to_an_escalation_that_is_over_answers_no_later_one()
    {
        var post = await Post.Open();
        await post.Market.Do(post.Id, Cast.Wanda, new WithdrawEscalation(null));
        await post.Escalate();
        var mail = await post.OnDesk(await post.Reply());
        Assert.Equal((DeskMailKind.AfterClose, post.Id, "We pay."), (mail.Kind, mail.Assignment, mail.Text));
        Assert.Empty(await post.Answers());
        Assert.IsType<MailOutcome.Response>(await post.Take(await post.Reply("e2", id: "m2@mail.example")));
    }

    [Fact]
    public async Task What_comes_when_the_month_has_ended_comes_too_late_though_nobody_has_looked_yet()
    {
        var post = await Post.Open();
        post.Market.Clock.Set((await post.Escalation()).MonthEndsAt!.Value);
        Assert.Equal(DeskMailKind.AfterClose, (await post.OnDesk(await post.Reply())).Kind);
    }

    [Fact]
    public async Task A_token_that_does_not_fit_is_no_response()
    {
        var post = await Post.Open();
        var reply = await post.Reply();
        var address = reply.To[0];
        string[] forged =
        [
            address.Replace(
                await post.Token(TokenUse.Reply, "e1", Cast.Nora.Id), new string('0', ReplyTokens.Length), StringComparison.Ordinal),
            address.Replace("e1.", "e2.", StringComparison.Ordinal),
            address.Replace(post.Id.Value, "zzzzzzzzzzzzzzzz", StringComparison.Ordinal),
            new ReplyAddress(post.Id, new("e1"), await post.Token(TokenUse.Link, "e1", Cast.Nora.Id)).At("in.example"),
            // Whoever is none of the company's people, or not any more.
            new ReplyAddress(post.Id, new("e1"), await post.Token(TokenUse.Reply, "e1", Cast.Wanda.Id)).At("in.example"),
            address[..20] + "@in.example",
            "reply+@in.example",
        ];
        for (var number = 0; number < forged.Length; number++)
        {
            var mail = await post.OnDesk(reply with { MessageId = $"f{number}@mail.example", To = [forged[number]] });
            Assert.Equal((DeskMailKind.ForgedToken, null), (mail.Kind, mail.Assignment));
        }
        Assert.Empty(await post.Answers());
        Assert.IsType<MailOutcome.Response>(await post.Take(reply with { To = [.. forged.Take(3), address.ToUpperInvariant()] }));
    }

    [Fact]
    public async Task Nobody_reads_a_token_on_the_desk()
    {
        var post = await Post.Open();
        var mail = await post.OnDesk(await post.Reply(text: ""));
        Assert.Equal(DeskMailKind.WithoutText, mail.Kind);
        Assert.Equal([$"reply+{post.Id}.e1.…@in.example"], mail.To);
    }

    [Fact]
    public async Task What_is_quoted_after_all_lets_nobody_else_answer()
    {
        var post = await Post.Open();
        var reply = await post.Reply();
        await post.Take(reply with { Written = $"We pay.\nAm 20.11. schrieb WorkMarket <{reply.To[0]}>:" });
        Assert.Equal("We pay.\nAm 20.11. schrieb WorkMarket <reply+…>:", Assert.Single(await post.Answers()).Answer.Text);
    }

    [Fact]
    public async Task What_a_mail_filter_made_of_tokens_lets_nobody_else_answer()
    {
        var post = await Post.Open();
        var reply = await post.Reply();
        var (token, link) = (reply.To[0].Split('.')[2].Split('@')[0], await post.Token(TokenUse.Link, "e1", Cast.Nora.Id));
        var text =
            $"We pay.\nmailto:reply%252B{post.Id}.e1.{token}%2540in.example\nreply&#43;x.{token}\n"
            + $"https://d.example/v3/__https:/w/{link}__;\n{link[..20]}=\n{link[20..]}";
        await post.Take(reply with { Written = text });
        var kept = Assert.Single(await post.Answers()).Answer.Text!;
        Assert.StartsWith("We pay.\nmailto:reply%252B", kept, StringComparison.Ordinal);
        Assert.All(
            [token[..12], token[^12..], link[..12], link[^12..]], part => Assert.DoesNotContain(part, kept, StringComparison.Ordinal));
        // Nor on the desk, where the mail names the assignment by other words.
        var mail = await post.OnDesk(new()
        {
            MessageId = "t1",
            From = "x@example.com",
            To = ["support@in.example"],
            Subject = $"About {post.Id} {token}",
            Body = text,
            Written = text,
        });
        Assert.All([token[..12], link[..12]], part => Assert.DoesNotContain(part, mail.Text + mail.Subject, StringComparison.Ordinal));
    }

    [Fact, Rule("§12 What is quoted")]
    public async Task A_reply_that_quotes_our_line_costs_one_request_more()
    {
        var post = await Post.Open();
        await post.Take(await post.Reply(id: "m0@mail.example"));
        post.Market.Storage.Requests.Reset();
        await post.Take(await post.Reply() with { Marked = $"We pay.\n{WriteAbove.Line}" });
        Assert.Equal(
            ["1 queue.enqueue intents", "1 table.get cases", "1 table.query cases", "1 table.query notices", "1 table.transaction cases"],
            post.Market.Requests().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", DeskMailKind.WithoutText)]
    [InlineData("\u200B", DeskMailKind.WithoutText)]
    [InlineData("👍", DeskMailKind.WithoutText)]
    [InlineData("?!", DeskMailKind.WithoutText)]
    public async Task A_reply_in_which_nothing_is_written_is_no_response(string text, DeskMailKind kind)
    {
        var post = await Post.Open();
        var mail = await post.OnDesk(await post.Reply(text: text));
        Assert.Equal((kind, post.Id), (mail.Kind, mail.Assignment));
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied", DeskMailKind.Automatic)]
    [InlineData("X-Failed-Recipients", "nora@example.com", DeskMailKind.Bounce)]
    public async Task A_bounce_and_an_automatic_reply_are_no_response_and_are_seen(string header, string value, DeskMailKind kind)
    {
        var post = await Post.Open();
        var mail = await post.OnDesk(await post.Reply() with { Headers = [new(header, value)] });
        Assert.Equal((kind, post.Id), (mail.Kind, mail.Assignment));
        // One that does not come to a reply address names what it could not deliver.
        var other = await post.OnDesk(new()
        {
            MessageId = "b2",
            From = "mailer-daemon@example.com",
            To = ["no-reply@in.example"],
            Headers = [new("In-Reply-To", $"<7.{post.Id}.9f86d081@workmarket.example>")],
        });
        Assert.Equal((DeskMailKind.Bounce, post.Id), (other.Kind, other.Assignment));
        Assert.Equal(EscalationStage.Messages, (await post.Escalation()).Stage);
    }

    [Fact]
    [Rule("§6 Somebody is always asked: whose mail bounced is replaced at once")]
    public async Task A_bounce_of_what_was_asked_asks_the_next_once_however_often_it_comes()
    {
        var post = await Post.Open();
        post.Market.Clock.Set((await post.Escalation()).StageEndsAt!.Value);
        await post.Market.Writer.Tick(post.Id, default);
        var bounce = await post.Reply() with { Headers = [new("X-Failed-Recipients", "nora@example.com")] };
        Assert.Equal(DeskMailKind.Bounce, (await post.OnDesk(bounce with { MessageId = "b0", Subject = "Delayed: (Delay)" })).Kind);
        // Nick was not asked, whatever comes back of his.
        await post.OnDesk(await post.Reply(of: Cast.Nick.Id) with { MessageId = "b1", Headers = bounce.Headers });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => post.Take(bounce)));
        Assert.Equal((Cast.Nick.Id, EscalationStage.ProjectManager), ((await post.Escalation()).Asked, (await post.Escalation()).Stage));
        await post.OnDesk(bounce with { MessageId = "b2" });
        await post.Take(await post.Reply(of: Cast.Nick.Id) with { MessageId = "b3", Headers = bounce.Headers });
        Assert.True((await post.Escalation()).IsDeskTask);
        var asked = (await post.Market.Events(post.Id)).OfType<EscalationAsked>();
        Assert.Equal([(Cast.Nora.Id, Cast.Nick.Id), (Cast.Nick.Id, null)], asked.Select(one => (one.Instead!.Value, one.Asked)));
        Assert.Empty(await post.Answers());
    }

    [Fact]
    public async Task One_that_was_not_read_lies_there_with_its_case_and_is_no_response()
    {
        var post = await Post.Open();
        var mail = await post.OnDesk(await post.Reply() with { IsUnread = true, Written = "" });
        Assert.Equal((DeskMailKind.Unread, post.Id, "We pay.\n> Please answer."), (mail.Kind, mail.Assignment, mail.Text));
    }

    [Fact]
    public async Task One_of_our_own_come_back_is_not_kept()
    {
        var post = await Post.Open();
        Assert.IsType<MailOutcome.Ignored>(await post.Take(await post.Reply() with
        {
            Headers = [new("X-WorkMarket-Case", post.Id.Value)],
        }));
        Assert.Empty(await post.Answers());
        Assert.Empty((await post.Market.Storage.DeskMail.Read(null, null, null, 10, default)).Mails);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_cut_and_says_so()
    {
        var post = await Post.Open();
        await post.Take(await post.Reply(text: new string('x', Policy.Default.TextLength + 1)));
        var text = Assert.Single(await post.Answers()).Answer.Text!;
        Assert.Equal(Policy.Default.TextLength, text.Length);
        Assert.EndsWith("x\n[…]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("About {0}", "Where is my money?")]
    [InlineData("Help", "It is about {0}, please.")]
    [InlineData("Help", "({1})")]
    [InlineData("Re: {1}!", "")]
    [Rule("§6 Mail to the support address naming an assignment becomes an item on the desk")]
    public async Task Mail_to_support_that_names_an_assignment_lies_there_with_it_and_is_no_escalation(string subject, string text)
    {
        var post = await Post.Open();
        await post.Market.Do(post.Id, Cast.Wanda, new WithdrawEscalation(null));
        var number = await post.Market.Storage.Phone.Claim(post.Id, default);
        string Named(string words) =>
            words.Replace("{0}", number.Value, StringComparison.Ordinal).Replace("{1}", post.Id.Value, StringComparison.Ordinal);
        var mail = await post.OnDesk(new()
        {
            MessageId = "s1",
            From = "wanda@example.com",
            To = ["support@in.example"],
            Subject = Named(subject),
            Body = Named(text),
            Written = Named(text),
        });
        Assert.Equal((DeskMailKind.SupportMail, post.Id), (mail.Kind, mail.Assignment));
        Assert.False((await post.Escalation()).IsOpen);
    }

    [Fact]
    public async Task An_assignment_whose_id_has_no_digit_is_named_by_it_too()
    {
        var post = await Post.Open();
        var key = Enumerable.Range(0, 100_000).Select(n => CommandKey.ForRequest(Cast.Nora.Id, "POST", "/api/assignments", $"{n}"))
            .First(one => !one.NewCase().Value.Any(char.IsAsciiDigit));
        var id = key.NewCase();
        Assert.IsType<RequestOutcome.Done>(await post.Market.Create(key, Cast.Draft(post.Market.Clock.GetCurrentInstant())));
        var mail = await post.OnDesk(new()
        {
            MessageId = "s2",
            From = "nora@example.com",
            To = ["support@in.example"],
            Subject = "Responsibilities",
            Body = $"About {id}",
            Written = $"About {id}",
        });
        Assert.Equal(id, mail.Assignment);
    }

    [Theory]
    [InlineData("Buy 00000000 now", "")]
    [InlineData("", "zzzzzzzzzzzzzz00 responsibilities 1234567 123456789")]
    public async Task Mail_that_names_none_lies_there_without(string subject, string text)
    {
        var post = await Post.Open();
        post.Market.Storage.Requests.Reset();
        var mail = await post.OnDesk(new()
        {
            MessageId = "u1",
            From = "x@spam.example",
            To = ["support@in.example"],
            Subject = subject,
            Body = text + string.Concat(Enumerable.Range(0, 100).Select(n => $" {n:D8}")),
            Written = text,
        });
        Assert.Equal((DeskMailKind.UnknownSender, null), (mail.Kind, mail.Assignment));
        Assert.InRange(post.Market.Storage.Requests.Snapshot().Sum(request => request.Value), 1, 13);
    }

    [Fact]
    public async Task A_reply_costs_four_requests_and_one_delivered_again_no_more()
    {
        var post = await Post.Open();
        var reply = await post.Reply();
        await post.Take(await post.Reply(id: "m0@mail.example"));
        post.Market.Storage.Requests.Reset();
        await post.Take(reply);
        Assert.Equal(["1 queue.enqueue intents", "1 table.get cases", "1 table.query cases", "1 table.transaction cases"], Requests());
        post.Market.Storage.Requests.Reset();
        await post.Take(reply);
        Assert.InRange(post.Market.Storage.Requests.Snapshot().Sum(request => request.Value), 3, 6);

        IEnumerable<string> Requests() => post.Market.Requests().Order(StringComparer.Ordinal);
    }
}
