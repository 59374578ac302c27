using WorkMarket.Api.People;
using WorkMarket.Application.Members;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.ComingIn;

/// <summary>Who comes in: by registering as a worker, and by the link in a mail. Nobody is signed in yet.</summary>
public sealed class ComingInPages(ComingInFunctions door)
{
    [Function("RegisterPage"), AllowAnonymous, Page, ExcludeFromDescription, AnyQuery]
    [EndpointSummary("The form with which a worker registers.")]
    public static Task<IResult> Register([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "register")] Call call) =>
        Task.FromResult(Pages.Show<RegisterPage>(("IsDone", call.Query("done") is not null)));

    [Function("InvitationPage"), AllowAnonymous, HoldsSecret("token"), Page, ExcludeFromDescription, AnyQuery]
    [EndpointSummary("What the link in a mail is for, and the form that accepts it.")]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = InvitationLink.Route)] Call call) =>
        Pages.Of<InvitationLinkView>(
            door.Show(call), view => Pages.Show<InvitationPage>(
                ("View", view), ("Path", $"/{InvitationLink.Page}/{call.Route("invitation")}/{call.Route("token")}")));
}
