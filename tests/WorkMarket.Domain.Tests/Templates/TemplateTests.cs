using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Templates;

namespace WorkMarket.Domain.Tests.Templates;

[Rule("§9 Copy, template")]
public sealed class TemplateTests
{
    private static readonly AssignmentSettings Today = Given.Plain with { PaymentTerms = Period.FromDays(60), CounteroffersOff = true };

    private static DraftContent Full => new()
    {
        Title = "Install a printer",
        Description = "Unpack, connect, print a test page.",
        Instructions = "Ring twice.",
        ProjectManager = Carl.Id,
        Place = new(null),
        Price = Usd(120m),
        ConfirmationRequired = true,
        Confirmation = new(Period.FromHours(20), Period.FromHours(1)),
        CheckIn = new(true, "+1 212-555-0147", Minutes(5)),
        Deliverables = [new(DeliverableType.Photo, 2)],
        CounteroffersOff = true,
        PaymentTerms = Period.FromDays(10),
        Requirements = new() { Skills = ["soldering"] },
    };

    [Fact]
    public void It_keeps_what_was_set_in_it_and_inherits_the_rest_when_used()
    {
        var company = Given.Company with { Settings = Today };
        var template = new DraftContent { Title = "Install a printer", PaymentTerms = Period.FromDays(10) };
        var said = new DraftContent { Description = "On the second floor.", Price = Usd(90m) };
        var draft = Created(new DraftRequest(template.Under(said)) { Schedule = Given.Request.Schedule }, company);
        Assert.Equal(
            ("Install a printer", "On the second floor.", Period.FromDays(10), true),
            (draft.Brief.Title, draft.Brief.Description, draft.Brief.Settings.PaymentTerms, draft.Brief.Settings.CounteroffersOff));
    }

    [Fact]
    public void What_is_said_when_it_is_used_holds_in_place_of_every_part_and_nothing_is_lost()
    {
        Assert.Equivalent(Full, new DraftContent().Under(Full), strict: true);
        Assert.Equivalent(Full, Full.Under(new()), strict: true);
        Assert.All(
            typeof(DraftContent).GetProperties().Where(part => part.Name != "EqualityContract"),
            part => Assert.NotNull(part.GetValue(Full.Under(new()))));
    }

    [Fact]
    public void A_copy_says_what_the_assignment_says_without_its_schedule_people_and_number()
    {
        var original = (Draft)Given.Draft(request => new DraftRequest(Full) { Schedule = request.Schedule, ExternalId = "PO 1" }).State;
        var content = DraftContent.FromBrief(original.Brief);
        var later = Given.Request.Schedule with { End = Given.Request.Schedule.End + Hours(1) };
        var copy = Created(new DraftRequest(content) { Schedule = later }, Given.Company with { Settings = Today });
        Assert.Equivalent(
            original.Brief with { ProjectManager = Clara.Id, Schedule = later }, copy.Brief, strict: true);
        Assert.Null(copy.Core.ExternalId);
    }

    [Fact]
    public void A_template_is_named_and_may_set_nothing_but_nothing_that_a_draft_may_not()
    {
        Assert.Empty(TemplateRules.Check("Printers", new(), Given.Company, Policy.Default));
        Assert.Empty(TemplateRules.Check("Printers", Full, Given.Company, Policy.Default));
        Refused(" ", new(), "textRequired");
        Refused("Prin\u0000ters", new(), "textControlCharacters");
        Refused(new('x', 201), new(), "textTooLong");
        Refused("Printers", new() { Title = new('x', 201) }, "textTooLong");
        Refused("Printers", new() { ProjectManager = new("fiona") }, "unknownProjectManager");
        Refused("Printers", new() { Deliverables = [new(DeliverableType.Photo, 0)] }, "deliverableNumber");
        Refused("Printers", new() { PaymentTerms = Period.FromYears(9) }, "spanOutOfRange");
        Assert.Equal(TemplateRules.NameKey(" printers"), TemplateRules.NameKey("PRINTERS"));
    }

    [Fact]
    public void A_draft_that_nobody_gave_a_title_a_description_and_a_price_is_refused()
    {
        var decision = Assert.IsType<Decision.Refused>(DraftRules.Create(
            Given.Id, new DraftRequest { Schedule = Given.Request.Schedule }, Clara, Given.Company, Policy.Default, At("06-10 09:00")));
        Assert.Equal(["title", "description", "price"], decision.Refusals.Select(refusal => refusal.Field));
        Assert.All(decision.Refusals, refusal => Assert.Equal("fieldRequired", refusal.Rule));
    }

    [Fact]
    public void A_draft_shows_at_send_what_it_inherited_and_the_company_has_otherwise_today()
    {
        var story = Given.Draft(request => request with { CounteroffersOff = false, Deliverables = [new(DeliverableType.Photo, 1)] });
        var draft = (Draft)story.State;
        Assert.Empty(DraftRules.DiffersFromToday(draft, Given.Plain));
        var today = Today with { Deliverables = [new(DeliverableType.SignOff, 1)] };
        // It said what it wants of the deliverables, so these are its own.
        Assert.Equal([SettingsPart.CounteroffersOff, SettingsPart.PaymentTerms], DraftRules.DiffersFromToday(draft, today));
        var sent = AssignmentDecider.Decide(
            draft, Send(), Clara, story.Facts with { CompanySettings = today }, At("06-10 10:00"));
        var @event = Assert.IsType<SentToWorkers>(Assert.Single(Assert.IsType<Decision.Accepted>(sent).Happened).Event);
        Assert.Equal([SettingsPart.CounteroffersOff, SettingsPart.PaymentTerms], @event.DiffersFromToday);
        Assert.Null(((SentToWorkers)Access.AsReadBy(draft, Wanda, @event)!).DiffersFromToday);
        Assert.Empty(DraftRules.DiffersFromToday(draft with { Inherited = null }, today));
    }

    private static void Refused(string name, DraftContent content, string rule) =>
        Assert.Equal([rule], TemplateRules.Check(name, content, Given.Company, Policy.Default).Select(refusal => refusal.Rule));

    private static Draft Created(DraftRequest request, CompanyFacts company) =>
        (Draft)((Assignment?)null).Evolve(Assert.IsType<Decision.Accepted>(
            DraftRules.Create(Given.Id, request, Clara, company, Policy.Default, At("06-10 09:00"))).Happened)!;
}
