using WorkMarket.Domain.ProjectManagers;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§6 Somebody is always asked: the project manager may be changed in every status")]
public sealed class ProjectManagerTests
{
    public static TheoryData<Status> Statuses => [.. Enum.GetValues<Status>()];

    [Theory, MemberData(nameof(Statuses))]
    public void The_project_manager_changes_in_every_status_and_nothing_else_does(Status status)
    {
        var before = Given.In(status);
        var verdict = before.When(Carl, Manage(Carl), "06-20 10:00");
        Assert.Equal(new ProjectManagerChanged(Clara.Id, Carl.Id), verdict.Afterwards.Timeline[^1].Event);
        var after = verdict.Leaves(before.Ticked("06-20 10:00").State.Status).Afterwards.State;
        Assert.Equal(Carl.Id, after.Brief.ProjectManager);
        Assert.Equal([Clara.Id], after.Core.FormerManagers);
    }

    [Fact]
    public void Whoever_was_it_is_kept_once()
    {
        var again = Given.Assigned().And(Clara, Manage(Carl), "06-11 10:00").And(Carl, Manage(Clara), "06-11 11:00")
            .And(Clara, Manage(Carl), "06-11 12:00");
        Assert.Equal([Clara.Id], again.State.Core.FormerManagers);
    }

    [Fact]
    public void It_is_one_of_the_companys_people_and_another_one()
    {
        Given.Assigned().When(Clara, Manage(Gloria), "06-11 10:00").Refused("unknownProjectManager");
        Given.Assigned().When(Clara, Manage(Clara), "06-11 10:00").Refused("alreadyProjectManager");
        Given.Assigned().When(Clara, new ChangeProjectManager(Wanda.Id), "06-11 10:00").Refused("unknownProjectManager");
        Given.Assigned().Knowing(facts => facts with { CompanyPeople = [Clara.Id, Carl.Id, Wanda.Id] })
            .When(Clara, new ChangeProjectManager(Wanda.Id), "06-11 10:00").Refused(new BothSides(SharedBy.Person));
    }

    [Fact]
    public void It_is_nobody_who_shares_address_or_telephone_with_the_worker()
    {
        static Facts Same(Facts facts) => facts with
        {
            Contacts = [new(Wanda.Id, "w@example.com", "+1 212 555 0100"), new(Carl.Id, "W@example.com", "+12125550100")],
        };
        Given.Assigned().Knowing(Same).When(Clara, Manage(Carl), "06-11 10:00")
            .Refused(new BothSides(SharedBy.MailAddress), new BothSides(SharedBy.Telephone));
        Given.Sent().Knowing(Same).When(Clara, Manage(Carl), "06-11 10:00").Leaves(Status.Sent);
    }
}
