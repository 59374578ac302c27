using Microsoft.Extensions.Primitives;
using WorkMarket.Api.Demo;
using WorkMarket.Api.Identity;
using WorkMarket.Application.Identity;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Forms;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Identity;

/// <summary>
/// Signing in and out. On a developer's machine the demo people are there to choose from; elsewhere the platform knows who it is.
/// </summary>
public sealed class SignInFunctions(SessionDesk sessions, CachedDirectory directory, DemoMode demo, IdentityOptions identity)
{
    private const string Phone = "phone";

    [Function("SignInPage"), AllowAnonymous, Page, ExcludeFromDescription, AnyQuery]
    [EndpointSummary("The page to sign in on.")]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in")] Call call)
    {
        return Task.FromResult(Pages.Show<SignInPage>(
            ("To", Wanted(call.Query("to"))), ("IsDemo", demo.IsOn), ("ByPlatform", identity.PlatformPrincipal),
            ("HasAccepted", call.Query("accepted") is not null)));
    }

    /// <summary>A link and no form: the platform's own sign-in may stand between, which leads back here.</summary>
    [Function("BeginSession"), Authorize, Page, ExcludeFromDescription, AnyQuery]
    [EndpointSummary("Begins a session of whoever the platform says it is.")]
    public Task<IResult> Begin([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in/begin")] Call call) =>
        Begin(call, call.By.Person()!.Value, call.Query("device"), call.Query("to"));

    [Function("SignInAsDemo"), AllowAnonymous, InDevelopment, TakesForm(FormBody.Page), Page, ExcludeFromDescription]
    [EndpointSummary("Signs in as one of the demo people, or whoever has a mail address, on a developer's machine only.")]
    public async Task<IResult> AsDemo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in")] Call call)
    {
        var form = call.Body<Dictionary<string, StringValues>>();
        var person = form.TryGetValue("email", out var email)
            ? await directory.FindByEmail(email.ToString(), call.Cancellation)
            : DemoPeople.People.Exists(one => one.Id.Value == form.GetValueOrDefault("person").ToString())
                ? await directory.FindPerson(new(form.GetValueOrDefault("person").ToString()), call.Cancellation)
                : null;
        return person is { Left: null }
            ? await Begin(call, person.Id, form.GetValueOrDefault("device").ToString(), form.GetValueOrDefault("to").ToString())
            : Problems.NotFound();
    }

    [Function("SignOut"), Authorize, TakesForm(FormBody.Page), Page, ExcludeFromDescription]
    [EndpointSummary("Ends the session, or all of the person's.")]
    public async Task<IResult> End([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] Call call)
    {
        if (call.Body<Dictionary<string, StringValues>>().ContainsKey("everywhere"))
            await sessions.EndAll(call.By.Person()!.Value, call.Cancellation);
        if (SessionCookie.Read(call.Http) is { } key)
            await sessions.End(key, call.Cancellation);
        SessionCookie.Clear(call.Http);
        return Pages.GoTo("/sign-in");
    }

    private async Task<IResult> Begin(Call call, PersonId person, string? device, string? to)
    {
        if (SessionCookie.Read(call.Http) is { } former)
            await sessions.End(former, call.Cancellation);
        var channel = device == Phone ? Channel.Mobile : Channel.Desktop;
        SessionCookie.Set(call.Http, await sessions.Begin(person, channel, call.Cancellation), sessions.LifeOn(channel));
        return Pages.GoTo(Wanted(to));
    }

    private static string Wanted(string? to) => to is { Length: > 0 } && FormFunctions.IsOurs(to) ? to : "/";
}
