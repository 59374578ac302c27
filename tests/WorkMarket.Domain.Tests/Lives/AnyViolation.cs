namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Reports of violations and decisions on them, as chance has it.</summary>
internal static class AnyViolation
{
    public static (Actor, Command) Helpful(Dice dice, Assignment state) =>
        state.Core.Violations.Find(violation => violation.Status == ViolationStatus.Open) is { } open
            ? (Sam, dice.OneIn(2) ? Uphold(open.Id.Value) : Dismiss(open.Id.Value))
            : (Clara, Report(ViolationCategory.NoShow));

    public static Command OfAnySort(Dice dice) => dice.Below(4) switch
    {
        0 => Uphold(dice.One("n1", "n2", "n9"), dice.One("It was so.", "")),
        1 => Dismiss(dice.One("n1", "n2", "n9"), dice.One("It was not.", " ")),
        _ => Report(
            dice.One<ViolationCategory>(Enum.GetValues<ViolationCategory>()),
            dice.Perhaps(dice.One(Side.Worker, Side.Client)),
            dice.One(null, null, Wanda, Walter),
            dice.One("He was not there.", "", "bell\u0007"),
            dice.One<string[]>([], [], ["d1"], ["d1", "d2"], ["d9"])),
    };
}
