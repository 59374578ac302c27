using WorkMarket.Api.Notifications;
using WorkMarket.Api.People;
using WorkMarket.Api.Terms;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Me;

/// <summary>What somebody settles for himself: mail, PIN, terms, the profile that clients choose by.</summary>
public sealed class MePages(
    NotificationFunctions notifications, TermsFunctions terms, PublishingFunctions published, ProfileFunctions profiles,
    PeopleFunctions people, SupportFunctions support)
{
    [Function("MePage"), Authorize, Page, ExcludeFromDescription]
    [EndpointSummary("What one settles for oneself: mail, the PIN for the telephone, terms.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me")] Call call)
    {
        var mail = await Pages.Read<MailPreferenceView>(notifications.Preferences(call));
        var toAccept = call.By is Actor.Worker ? await Pages.Read<TermsListView>(terms.List(call)) : null;
        return await Pages.Of<MeView>(people.Me(call), view => Pages.Show<MePage>(
            ("View", view), ("Mail", mail), ("Terms", toAccept?.Terms)));
    }

    [Function("ProfilePage"), Authorize(Roles = Roles.Worker), Page, ExcludeFromDescription]
    [EndpointSummary("One's own profile.")]
    public Task<IResult> Profile([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me/profile")] Call call) =>
        Pages.Of<ProfileView>(profiles.Get(call), view => Pages.Show<ProfilePage>(("View", view)));

    [Function("TermsPage"), Authorize, Page, ExcludeFromDescription]
    [EndpointSummary("All versions of a document; for support the form that publishes a new one.")]
    public async Task<IResult> Terms([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "terms/{document}")] Call call)
    {
        return await Pages.Of<TermsHistoryView>(published.Versions(call), view => Pages.Show<TermsPage>(
            ("View", view), ("Document", EnumParameter.FromRoute<TermsDocument>(call, "document"))));
    }

    [Function("HelpPage"), Authorize, Page, ExcludeFromDescription]
    [EndpointSummary("How WorkMarket Support is reached.")]
    public Task<IResult> Help([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "help")] Call call) =>
        Pages.Of<SupportView>(support.Get(call), view => Pages.Show<HelpPage>(("View", view)));
}
