using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Create")]
public sealed class CreatingTests
{
    private static readonly AssignmentSettings Strict = new()
    {
        Confirmation = new(Period.FromDays(2), Period.FromHours(4)),
        CheckIn = new(Required: true, PhoneNumber: "+1 555 0199", Minutes(5)),
        Deliverables = [new(DeliverableType.SignOff, 1, 3)],
        PaymentTerms = Period.FromDays(14),
    };

    [Fact]
    public void A_client_creates_a_draft()
    {
        var draft = Given.Draft();

        Assert.Equal(Status.Draft, draft.State.Status);
        Assert.Equal(Acme, draft.State.Brief.Company);
        Assert.Equal(At("06-10 09:00"), draft.State.Core.CreatedAt);
        Assert.Equal(Usd(120m), draft.State.Brief.Price);
    }

    [Fact]
    public void Who_creates_it_manages_it_unless_a_colleague_is_named()
    {
        Assert.Equal(Clara.Id, Given.Draft().State.Brief.ProjectManager);
        Assert.Equal(Carl.Id, Given.Draft(request => request with { ProjectManager = Carl.Id }).State.Brief.ProjectManager);
        Refused(request => request with { ProjectManager = Gloria.Id }, "unknownProjectManager");
    }

    [Fact]
    public void It_inherits_every_setting_of_the_company() =>
        Same(Strict, request => request);

    [Fact]
    public void Each_setting_may_be_overridden_alone()
    {
        Same(Strict with { Confirmation = null }, request => request with { ConfirmationRequired = false });
        Same(
            Strict with { Confirmation = new(Period.FromHours(5), Period.FromHours(1)) },
            Asking.ConfirmationIn(Period.FromHours(5), Period.FromHours(1)));
        Same(Strict with { CheckIn = new(false, null, Policy.Default.Grace) }, Asking.NoCheckIn);
        Same(
            Strict with { CheckIn = Strict.CheckIn with { PhoneNumber = "+1 555 0111" } },
            request => request with { CheckIn = new(true, "+1 555 0111") });
        Same(Strict with { Deliverables = [] }, request => request with { Deliverables = [] });
        Same(Strict with { PaymentTerms = Period.FromDays(60) }, request => request with { PaymentTerms = Period.FromDays(60) });
    }

    [Fact]
    public void What_is_left_out_of_an_override_is_the_companys_too()
    {
        Same(Strict, request => request with { CheckIn = new(Required: true) });
        Same(Strict with { CheckIn = new(false, null, Minutes(5)) }, request => request with { CheckIn = new(Required: false) });
        Same(
            Strict with { CheckIn = new(true, null, Minutes(5)) },
            request => request with { CheckIn = new(Required: true, PhoneNumber: "") });
        Same(
            Strict with { CheckIn = Strict.CheckIn with { Grace = Minutes(20) } },
            request => request with { CheckIn = new(true, Grace: Minutes(20)) });
        Same(
            Strict with { Confirmation = Strict.Confirmation! with { ClosesBefore = Period.FromHours(1) } },
            request => request with { Confirmation = new(null, Period.FromHours(1)) });
    }

    [Fact]
    public void Asking_for_confirmation_where_the_company_has_no_window_takes_the_platforms() =>
        Assert.Equal(
            new ConfirmationWindow(Policy.Default.ConfirmationOpensBefore, Policy.Default.ConfirmationClosesBefore),
            Given.Draft(Asking.Confirmation).State.Brief.Settings.Confirmation);

    [Fact]
    public void Asking_for_confirmation_takes_the_companys_window_first() =>
        Assert.Equal(Strict.Confirmation, SettingsOf(Asking.Confirmation).Confirmation);

    [Fact]
    public void Later_changes_of_the_company_do_not_reach_a_draft()
    {
        var before = Given.Draft();
        Assert.Equal(
            Structure.Describe(WithEarlyIn(Given.Plain)),
            Structure.Describe(before.And(Clara, Send(), "06-10 10:00").State.Brief.Settings));
    }

    [Theory]
    [InlineData(Role.Worker)]
    [InlineData(Role.AccountManager)]
    [InlineData(Role.Support)]
    [InlineData(Role.System)]
    public void Only_a_client_creates(Role role) => Refused(request => request, In(role), "roleNotAllowed");

    [Fact]
    public void Nobody_creates_for_another_company() => Refused(request => request, Gloria, "roleNotAllowed");

    private static AssignmentSettings SettingsOf(Func<DraftRequest, DraftRequest> asking)
    {
        var decision = DraftRules.Create(
            Given.Id, asking(Given.Request), Clara, Given.Company with { Settings = Strict }, Policy.Default, At("06-10 09:00"));
        return ((Created)Assert.IsType<Decision.Accepted>(decision).Happened.Single().Event).Brief.Settings;
    }

    private static void Same(AssignmentSettings expected, Func<DraftRequest, DraftRequest> asking) =>
        Assert.Equal(Structure.Describe(WithEarlyIn(expected)), Structure.Describe(SettingsOf(asking)));

    // That is the platform's own, whatever the company says.
    private static AssignmentSettings WithEarlyIn(AssignmentSettings settings) =>
        settings with { CheckIn = settings.CheckIn with { EarlyIn = Policy.Default.EarlyIn } };

    private static void Refused(Func<DraftRequest, DraftRequest> asking, params string[] rules) => Refused(asking, Clara, rules);

    private static void Refused(Func<DraftRequest, DraftRequest> asking, Actor by, params string[] rules)
    {
        var decision = DraftRules.Create(Given.Id, asking(Given.Request), by, Given.Company, Policy.Default, At("06-10 09:00"));
        Assert.Equal(rules, Assert.IsType<Decision.Refused>(decision).Refusals.Select(refusal => refusal.Rule));
    }
}
