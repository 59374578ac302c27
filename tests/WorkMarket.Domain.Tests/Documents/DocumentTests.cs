using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Tests.Documents;

[Rule("§9 Documents")]
public sealed class DocumentTests
{
    private const DocumentAudience ForWorker = DocumentAudience.AssignedWorker;

    private static Story Plan => Given.Draft().And(Clara, Document("u1", "plan.pdf"), "06-10 09:10");

    private static Story Agreed => Plan.And(Clara, Send(), "06-10 10:00").And(Wanda, Apply(), "06-10 11:00")
        .And(Clara, Accept(), "06-10 12:00");

    [Fact]
    public void One_keeps_its_versions_and_the_newest_belongs_to_the_terms()
    {
        var story = Plan.And(Clara, Document("u2", "plan 2.pdf", replaces: "doc1"), "06-10 09:20");
        var document = Assert.Single(story.State.Core.Documents);
        Assert.Equal(["plan.pdf", "plan 2.pdf"], document.Versions.Select(version => version.File.Name));
        Assert.Equal([new(document.Id, 2, "plan 2.pdf", File("u2", "").Sha256)], story.State.Brief.Documents);
        story.When(Clara, Document("u3", "site.png"), "06-10 09:30")
            .Then(new DocumentAdded(new("doc2"), 1, DocumentAudience.Scope, File("u3", "site.png")));
    }

    [Fact]
    public void One_that_is_taken_away_is_gone_and_its_id_comes_never_again()
    {
        var gone = Plan.When(Clara, RemoveDocument("doc1"), "06-10 09:20")
            .Then(new DocumentRemoved(new("doc1"), DocumentAudience.Scope, "plan.pdf")).Afterwards;
        Assert.Empty(gone.State.Core.Documents);
        Assert.Empty(gone.State.Brief.Documents);
        gone.When(Clara, Document("u2", "new.pdf"), "06-10 09:30")
            .Then(new DocumentAdded(new("doc2"), 1, DocumentAudience.Scope, File("u2", "new.pdf")));
        gone.When(Clara, RemoveDocument("doc1"), "06-10 09:30").Refused("nothingThere");
        Plan.When(Clara, RemoveDocument("doc7"), "06-10 09:30").Refused("unknownDocument");
    }

    [Fact]
    public void One_for_the_assigned_worker_is_read_by_nobody_else_but_the_clients_side()
    {
        var keys = Given.Draft().And(Clara, Document("u1", "keys.pdf", ForWorker), "06-10 09:10");
        Assert.Empty(keys.State.Brief.Documents);
        var sent = keys.And(Clara, Send(), "06-10 10:00");
        Assert.Empty(DocumentRules.ReadBy(sent.State, Wanda));
        Assert.Single(DocumentRules.ReadBy(sent.State, Carl));
        var added = new DocumentAdded(new("doc1"), 1, ForWorker, File("u1", "keys.pdf"));
        Assert.Null(Access.AsReadBy(sent.State, Wanda, added));
        Assert.Null(Access.AsReadBy(sent.State, Wanda, new DocumentRemoved(new("doc1"), ForWorker, "keys.pdf")));
        var assigned = sent.And(Wanda, Apply(), "06-10 11:00").And(Clara, Accept(), "06-10 12:00");
        Assert.Single(DocumentRules.ReadBy(assigned.State, Wanda));
        Assert.Empty(DocumentRules.ReadBy(assigned.State, Walter));
        Assert.Equal(added, Access.AsReadBy(assigned.State, Wanda, added));
    }

    [Fact]
    public void One_for_the_scope_is_read_by_everybody_who_sees_it()
    {
        Assert.Empty(DocumentRules.ReadBy(Plan.State, Wanda));
        Assert.Single(DocumentRules.ReadBy(Plan.And(Clara, Send(), "06-10 10:00").State, Wanda));
        Assert.Empty(DocumentRules.ReadBy(Plan.And(Clara, Send(Walter), "06-10 10:00").State, Wanda));
    }

    [Fact]
    public void An_application_is_accepted_on_other_documents_once_it_is_renewed()
    {
        var applied = Given.Applied();
        var added = applied.And(Clara, Document("u1", "plan.pdf"), "06-10 11:30");
        Assert.Equal(2, TermsRead.VersionOf(added.State));
        added.When(Clara, Accept(), "06-10 12:00").Refused("applicationOutdated");
        added.When(Walter, Apply(), "06-10 11:35").Refused("termsChanged");
        added.And(Wanda, Renew(), "06-10 11:35").When(Clara, Accept(), "06-10 12:00").Leaves(Status.Assigned);
        added.And(Clara, RemoveDocument("doc1"), "06-10 11:40").When(Clara, Accept(), "06-10 12:00").Leaves(Status.Assigned);
        applied.And(Clara, Document("u1", "keys.pdf", ForWorker), "06-10 11:30").When(Clara, Accept(), "06-10 12:00")
            .Leaves(Status.Assigned);
    }

