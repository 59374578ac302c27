using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Identity;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Api.Demo;

/// <summary>A token and the channel it speaks for.</summary>
public sealed record DemoToken(Channel Channel, string Token);

/// <summary>A demo person with tokens.</summary>
public sealed record DemoPersonView(PersonId Id, string Name, Role Role, CompanyId? Company, ImmutableList<DemoToken> Tokens);

/// <summary>The demo people.</summary>
public sealed record DemoPeopleView(ImmutableList<DemoPersonView> People);

/// <summary>Who signs in on a developer's machine, where no provider does.</summary>
/// <param name="Email">The person's mail address.</param>
public sealed record DemoSignInRequest(string Email);

/// <summary>Tokens of people, in Development only.</summary>
public sealed class DemoFunctions(Tokens tokens, IDirectory directory)
{
    private static readonly Duration TokenLife = Duration.FromDays(7);

    [Function("GetDemoPeople"), AnswersSecret, AllowAnonymous, InDevelopment, Answers<DemoPeopleView>]
    [EndpointSummary("Shows the demo people and their tokens, on a developer's machine only.")]
    public Task<IResult> People([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/demo/people")] Call call) =>
        Task.FromResult(Answers.Json(new DemoPeopleView(DemoPeople.People.ConvertAll(View))));

    [Function("SignInToDemo"), AnswersSecret, AllowAnonymous, InDevelopment, Takes<DemoSignInRequest>, Answers<DemoPersonView>]
    [EndpointSummary(
        "Shows the tokens of whoever has a mail address, on a developer's machine only: where a provider signs in, it does this.")]
    public async Task<IResult> SignIn([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/demo/sign-in")] Call call) =>
        await directory.FindByEmail(call.Body<DemoSignInRequest>().Email, call.Cancellation) is { Left: null } person
            ? Answers.Json(View(person))
            : Problems.NotFound();

    private DemoPersonView View(Person person) => new(
        person.Id, person.Name, person.Role, person.Company,
        DemoPeople.ChannelsOf(person).ConvertAll(channel => new DemoToken(channel, tokens.Issue(person.As(channel), TokenLife))));
}

/// <summary>The people, companies and terms of a developer's machine.</summary>
public static class DemoPeople
{
    private static AssignmentSettings Usual(Policy policy) => CompanyDesk.Usual(policy) with
    {
        Deliverables = [new(DeliverableType.SignOff, Number: 1, DueDays: 2), new(DeliverableType.Photo, Number: 1, DueDays: null)],
    };

    /// <summary>
    /// A company that signs off on paper, and one that requires check-in by phone. What they do not say is as the platform has it.
    /// </summary>
    public static ImmutableList<Company> Companies(Policy policy) =>
    [
        new(new("northwind"), "Northwind Retail", Usual(policy), [new("nora"), new("nick")], AccountManager: new("ada"))
        {
            Owner = new("nora"),
        },
        new(new("fabrikam"), "Fabrikam Networks", Usual(policy) with
        {
            Confirmation = null,
            CheckIn = new(Required: true, PhoneNumber: "+1 212-555-0147", policy.Grace),
            Deliverables = [new(DeliverableType.Photo, Number: 1, DueDays: 0)],
            PaymentTerms = Period.FromDays(15),
        }, [new("fiona")], AccountManager: new("ada")) { Owner = new("fiona") },
    ];

    /// <summary>Three workers, three client users, WorkMarket's own people.</summary>
    public static ImmutableList<Person> People { get; } =
    [
        new(new("nora"), "Nora Quinn", Role.Client, new("northwind")) { Email = "nora@example.com" },
        new(new("nick"), "Nick Adeyemi", Role.Client, new("northwind")) { Email = "nick@example.com" },
        new(new("fiona"), "Fiona Marsh", Role.Client, new("fabrikam")) { Email = "fiona@example.com" },
        new(new("wanda"), "Wanda Ortiz", Role.Worker, null) { Email = "wanda@example.com" },
        new(new("walt"), "Walt Jensen", Role.Worker, null) { Email = "walt@example.com" },
        new(new("wes"), "Wes Okafor", Role.Worker, null) { Email = "wes@example.com" },
        new(new("sam"), "Sam Rivera", Role.Support, null) { Email = "sam@example.com" },
        new(new("ada"), "Ada Brandt", Role.AccountManager, null) { Email = "ada@example.com" },
        new(new("abe"), "Abe Lindgren", Role.AccountManager, null) { Email = "abe@example.com" },
    ];

    /// <summary>The documents in force.</summary>
    public static ImmutableList<TermsText> Terms { get; } =
    [
        new(
            TermsDocument.TermsOfService, "2026-01",
            "WorkMarket brings workers and clients together. It mediates between them and forces neither side."),
        new(
            TermsDocument.CommunityViolationGuideline, "2026-01",
            "Do what you agreed to, keep your word on time and place, and do not subcontract without the client's consent."),
    ];

    /// <summary>The channels that a person has credentials for. The phone channel is a call's alone.</summary>
    public static ImmutableList<Channel> ChannelsOf(Person person) => person.Role switch
    {
        Role.Worker => [Channel.Desktop, Channel.Mobile],
        Role.Client => [Channel.Desktop, Channel.Api],
        _ => [Channel.Desktop],
    };

    /// <summary>
    /// Puts those into the directory who are not there yet. What was changed since stays, and documents that were published since are in
    /// force.
    /// </summary>
    public static async Task Seed(IDirectory there, IDirectoryWriter directory, Policy policy, CancellationToken cancellation)
    {
        var inForce = await there.CurrentTerms(cancellation);
        foreach (var company in Companies(policy))
        {
            if (await there.FindCompany(company.Id, cancellation) is not { Owner: not null })
                await directory.Put(company, cancellation);
        }
        foreach (var person in People)
        {
            if (await there.FindPerson(person.Id, cancellation) is null)
                await directory.Put(person, cancellation);
        }
        foreach (var terms in Terms.Where(terms => !inForce.Exists(text => text.Document == terms.Document)))
            await directory.Publish(terms, cancellation);
    }
}
