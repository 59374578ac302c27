namespace WorkMarket.Domain.Tests.TimeLog;

[Rule("§3 A company that requires the phone")]
public sealed class PhoneOnlyTests
{
    private static readonly Actor.Worker Calling = Wanda.On(Channel.Phone);

    private static readonly Story Assigned = Given.Assigned(Asking.Phone);

    private static readonly Story InProgress = Assigned.And(Calling, CheckIn(), "06-16 09:00");

    public static TheoryData<Channel> Elsewhere => [Channel.Desktop, Channel.Mobile, Channel.Api];

    [Fact]
    public void The_assignment_shows_the_number_to_call() =>
        Assert.Equal("+1 555 0100", Assigned.State.Brief.Settings.CheckIn.PhoneNumber);

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void Only_the_phone_checks_in_and_out(Channel channel)
    {
        Assigned.When(Wanda.On(channel), CheckIn(), "06-16 09:00").Refused(new PhoneRequired("+1 555 0100"));
        InProgress.When(Wanda.On(channel), CheckOut(), "06-16 17:00").Refused(new PhoneRequired("+1 555 0100"));
        InProgress.When(Calling, CheckOut(), "06-16 17:00").Leaves(Status.InProgress);
    }

    [Fact]
    public void Other_rules_in_the_way_are_named_beside_it()
    {
        InProgress.When(Wanda, CheckIn(), "06-16 10:00").Refused("phoneRequired", "visitOpen");
        Assigned.When(Wanda, CheckOut(), "06-16 10:00").Refused("phoneRequired", "notCheckedIn");
        InProgress.And(Calling, CheckOut(), "06-16 17:00").When(Wanda, CheckOut(), "06-16 17:10").Refused("phoneRequired", "visitClosed");
    }

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void Edits_stay_allowed_everywhere(Channel channel)
    {
        InProgress.When(Wanda.On(channel), Edit("v1", 1, checkOut: At("06-16 16:00")), "06-16 17:00").Leaves(Status.InProgress);
        InProgress.When(Clara.On(channel), Edit("v1", 1, At("06-16 09:10")), "06-16 17:00").Leaves(Status.InProgress);
    }

    [Fact]
    public void Everything_else_goes_as_ever()
    {
        var done = InProgress.And(Calling, CheckOut(), "06-16 17:00");
        done.When(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 17:10").Leaves(Status.InProgress);
        done.When(Wanda, Complete(), "06-16 17:30").Leaves(Status.PendingApproval);
    }
}