    [Fact]
    public void Those_who_were_asked_are_told_of_what_is_for_the_scope_alone_and_once_for_ten_minutes()
    {
        var sent = Given.Draft().And(Clara, Send(Walter), "06-10 10:00");
        var twice = sent.And(Clara, Document("u1", "plan.pdf"), "06-10 11:00").And(Clara, Document("u2", "site.png"), "06-10 11:09");
        var told = Assert.Single(twice.Ticked("06-10 11:10").Timeline, happened => happened.Event is EditsTold);
        Assert.Equal(["plan.pdf", "site.png"], ((EditsTold)told.Event).Changes.Documents!.New!.Select(document => document.FileName));
        Assert.Null(sent.And(Clara, Document("u1", "keys.pdf", ForWorker), "06-10 11:00").State.Core.Untold);
    }

    [Fact]
    public void The_assigned_worker_is_told_of_what_clarifies_at_once()
    {
        var verdict = Given.Assigned().When(Clara, Document("u1", "keys.pdf", ForWorker), "06-11 10:00")
            .Then(new DocumentAdded(new("doc1"), 1, ForWorker, File("u1", "keys.pdf")));
        Assert.Equal([NoticeKind.DocumentAdded], Told(verdict));
        var removed = verdict.Afterwards.When(Clara, RemoveDocument("doc1"), "06-11 11:00")
            .Then(new DocumentRemoved(new("doc1"), ForWorker, "keys.pdf"));
        Assert.Equal([NoticeKind.DocumentRemoved], Told(removed));

        static IEnumerable<NoticeKind> Told(Verdict verdict) =>
            NoticeRules.ForEvent(verdict.Afterwards.State, Wanda.Id, ((Decision.Accepted)verdict.Decision).Happened[^1])
                .Where(notice => notice.To == new Addressee.Person(Wanda.Id)).Select(notice => notice.Kind);
    }

    [Fact]
    public void What_was_agreed_changes_by_consent_and_stays_to_be_read()
    {
        Agreed.When(Clara, Document("u2", "other.pdf"), "06-11 10:00").Refused("changeNotAtOnce");
        Agreed.When(Clara, Document("u2", "plan 2.pdf", replaces: "doc1"), "06-11 10:00").Refused("changeNotAtOnce");
        Agreed.When(Clara, RemoveDocument("doc1"), "06-11 10:00").Refused("changeNotAtOnce");
        Agreed.When(Clara, Rewrite(new() { Documents = new([]) }), "06-11 10:00").Refused("changeNotAtOnce");

        var proposed = Agreed.And(Clara, Document("u2", "plan 2.pdf", ForWorker), "06-11 10:00")
            .And(Clara, ProposeChange(new() { Documents = new([new("doc2")]) }), "06-11 10:05");
        Assert.Equal([new("doc1")], proposed.State.Brief.Documents.Select(document => document.Document));
        proposed.When(Clara, RemoveDocument("doc2"), "06-11 11:00").Refused("changeUndecided");
        proposed.When(Clara, Document("u3", "plan 3.pdf", replaces: "doc2"), "06-11 11:00").Refused("changeUndecided");
        Assert.Equal([new("doc1")], proposed.And(Wanda, DeclineChange(), "06-11 11:00").State.Brief.Documents.Select(one => one.Document));

        var agreed = proposed.And(Wanda, AcceptChange(), "06-11 11:00");
        Assert.Equal([new("doc2")], agreed.State.Brief.Documents.Select(document => document.Document));
        Assert.Equal(["plan.pdf"], TermsRead.At(agreed.State, 1)!.Documents.Select(document => document.FileName));
        Assert.Equal(2, DocumentRules.ReadBy(agreed.State, Wanda).Count);
    }

    [Fact]
    public void What_belongs_to_the_terms_is_chosen_among_those_that_there_are()
    {
        var two = Plan.And(Clara, Document("u2", "site.png", ForWorker), "06-10 09:20");
        var chosen = two.And(Clara, Rewrite(new() { Documents = new([new("doc2")]) }), "06-10 09:30").State;
        Assert.Equal(ForWorker, DocumentRules.AudienceOf(chosen, new("doc1")));
        Assert.Equal(DocumentAudience.Scope, DocumentRules.AudienceOf(chosen, new("doc2")));
        two.When(Clara, Rewrite(new() { Documents = new([new("doc9")]) }), "06-10 09:30").Refused("unknownDocument");
        two.When(Clara, Rewrite(new() { Documents = new([new("doc1")]) }), "06-10 09:30").Refused("nothingChanged");
    }

    [Fact]
    public void An_upload_is_one_document_once_and_a_new_version_has_the_audience_of_the_first()
    {
        Plan.When(Clara, Document("u1", "again.pdf"), "06-10 09:20").Refused("uploadUsed");
        Plan.When(Clara, Document("u2", "keys.pdf", ForWorker, "doc1"), "06-10 09:20").Refused("otherAudience");
        Plan.When(Clara, Document("u2", "x.pdf", replaces: "doc9"), "06-10 09:20").Refused("unknownDocument");
    }

    [Fact]
    public void An_assignment_takes_so_many_with_all_their_versions()
    {
        var story = Enumerable.Range(1, 50).Aggregate(
            Given.Draft(), (story, number) => story.And(
                Clara, Document($"u{number}", "plan.pdf", replaces: number > 1 ? "doc1" : null), $"06-10 09:{number:00}"));
        story.When(Clara, Document("u51", "plan.pdf"), "06-10 10:00").Refused("documentsFull");
    }

    private static DeliveredFile File(string upload, string name) => new(upload, $"files/{upload}/1", name, 1234, new string('a', 64));
}
