using System.Collections.Immutable;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Any edit, proposed change or clarification.</summary>
internal static class AnyEdit
{
    /// <summary>One that somebody may well ask for while a worker has the assignment.</summary>
    public static (Actor By, Command Command) Helpful(Dice dice, WithWorker staffed) =>
        staffed.Engagement.Change is { } open && dice.OneIn(2)
        ? dice.One<(Actor, Command)>(
            (AnyCommand.Holder(dice, staffed), AcceptChange(open.Id.Value)),
            (AnyCommand.Holder(dice, staffed), AcceptChange(open.Id.Value)),
            (AnyCommand.Holder(dice, staffed), DeclineChange(open.Id.Value)), (Clara, WithdrawChange(open.Id.Value)))
        : (Clara, dice.Below(4) switch
        {
            0 => Clarify(),
            1 => Rewrite(new() { Title = new(dice.One("Fix a printer", "Install a printer")) }),
            _ => ProposeChange(Agreed(dice)),
        });

    /// <summary>One while it is offered.</summary>
    public static Command OfOffer(Dice dice, Assignment state, Instant now) => dice.OneIn(4)
        ? new ChangeAudience(dice.One(new Audience.Open(), Named(Wanda), Named(Wanda, Walter)))
        : Rewrite(dice.OneIn(3) ? Agreed(dice) with { Price = new(AnyBrief.AnyPrice(dice)) }
            : dice.OneIn(3) ? new() { Schedule = new(AnyCourse.Shifted(dice, state, now)) }
            : Agreed(dice));

    public static Command OfAnySort(Dice dice) => dice.Below(6) switch
    {
        0 => Rewrite(new() { Title = new(dice.One(null, "", "A\nB")), Deliverables = new(null) }),
        1 => ProposeChange(dice.One(new BriefEdit(), Agreed(dice), new() { Price = new(Usd(90m)) })),
        2 => AcceptChange(dice.One("c1", "c2")),
        3 => DeclineChange("c1", "No"),
        4 => dice.One(WithdrawChange(), Clarify(dice.One("", "Use the side door."))),
        _ => Renew(dice.One("a1", "a2"), dice.One(1, 2, 9)),
    };

    private static BriefEdit Agreed(Dice dice) => new()
    {
        Description = dice.OneIn(3) ? new(dice.One("Unpack.", "Unpack, connect.", "Unpack, connect, print.")) : default,
        Instructions = dice.OneIn(3) ? new(dice.One(null, "Ring twice.")) : default,
        Deliverables = dice.OneIn(3) ? new(AnyDeliverables(dice)) : default,
        Confirmation = dice.OneIn(5) ? new(dice.One(null, new ConfirmationWish(Period.FromHours(30), Period.FromHours(3)))) : default,
        CheckIn = dice.OneIn(5) ? new(new CheckInWish(dice.OneIn(2), Grace: Minutes(dice.Below(60)))) : default,
        PaymentTerms = dice.OneIn(5) ? new(dice.One(Period.FromDays(10), Period.FromDays(30))) : default,
    };

    private static ImmutableList<DeliverableRequirement> AnyDeliverables(Dice dice) =>
    [
        .. Enum.GetValues<DeliverableType>().Where(_ => dice.OneIn(3))
            .Select(type => new DeliverableRequirement(type, dice.Between(1, 2), dice.Perhaps(dice.Between(0, 7)))),
    ];
}
