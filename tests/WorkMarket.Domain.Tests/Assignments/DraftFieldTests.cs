using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Assignments;

/// <summary>Every limit of a draft, on both of its sides.</summary>
[Rule("§2 Create")]
public sealed class DraftFieldTests
{
    private static readonly Instant Now = At("06-10 09:00");

    private static readonly Policy Limits = Policy.Default;

    [Fact]
    public void A_title_and_a_description_are_required() =>
        Refused(request => request with { Title = " ", Description = "" }, "title textRequired", "description textRequired");

    [Fact]
    public void Texts_have_a_longest_length()
    {
        Accepted(request => request with { Title = new('x', Limits.TitleLength) });
        Refused(request => request with { Title = new('x', Limits.TitleLength + 1) }, "title textTooLong");
        Accepted(request => request with { Description = new('x', Limits.DescriptionLength) });
        Refused(request => request with { Description = new('x', Limits.DescriptionLength + 1) }, "description textTooLong");
        Refused(request => request with { Instructions = new('x', Limits.DescriptionLength + 1) }, "instructions textTooLong");
    }

    [Fact]
    public void Texts_hold_no_control_characters_but_line_breaks_and_tabs()
    {
        Accepted(request => request with { Instructions = "1.\tring\r\n2.\tgo in" });
        Refused(request => request with { Title = "a\u0000b" }, "title textControlCharacters");
        Refused(request => request with { Instructions = "a\u001bb" }, "instructions textControlCharacters");
    }

    /// <summary>domain.md §3, ISO currency, as of today (case currency-xcg).</summary>
    [Theory]
    [InlineData("ANG")]
    [InlineData("BGN")]
    public void A_new_price_is_in_no_currency_that_was_withdrawn(string code)
    {
        Refused(request => request with { Price = Money.From(10m, Currency.Parse(code)) }, "price currencyWithdrawn");
        Assert.Empty(PricingRules.Active(Currency.Parse("XCG"), "price"));
    }

    [Fact]
    public void A_price_is_more_than_nothing_and_has_at_most_nine_digits()
    {
        Accepted(request => request with { Price = Usd(0.01m) });
        Accepted(request => request with { Price = Usd(999_999_999m) });
        Refused(request => request with { Price = Usd(0m) }, "price amountNotPositive");
        Refused(request => request with { Price = Usd(-0.01m) }, "price amountNotPositive");
        Refused(request => request with { Price = Usd(1_000_000_000m) }, "price amountTooHigh");
    }

    [Fact]
    public void A_schedule_ends_after_it_starts_and_lasts_a_year_at_most()
    {
        Accepted(Scheduled(Now, Now + Tick));
        Refused(Scheduled(Now, Now), "schedule.end scheduleEndsBeforeStart");
        Accepted(Scheduled(Now, Now + Limits.LongestSchedule));
        Refused(Scheduled(Now, Now + Limits.LongestSchedule + Tick), "schedule.end scheduleTooLong");
    }

    [Fact]
    public void A_start_lies_a_day_back_at_most_and_five_years_ahead_at_most()
    {
        Accepted(Scheduled(Now - Limits.ScheduleBehind, Now + Hours(1)));
        Refused(Scheduled(Now - Limits.ScheduleBehind - Tick, Now + Hours(1)), "schedule.start scheduleTooFarBehind");
        Accepted(Scheduled(Now + Limits.ScheduleAhead, Now + Limits.ScheduleAhead + Hours(1)));
        Refused(Scheduled(Now + Limits.ScheduleAhead + Tick, Now + Limits.ScheduleAhead + Hours(1)), "schedule.start scheduleTooFarAhead");
    }

    [Fact]
    public void The_ends_of_the_calendar_are_refused_in_words()
    {
        Refused(Scheduled(Instant.MinValue, Instant.MaxValue), "schedule.start scheduleTooFarBehind", "schedule.end scheduleTooLong");
        Refused(
            request => Asking.Confirmation(Scheduled(Instant.MaxValue, Instant.MinValue)(request)),
            "schedule.start scheduleTooFarAhead", "schedule.end scheduleEndsBeforeStart");
    }

    [Fact]
    public void A_required_deliverable_has_a_number_and_is_due_within_a_week_or_never()
    {
        foreach (var (number, days) in new (int, int?)[] { (1, null), (1, 0), (1, 7), (Limits.DeliverablesPerRequirement, 3) })
            Accepted(Asking.Photos(number, days));
        Refused(Asking.Photos(0, null), "deliverables.number deliverableNumber");
        Refused(Asking.Photos(Limits.DeliverablesPerRequirement + 1, null), "deliverables.number deliverableNumber");
        Refused(Asking.Photos(1, -1), "deliverables.dueDays deliverableDueDays");
        Refused(Asking.Photos(1, 8), "deliverables.dueDays deliverableDueDays");
    }

    [Fact]
    public void A_type_of_deliverable_is_named_once() => Refused(
        Asking.Deliverables(new(DeliverableType.Photo, 1, null), new(DeliverableType.Photo, 2, 1)),
        "deliverables deliverableTypeTwice");

    [Fact]
    public void A_phone_number_says_something()
    {
        Accepted(Asking.Phone);
        Refused(Phone(" "), "checkIn.phoneNumber textRequired");
        Refused(Phone(new('1', Limits.PhoneNumberLength + 1)), "checkIn.phoneNumber textTooLong");
    }

    [Fact]
    public void Every_wrong_field_is_named_at_once() => Refused(
        request => request with { Title = "", Price = Usd(0m), PaymentTerms = Period.FromDays(-1) },
        "title textRequired", "price amountNotPositive", "paymentTerms spanOutOfRange");

    private static Func<DraftRequest, DraftRequest> Scheduled(Instant start, Instant end) =>
        request => request with { Schedule = new(start, end, NewYork) };

    private static Func<DraftRequest, DraftRequest> Phone(string number) =>
        request => request with { CheckIn = new(true, number, Limits.Grace) };

    private static void Accepted(Func<DraftRequest, DraftRequest> asking) =>
        Assert.Equal(Status.Draft, Given.Draft(asking, Now).State.Status);

    private static void Refused(Func<DraftRequest, DraftRequest> asking, params string[] refusals)
    {
        var decision = DraftRules.Create(Given.Id, asking(Given.Request), Clara, Given.Company, Limits, Now);
        Assert.Equal(refusals, Assert.IsType<Decision.Refused>(decision).Refusals.Select(refusal => $"{refusal.Field} {refusal.Rule}"));
    }
}
