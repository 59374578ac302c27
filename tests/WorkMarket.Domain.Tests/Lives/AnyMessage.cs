namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Messages with any mark, and attempts outside of WorkMarket, as chance has it.</summary>
internal static class AnyMessage
{
    public static Command Thrown(Dice dice, Instant now) => dice.OneIn(4)
        ? RecordAttempt(
            now + Hours(dice.Between(-40, 1)), dice.One<OutsideChannel>(Enum.GetValues<OutsideChannel>()), dice.One("No answer.", ""))
        : Post(
            dice.One("Hello", "", "bell\u0007"), dice.One<MessageKind>(Enum.GetValues<MessageKind>()), dice.OneIn(3),
            dice.OneIn(2) ? null : dice.One<MessageMark>(Enum.GetValues<MessageMark>()),
            dice.OneIn(2) ? null : new(dice.One<JustifiableChange>(Enum.GetValues<JustifiableChange>()), dice.One<FundsRequestId?>(
                null, null, new("f1"))));
}
