namespace WorkMarket.Domain.Tests.People;

[Rule("§2 One person, mail address or telephone is never on both sides of an assignment")]
public sealed class BothSidesTests
{
    public static TheoryData<string?, string?, string?, string?, SharedBy[]> Table => new()
    {
        { "w@example.com", "+1 212 555 0100", "c@example.com", "+1 212 555 0101", [] },
        { "w@example.com", null, "W@Example.com ", null, [SharedBy.MailAddress] },
        { null, "+1 (212) 555-0100", null, "+12125550100", [SharedBy.Telephone] },
        { "w@example.com", "+12125550100", "w@example.com", "+12125550100", [SharedBy.MailAddress, SharedBy.Telephone] },
        { null, null, null, null, [] },
        { "", "", " ", "", [] },
    };

    [Theory, MemberData(nameof(Table))]
    public void Nobody_applies_to_oneself(string? workersMail, string? workersPhone, string? mail, string? phone, SharedBy[] shared)
    {
        var sent = Knowing(Given.Sent(), workersMail, workersPhone, mail, phone);
        Holds(sent.When(Wanda, Apply(), "06-10 11:00"), shared);
        Holds(sent.When(Wanda, Counter(Usd(150m)), "06-10 11:00"), shared);
    }

    [Theory, MemberData(nameof(Table))]
    public void Nobody_accepts_oneself(string? workersMail, string? workersPhone, string? mail, string? phone, SharedBy[] shared) =>
        Holds(Knowing(Given.Applied(), workersMail, workersPhone, mail, phone).When(Clara, Accept(), "06-10 12:00"), shared);

    [Theory, MemberData(nameof(Table))]
    public void Nobody_acts_for_the_company_beside_oneself(
        string? workersMail, string? workersPhone, string? mail, string? phone, SharedBy[] shared)
    {
        var assigned = Knowing(Given.PendingApproval(), workersMail, workersPhone, mail, phone);
        Holds(assigned.When(Clara, Approve(), "06-17 12:00"), shared);
        Holds(assigned.When(Clara, AddFunds(FundsKind.Bonus, Usd(20m)), "06-17 12:00"), shared);
        // Somebody else of the company can, and the worker goes on.
        assigned.When(Carl, Approve(), "06-17 12:00").Leaves(Status.Invoiced);
        assigned.When(Wanda, Post(), "06-17 12:00").Leaves(Status.PendingApproval);
    }

    [Fact]
    public void The_project_manager_is_on_the_companys_side_whoever_accepts()
    {
        var applied = Knowing(Given.Applied(), "w@example.com", null, "w@example.com", null);
        applied.When(Carl, Accept(), "06-10 12:00").Refused(new BothSides(SharedBy.MailAddress));
    }

    [Fact]
    public void One_person_is_on_one_side_whatever_is_known()
    {
        var herself = new Actor.Client(Wanda.Id, Acme, Channel.Desktop);
        Given.Applied().When(herself, Accept(), "06-10 12:00").Refused(new BothSides(SharedBy.Person));
        Given.PendingApproval().When(herself, Approve(), "06-17 12:00").Refused(new BothSides(SharedBy.Person));
        Assert.DoesNotContain(
            AssignmentAction.Approve,
            AssignmentDecider.Allowed(Given.PendingApproval().State, herself, Given.PendingApproval().Facts, At("06-17 12:00")));
    }

    private static Story Knowing(Story story, string? workersMail, string? workersPhone, string? mail, string? phone) => story.Knowing(
        facts => facts with
        {
            Contacts = [new(Wanda.Id, workersMail, workersPhone), new(Clara.Id, mail, phone), new(Carl.Id, "carl@example.com")],
        });

    private static void Holds(Verdict verdict, SharedBy[] shared)
    {
        if (shared.Length == 0)
            Assert.IsType<Decision.Accepted>(verdict.Decision);
        else
            verdict.Refused([.. shared.Select(Refusal (by) => new BothSides(by))]);
    }
}
