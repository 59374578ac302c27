using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Tests.ExternalIds;

[Rule("§9 External id")]
public sealed class ExternalIdTests
{
    [Fact]
    public void A_draft_may_have_one_from_its_beginning()
    {
        var story = Given.Draft(request => request with { ExternalId = "PO 77" });
        Assert.Equal("PO 77", story.State.Core.ExternalId);
        Assert.True(ExternalIdRules.Holds(story.State, Acme, "PO 77"));
        Assert.False(ExternalIdRules.Holds(story.State, Acme, "po 77"));
        Assert.False(ExternalIdRules.Holds(story.State, new("another"), "PO 77"));
    }

    [Fact]
    public void It_changes_in_every_status_at_once_with_the_old_value_kept()
    {
        foreach (var status in Enum.GetValues<Status>().Except([Status.Voided, Status.Cancelled]))
        {
            var verdict = Given.In(status).When(Clara, ExternalId("PO 1"), "06-20 10:00");
            Assert.Equal("PO 1", verdict.Afterwards.State.Core.ExternalId);
        }
        Given.Draft().And(Clara, ExternalId("PO 1"), "06-10 10:00").When(Clara, ExternalId("PO 2"), "06-10 11:00")
            .Then(new ExternalIdChanged("PO 1", "PO 2"));
        Given.Draft().And(Clara, ExternalId("PO 1"), "06-10 10:00").When(Clara, ExternalId(null), "06-10 11:00")
            .Then(new ExternalIdChanged("PO 1", null));
        Given.Draft().And(Clara, ExternalId("PO 1"), "06-10 10:00").When(Clara, ExternalId("PO 1"), "06-10 11:00").Then();
    }

    [Fact]
    public void The_worker_who_has_it_is_told()
    {
        var verdict = Given.Assigned().When(Clara, ExternalId("PO 1"), "06-11 10:00");
        var told = NoticeRules.ForEvent(
            verdict.Afterwards.State, Wanda.Id, new(verdict.At, Clara, new ExternalIdChanged(null, "PO 1")));
        Assert.Equal([new NoticeFor(new Addressee.Person(Wanda.Id), NoticeKind.ExternalIdChanged)], told);
    }

    [Theory]
    [InlineData("", "textRequired")]
    [InlineData(" PO 1", "externalIdBlanks")]
    [InlineData("PO\u00001", "textControlCharacters")]
    [InlineData("PO\n1", "oneLine")]
    [InlineData("PO \u202E1", "oneLine")]
    public void What_cannot_be_read_or_typed_is_refused(string externalId, string rule)
    {
        Given.Draft().When(Clara, ExternalId(externalId), "06-10 10:00").Refused(rule);
        var created = Assert.IsType<Decision.Refused>(Drafting.DraftRules.Create(
            Given.Id, Given.Request with { ExternalId = externalId }, Clara, Given.Company, Policy.Default, At("06-10 09:00")));
        Assert.Equal("externalId", Assert.Single(created.Refusals).Field);
    }

    [Fact]
    public void It_has_at_most_a_hundred_characters()
    {
        Given.Draft().When(Clara, ExternalId(new('9', 100)), "06-10 10:00").Then(new ExternalIdChanged(null, new('9', 100)));
        Given.Draft().When(Clara, ExternalId(new('9', 101)), "06-10 10:00").Refused("textTooLong");
    }

    [Fact]
    public void What_is_cancelled_voided_or_deleted_holds_none()
    {
        var draft = Given.Draft(request => request with { ExternalId = "PO 77" });
        Assert.False(ExternalIdRules.Holds(draft.And(Clara, Delete(), "06-10 10:00").State, Acme, "PO 77"));
        Assert.False(ExternalIdRules.Holds(draft.And(Clara, Void(), "06-10 10:00").State, Acme, "PO 77"));
        var sent = draft.And(Clara, Send(), "06-10 10:00");
        Assert.False(ExternalIdRules.Holds(sent.And(Clara, Cancel(), "06-10 11:00").State, Acme, "PO 77"));
        Assert.True(ExternalIdRules.Holds(
            Given.Invoiced(request => request with { ExternalId = "PO 77" }).State, Acme, "PO 77"));
    }
}
