using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Domain.Tests.Editing;

[Rule("§9 Draft, Sent: everything, at once; edits within 10 minutes are one notice")]
public sealed class EditingTests
{
    private static readonly BriefEdit Dearer = new() { Price = new(Usd(150m)) };

    [Fact]
    public void A_draft_changes_in_every_field_and_its_terms_stay_the_first_version()
    {
        var edit = new BriefEdit
        {
            Title = new("Install two printers"),
            Description = new("Unpack both."),
            Instructions = new("Ring twice."),
            Schedule = new(Days("06-17 09:00", "06-17 17:00")),
            Place = new(Domain.Places.Place.Remote()),
            Price = new(Usd(150m)),
            Requirements = new(new WorkRequirements { Skills = ["Cabling"] }),
            Confirmation = new(new ConfirmationWish(Period.FromHours(30), null)),
            CheckIn = new(new CheckInWish(Required: false)),
            Deliverables = new([new(DeliverableType.Photo, 2, 1)]),
            CounteroffersOff = new(true),
            PaymentTerms = new(Period.FromDays(10)),
        };
        var state = Given.Draft().And(Clara, Rewrite(edit), "06-10 09:30").State;

        Assert.Equal("Install two printers", state.Brief.Title);
        Assert.Equal(Usd(150m), state.Brief.Price);
        Assert.Equal("Ring twice.", state.Brief.Instructions);
        Assert.Equal(new ConfirmationWindow(Period.FromHours(30), Period.FromHours(2)), state.Brief.Settings.Confirmation);
        Assert.False(state.Brief.Settings.CheckIn.Required);
        Assert.Equal(Policy.Default.EarlyIn, state.Brief.Settings.CheckIn.EarlyIn);
        Assert.True(state.Brief.Settings.CounteroffersOff);
        Assert.Equal(1, TermsRead.VersionOf(state));
        Assert.Null(Clock.NextDue(state));
        Assert.Equal(
            ["CheckIn", "Confirmation", "CounteroffersOff", "Deliverables", "Description", "Instructions", "PaymentTerms", "Place",
                "Price", "Requirements", "Schedule", "Title"],
            BriefChanges.Between(Given.Draft().State.Brief, state.Brief).Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_given_as_null_is_taken_away_and_what_is_not_given_stays()
    {
        var full = Given.Draft(request => request with
        {
            Instructions = "Ring twice.",
            ConfirmationRequired = true,
            Deliverables = [new(DeliverableType.Photo, 1)],
            Requirements = new() { Skills = ["Cabling"] },
        });
        var bare = full.And(Clara, Rewrite(new()
        {
            Instructions = new(null),
            Confirmation = new(null),
            Deliverables = new(null),
            Requirements = new(null),
        }), "06-10 09:30").State.Brief;
        Assert.Null(bare.Instructions);
        Assert.Null(bare.Settings.Confirmation);
        Assert.Empty(bare.Settings.Deliverables);
        Assert.Null(bare.Requirements);
        Assert.Equal(full.State.Brief.Title, bare.Title);

        Given.Draft().When(Clara, Rewrite(new() { Title = new(null), Price = new(null) }), "06-10 09:30")
            .Refused("valueRequired", "valueRequired");
    }

    [Fact]
    public void An_edit_is_checked_as_a_draft_is_and_what_stays_is_not()
    {
        Given.Draft().When(Clara, Rewrite(new() { Title = new("A\nB"), Description = new(" ") }), "06-10 09:30")
            .Refused("oneLine", "textRequired");
        Given.Sent().When(Clara, Rewrite(new() { Schedule = new(Days("06-10 09:00", "06-10 09:30")) }), "06-10 10:30")
            .Refused("scheduleOver");
        // The start has passed for days.
        Given.Sent().When(Clara, Rewrite(Dearer), "06-20 10:00").Leaves(Status.Sent);
        Given.Sent().When(Clara, Rewrite(new() { Price = new(Usd(120.00m)) }), "06-10 10:30").Refused("nothingChanged");
    }

    [Fact]
    public void An_edit_while_it_is_sent_is_an_event_with_old_and_new_value_and_a_version_of_the_terms()
    {
        var edited = Given.Applied().When(Clara, Rewrite(Dearer), "06-10 11:30")
            .Then(new Edited(new() { Price = new(Usd(120m), Usd(150m)) }, At("06-10 11:40"))).Afterwards;
        Assert.Equal(2, TermsRead.VersionOf(edited.State));
        Assert.Equal(Usd(120m), TermsRead.At(edited.State, 1)!.Price);
        Assert.Null(TermsRead.At(edited.State, 3));
    }

    [Fact]
    public void The_title_is_no_term() =>
        Assert.Equal(1, TermsRead.VersionOf(Given.Sent().And(Clara, Rewrite(new() { Title = new("Fix it") }), "06-10 10:30").State));

    [Fact]
    public void Edits_within_ten_minutes_are_one_notice_to_those_who_were_asked_and_who_applied()
    {
        var edited = Given.Draft().And(Clara, Send(Wanda, Walter), "06-10 10:00").And(Wanda, Apply(), "06-10 10:30")
            .And(Clara, Rewrite(Dearer), "06-10 11:00")
            .And(Clara, Rewrite(new() { Price = new(Usd(160m)), Title = new("Fix it") }), "06-10 11:09:59");
        Assert.Equal(At("06-10 11:10"), Clock.NextDue(edited.State));

        var told = Clock.Tick(edited.State, Policy.Default, At("06-10 11:10"))[0];
        Assert.Equal(
            new EditsTold(new() { Title = new("Install a printer", "Fix it"), Price = new(Usd(120m), Usd(160m)) }), told.Event);
        var after = edited.Ticked("06-10 11:10");
        Assert.Equal(
            ["clara", "walter", "wanda"],
            NoticeRules.ForEvent(after.State, null, told).Select(notice => ((Addressee.Person)notice.To).Id.Value).Distinct().Order());
        Assert.All(NoticeRules.ForEvent(after.State, null, told), notice => Assert.Equal(NoticeKind.Edited, notice.Kind));
        Assert.NotEqual(
            At("06-10 11:20"), Clock.NextDue(after.And(Clara, Rewrite(new() { Title = new("Fix") }), "06-10 11:15").State));
    }

    [Fact]
    public void What_came_back_to_what_it_was_is_not_told() => Assert.DoesNotContain(
        Given.Sent().And(Clara, Rewrite(Dearer), "06-10 11:00").And(Clara, Rewrite(new() { Price = new(Usd(120m)) }), "06-10 11:05")
            .Ticked("06-10 12:00").Timeline,
        happened => happened.Event is EditsTold);

    [Fact]
    public void Workers_do_not_read_what_a_draft_said_before()
    {
        var edited = Given.Draft().And(Clara, Rewrite(Dearer), "06-10 09:30").And(Clara, Send(), "06-10 10:00");
        Assert.Null(Access.AsReadBy(edited.State, Wanda, edited.Timeline[1].Event));
        Assert.NotNull(Access.AsReadBy(edited.State, Carl, edited.Timeline[1].Event));
    }

    [Fact]
    public void Every_field_of_a_brief_is_a_term_unless_it_is_said_to_be_none()
    {
        string[] settled = [nameof(Brief.Company), nameof(Brief.ProjectManager)];
        var fields = typeof(Brief).GetProperties().Select(field => field.Name).Except([.. settled, nameof(Brief.Settings)])
            .Concat(typeof(AssignmentSettings).GetProperties().Select(field => field.Name));
        Assert.Equal(fields.Order(StringComparer.Ordinal), BriefChanges.IsTerm.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([nameof(Brief.Title)], BriefChanges.IsTerm.Where(field => !field.Value).Select(field => field.Key));
        Assert.Equal(
            BriefChanges.IsTerm.Keys.Order(StringComparer.Ordinal),
            typeof(BriefChanges).GetProperties().Where(field => !field.GetMethod!.IsStatic).Select(field => field.Name)
                .Order(StringComparer.Ordinal));
    }
}
