using WorkMarket.Api.Assignments;
using WorkMarket.Api.ReplyTemplates;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.ReplyTemplates;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.ReplyTemplates;

/// <summary>Texts that are written again and again, and the message that is made of one.</summary>
public sealed class ReplyPages(ReplyTemplateFunctions replies, CaseReader reader)
{
    [Function("ReplyListPage"), Authorize(Roles = Roles.ClientOrSupport), Page, ExcludeFromDescription]
    [EndpointSummary("The reply templates that one has, own and shared.")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "replies")] Call call) =>
        Pages.Of<ReplyTemplateListView>(
            replies.List(call), view => Pages.Show<ReplyListPage>(("Templates", view.Templates)));

    [Function("ReplyPage"), Authorize(Roles = Roles.ClientOrSupport), Page, ExcludeFromDescription]
    [EndpointSummary("A reply template, and the form that changes it.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "replies/{reply}")] Call call)
    {
        return await Pages.Of<ReplyTemplateListView>(
            replies.List(call), view => view.Templates.Find(one => one.Id.Value == call.Route("reply")) is { } one
                ? Pages.Show<ReplyPage>(("View", one))
                : Problems.NotFound());
    }

    [Function("ReplyChoicePage"), Authorize(Roles = Roles.ClientOrSupport), Page, ExcludeFromDescription]
    [EndpointSummary("The reply templates from which a message on an assignment can be written.")]
    public async Task<IResult> Choose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/replies")] Call call)
    {
        return await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } read
            ? Problems.NotFound()
            : await Pages.Of<ReplyTemplateListView>(replies.List(call), view => Pages.Show<ReplyChoicePage>(
                ("View", AssignmentView.FromCase(read, call.By)), ("Templates", view.Templates)));
    }

    [Function("FilledReplyPage"), Authorize(Roles = Roles.ClientOrSupport), Page, ExcludeFromDescription]
    [EndpointSummary("A message as a reply template says it of an assignment, before it is posted.")]
    public async Task<IResult> Fill(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/replies/{reply}")] Call call)
    {
        return await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } read
            ? Problems.NotFound()
            : await Pages.Of<FilledReply>(replies.Fill(call), filled => Pages.Show<FilledReplyPage>(
                ("View", AssignmentView.FromCase(read, call.By)), ("Filled", filled), ("Reply", call.Route("reply"))));
    }
}
