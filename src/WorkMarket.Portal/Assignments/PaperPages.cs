using WorkMarket.Api.Assignments;
using WorkMarket.Api.Documents;
using WorkMarket.Api.Editing;
using WorkMarket.Api.Phone;
using WorkMarket.Api.Ratings;
using WorkMarket.Application.Cases;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Assignments;

/// <summary>What is looked up of an assignment now and then: documents, former terms, a dispute, the telephone.</summary>
public sealed class PaperPages(
    CaseReader reader, DocumentFunctions documents, EditFunctions edits, RatingFunctions ratings, PhoneFunctions phone)
{
    [Function("DocumentListPage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription]
    [EndpointSummary("The client's documents that the reader may see.")]
    public Task<IResult> Documents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/documents")] Call call) =>
        Beside<DocumentListView, DocumentListPage>(call, documents.List, list => ("Documents", list.Documents));

    [Function("OfferedTermsPage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription]
    [EndpointSummary("A version of the terms, and what is different from it now.")]
    public Task<IResult> Terms(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/terms/{version}")] Call call) =>
        Beside<OfferedTermsView, OfferedTermsPage>(call, edits.GetTerms, terms => ("Terms", terms));

    [Function("DisputePage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription]
    [EndpointSummary("The dispute of the client's rating, with all that was written about it.")]
    public Task<IResult> Dispute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/dispute")] Call call) =>
        Beside<RatingDisputeView, DisputePage>(call, ratings.GetDispute, dispute => ("Dispute", dispute));

    [Function("TelephonePage"), Authorize(Roles = Roles.Worker), Page, ExcludeFromDescription]
    [EndpointSummary("How to check in and out by telephone.")]
    public Task<IResult> Telephone(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/telephone")] Call call) =>
        Beside<PhoneView, TelephonePage>(call, phone.Show, how => ("Phone", how));

    private async Task<IResult> Beside<TView, TPage>(Call call, Func<Call, Task<IResult>> answer, Func<TView, (string, object?)> shown)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        return await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } read
            ? Problems.NotFound()
            : await Pages.Of<TView>(answer(call), view => Pages.Show<TPage>(("View", AssignmentView.FromCase(read, call.By)), shown(view)));
    }
}
