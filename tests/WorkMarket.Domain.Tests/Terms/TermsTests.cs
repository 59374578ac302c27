namespace WorkMarket.Domain.Tests.Terms;

[Rule("§1 Terms accepted before applying and working")]
public sealed class TermsTests
{
    public static TheoryData<AssignmentAction> Working =>
    [
        AssignmentAction.Apply, AssignmentAction.Confirm, AssignmentAction.CheckIn,
        AssignmentAction.CheckOut, AssignmentAction.Deliver, AssignmentAction.Complete,
    ];

    [Theory]
    [MemberData(nameof(Working))]
    public void Both_documents_are_accepted_first(AssignmentAction action)
    {
        var (story, command) = Ready(action);
        story.When(Wanda, command, "06-16 17:30").Leaves(action switch
        {
            AssignmentAction.Apply => Status.Sent,
            AssignmentAction.Complete => Status.PendingApproval,
            _ => Status.InProgress,
        });
        Knowing(story).When(Wanda, command, "06-16 17:30").Refused(
            new TermsNotAccepted(TermsDocument.TermsOfService, "7"),
            new TermsNotAccepted(TermsDocument.CommunityViolationGuideline, "7"));
    }

    [Theory]
    [MemberData(nameof(Working))]
    public void One_of_them_is_not_enough(AssignmentAction action)
    {
        var (story, command) = Ready(action);
        Knowing(story, TermsDocument.TermsOfService).When(Wanda, command, "06-16 17:30")
            .Refused(new TermsNotAccepted(TermsDocument.CommunityViolationGuideline, "7"));
        Knowing(story, TermsDocument.CommunityViolationGuideline).When(Wanda, command, "06-16 17:30")
            .Refused(new TermsNotAccepted(TermsDocument.TermsOfService, "7"));
    }

    [Fact]
    public void A_new_version_is_accepted_again()
    {
        var story = Given.Sent().Knowing(facts => facts with
        {
            Terms = facts.Terms with
            {
                Current = [new(TermsDocument.TermsOfService, "8"), new(TermsDocument.CommunityViolationGuideline, "7")],
            },
        });
        story.When(Wanda, Apply(), "06-10 11:00").Refused(new TermsNotAccepted(TermsDocument.TermsOfService, "8"));
    }

    [Fact]
    public void What_is_not_published_cannot_have_been_accepted() =>
        Given.Sent().Knowing(facts => facts with { Terms = TermsFacts.None }).When(Wanda, Apply(), "06-10 11:00").Refused(
            new TermsNotAccepted(TermsDocument.TermsOfService, null),
            new TermsNotAccepted(TermsDocument.CommunityViolationGuideline, null));

    [Fact]
    public void Other_rules_in_the_way_are_named_beside_them() =>
        Knowing(Given.InProgress()).When(Wanda, Complete(), "06-16 17:30")
            .Refused("termsNotAccepted", "termsNotAccepted", "checklistOpen");

    [Fact]
    public void Clients_and_support_accept_nothing()
    {
        var done = Knowing(Given.WorkDone());
        done.When(Clara, Post(), "06-16 17:30").Leaves(Status.InProgress);
        done.When(Sam, Edit("v1", 2, At("06-16 09:05"), askedBy: AskedBy.Worker), "06-16 17:30").Leaves(Status.InProgress);
        Knowing(Given.PendingApproval()).When(Clara, Approve(), "06-17 10:00").Leaves(Status.Invoiced);
    }

    private static Story Knowing(Story story, params TermsDocument[] accepted) =>
        story.Knowing(facts => facts with { Terms = Story.Accepted(accepted) });

    private static (Story, Command) Ready(AssignmentAction action) => action switch
    {
        AssignmentAction.Apply => (Given.Sent(), Apply()),
        AssignmentAction.Confirm => (Given.InProgress(Asking.Confirmation), Confirm()),
        AssignmentAction.CheckIn => (Given.WorkDone(), CheckIn()),
        AssignmentAction.CheckOut => (Given.InProgress(), CheckOut()),
        AssignmentAction.Deliver => (Given.InProgress(), Deliver(DeliverableType.Photo, "u1")),
        _ => (Given.WorkDone(), Complete()),
    };
}
