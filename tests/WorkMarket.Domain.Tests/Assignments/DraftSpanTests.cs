using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Assignments;

/// <summary>Spans that a draft may set: whatever is let in can be counted with later.</summary>
[Rule("§2 Create")]
public sealed class DraftSpanTests
{
    [Fact]
    public void Payment_terms_are_between_nothing_and_a_year()
    {
        Assert.Empty(Wrong(Terms(Period.Zero)));
        Assert.Empty(Wrong(Terms(Period.FromYears(1))));
        Assert.Empty(Wrong(Terms(Period.FromDays(366))));
        Assert.Equal(["paymentTerms spanOutOfRange"], Wrong(Terms(Period.FromDays(367))));
        Assert.Equal(["paymentTerms spanOutOfRange"], Wrong(Terms(Period.FromHours(-1))));
    }

    [Fact]
    public void A_confirmation_window_opens_before_it_closes()
    {
        Assert.Empty(Wrong(Asking.ConfirmationIn(Period.FromHours(3), Period.FromHours(2))));
        Assert.Empty(Wrong(Asking.ConfirmationIn(Period.FromHours(1), Period.Zero)));
        Assert.Equal(["confirmation confirmationWindowEmpty"], Wrong(Asking.ConfirmationIn(Period.FromHours(2), Period.FromHours(2))));
        Assert.Equal(["confirmation confirmationWindowEmpty"], Wrong(Asking.ConfirmationIn(Period.FromHours(1), Period.FromHours(2))));
    }

    [Fact]
    public void A_confirmation_window_lies_before_the_start_and_within_a_year()
    {
        Assert.Equal(["confirmation.closesBefore spanOutOfRange"], Wrong(Asking.ConfirmationIn(Period.FromHours(3), Period.FromHours(-2))));
        Assert.Equal(["confirmation.opensBefore spanOutOfRange"], Wrong(Asking.ConfirmationIn(Period.FromMonths(13), Period.FromHours(2))));
    }

    [Fact]
    public void A_span_does_not_take_back_with_one_unit_what_it_gives_with_another()
    {
        // Within a year in sum, but its first step alone leaves the calendar.
        var detour = new PeriodBuilder { Years = 7_990, Hours = -7_990L * 8_766 }.Build();

        Assert.Equal(["paymentTerms spanOutOfRange"], Wrong(Terms(detour)));
        Assert.Equal(["confirmation.opensBefore spanOutOfRange"], Wrong(Asking.ConfirmationIn(detour, Period.FromHours(2))));
        Assert.Equal(["paymentTerms spanOutOfRange"], Wrong(Terms(new PeriodBuilder { Days = 2, Hours = -1 }.Build())));
    }

    [Fact]
    public void The_longest_numbers_are_refused_in_words()
    {
        Period[] longest =
        [
            Period.FromYears(int.MaxValue), Period.FromMonths(int.MaxValue), Period.FromWeeks(int.MaxValue), Period.FromDays(int.MaxValue),
            Period.FromHours(long.MaxValue), Period.FromMinutes(long.MaxValue), Period.FromSeconds(long.MaxValue),
            Period.FromMilliseconds(long.MaxValue), Period.FromTicks(long.MaxValue), Period.FromNanoseconds(long.MaxValue),
            Period.FromYears(int.MinValue), Period.FromHours(long.MinValue), Period.FromTicks(long.MinValue),
            new PeriodBuilder { Hours = long.MaxValue, Minutes = long.MaxValue, Nanoseconds = long.MaxValue }.Build(),
        ];
        Assert.All(longest, span => Assert.Equal(["paymentTerms spanOutOfRange"], Wrong(Terms(span))));
    }

    [Fact]
    public void A_grace_is_between_nothing_and_a_day()
    {
        Assert.Empty(Wrong(Grace(Duration.Zero)));
        Assert.Empty(Wrong(Grace(Policy.Default.LongestGrace)));
        Assert.Equal(["checkIn.grace graceOutOfRange"], Wrong(Grace(-Tick)));
        Assert.Equal(["checkIn.grace graceOutOfRange"], Wrong(Grace(Policy.Default.LongestGrace + Tick)));
        Assert.Equal(["checkIn.grace graceOutOfRange"], Wrong(Grace(Duration.MaxValue)));
    }

    private static Func<DraftRequest, DraftRequest> Terms(Period span) => request => request with { PaymentTerms = span };

    private static Func<DraftRequest, DraftRequest> Grace(Duration grace) =>
        request => request with { CheckIn = new(Required: true, PhoneNumber: null, grace) };

    private static IEnumerable<string> Wrong(Func<DraftRequest, DraftRequest> asking) =>
        DraftRules.Create(
            Given.Id, asking(Given.Request), Clara, Given.Company, Policy.Default, At("06-10 09:00")) is Decision.Refused refused
            ? refused.Refusals.Select(refusal => $"{refusal.Field} {refusal.Rule}")
            : [];
}
