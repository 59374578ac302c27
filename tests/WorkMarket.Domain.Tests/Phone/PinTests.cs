using WorkMarket.Domain.Phone;

namespace WorkMarket.Domain.Tests.Phone;

[Rule("§3 The phone channel: assignment number and PIN")]
public sealed class PinTests
{
    private static readonly PhonePolicy Policy = new();
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 16, 9, 0);

    [Theory, InlineData("4071"), InlineData("0000000001"), InlineData("1122")]
    public void A_PIN_is_some_digits(string pin) => Assert.Empty(PinRules.Check(pin, Policy));

    [Theory, InlineData(""), InlineData("407"), InlineData("12345678901"), InlineData("40a1"), InlineData("40 1"), InlineData("٤٠٧١")]
    public void What_is_no_PIN_is_refused(string pin) => Assert.Equal("pinInvalid", Assert.Single(PinRules.Check(pin, Policy)).Rule);

    [Theory, InlineData("0000"), InlineData("777777"), InlineData("1234"), InlineData("98765")]
    public void What_everybody_tries_first_is_refused(string pin) =>
        Assert.Equal("pinTooSimple", Assert.Single(PinRules.Check(pin, Policy)).Rule);

    [Theory, InlineData("00000000"), InlineData("12345678")]
    public void A_number_has_eight_digits(string text) => Assert.Equal(text, AssignmentNumber.Parse(text).Value);

    [Theory, InlineData(null), InlineData(""), InlineData("1234567"), InlineData("123456789"), InlineData("1234567a")]
    public void What_is_no_number_is_none(string? text) => Assert.False(AssignmentNumber.TryParse(text, out _));

    [Fact]
    public void Three_wrong_ones_lock_for_an_hour()
    {
        var two = TryLock.Open.Try(Policy.WrongPins, Policy.Lock, Now).Try(Policy.WrongPins, Policy.Lock, Now);
        Assert.False(two.IsLocked(Now));
        var three = two.Try(Policy.WrongPins, Policy.Lock, Now);
        Assert.True(three.IsLocked(Now));
        Assert.True(three.IsLocked(Now + Duration.FromHours(1) - Duration.Epsilon));
        Assert.False(three.IsLocked(Now + Duration.FromHours(1)));
        Assert.Throws<InvalidOperationException>(() => three.Try(Policy.WrongPins, Policy.Lock, Now));
    }

    [Fact]
    public void After_the_lock_there_are_three_again()
    {
        var locked = TryLock.Open.Try(Policy.WrongPins, Policy.Lock, Now).Try(Policy.WrongPins, Policy.Lock, Now)
            .Try(Policy.WrongPins, Policy.Lock, Now);
        var later = Now + Duration.FromHours(1);
        var again = locked.Try(Policy.WrongPins, Policy.Lock, later).Try(Policy.WrongPins, Policy.Lock, later);
        Assert.False(again.IsLocked(later));
        Assert.True(again.Try(Policy.WrongPins, Policy.Lock, later).IsLocked(later));
    }
}
