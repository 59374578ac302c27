namespace WorkMarket.Domain.Tests.Messages;

[Rule("§3 Messages")]
public sealed class MessageTests
{
    private static readonly Story Work = Given.InProgress();

    public static TheoryData<MessageKind> Kinds => [.. Enum.GetValues<MessageKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_sides_and_support_write_every_kind(MessageKind kind) =>
        Assert.All(new Actor[] { Wanda, Clara, Carl, Sam }, by =>
            Work.When(by, Post("Hello", kind), "06-16 10:00").Then(new MessagePosted(new("m1"), kind, "Hello", Private: false)));

    [Fact]
    public void There_are_messages_questions_and_notes() =>
        Assert.Equal([MessageKind.Message, MessageKind.Question, MessageKind.Note], Enum.GetValues<MessageKind>());

    [Fact]
    public void They_count_up_and_change_nothing_else()
    {
        var story = Work.And(Wanda, Post("One"), "06-16 10:00").And(Clara, Post("Two"), "06-16 10:01");
        Assert.Equal(2, story.State.Core.Messages);
        Assert.Equal(Structure.Describe(Work.Engagement), Structure.Describe(story.Engagement));
    }

    [Fact]
    public void No_command_and_no_event_changes_what_is_posted()
    {
        var types = typeof(Event).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Event)) || type.IsSubclassOf(typeof(Command)))
            .Select(type => type.Name).Where(name => name.Contains("Message", StringComparison.Ordinal)).Order();
        Assert.Equal([nameof(MessagePosted), nameof(PostMessage)], types);
    }

    [Fact]
    public void Only_a_client_posts_privately()
    {
        Work.When(Clara, Post("Between us", isPrivate: true), "06-16 10:00")
            .Then(new MessagePosted(new("m1"), MessageKind.Message, "Between us", Private: true));
        Work.When(Wanda, Post(isPrivate: true), "06-16 10:00").Refused("privateForClients");
        Work.When(Sam, Post(isPrivate: true), "06-16 10:00").Refused("privateForClients");
    }

    [Fact]
    public void A_private_one_is_read_by_its_company_alone()
    {
        var secret = new MessagePosted(new("m1"), MessageKind.Message, "Between us", Private: true);
        Assert.Equal([Clara, Carl], Readers(secret));
    }

    [Fact]
    public void Any_other_is_visible_to_both_sides_and_support()
    {
        var open = new MessagePosted(new("m1"), MessageKind.Message, "Hello", Private: false);
        Assert.Equal([Wanda, Clara, Carl, Sam], Readers(open));
    }

    [Fact]
    public void A_text_is_required_and_has_ten_thousand_characters_at_most()
    {
        Work.When(Wanda, Post(" "), "06-16 10:00").Refused("textRequired");
        Work.When(Wanda, Post(new('x', 10_000)), "06-16 10:00").Leaves(Status.InProgress);
        Work.When(Wanda, Post(new('x', 10_001)), "06-16 10:00").Refused("textTooLong");
        Work.When(Wanda, Post("bell\u0007", isPrivate: true), "06-16 10:00").Refused("textControlCharacters", "privateForClients");
        Work.When(Wanda, Post("你好 👋\r\n\tשלום"), "06-16 10:00").Leaves(Status.InProgress);
    }

    [Fact]
    public void They_go_on_after_all_is_paid() => Given.Paid().When(Wanda, Post("Thanks"), "07-01 10:00").Leaves(Status.Paid);

    [Fact]
    public void A_worker_does_not_read_who_else_was_asked_or_applied()
    {
        var invited = new SentToWorkers(Named(Wanda, Walter));
        var rival = new Applied(new("a2"), Walter.Id, "I do it for less");
        Assert.Equal([Wanda.Id], ((Audience.Named)((SentToWorkers)Access.AsReadBy(Work.State, Wanda, invited)!).Audience).Workers);
        Assert.Null(Access.AsReadBy(Work.State, Wanda, rival));
        Assert.Same(invited, Access.AsReadBy(Work.State, Clara, invited));
        Assert.Same(rival, Access.AsReadBy(Work.State, Sam, rival));
        Assert.NotNull(Access.AsReadBy(Work.State, Wanda, new Applied(new("a1"), Wanda.Id, null)));
    }

    private static IEnumerable<Actor> Readers(Event @event) => new Actor[] { Wanda, Walter, Clara, Carl, Gloria, Sam, Amy }
        .Where(actor => Access.IsParty(Work.State, actor) && Access.AsReadBy(Work.State, actor, @event) is not null);
}
