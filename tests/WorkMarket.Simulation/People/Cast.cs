using System.Collections.Immutable;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Simulation.People;

/// <summary>Who takes part in each simulated assignment.</summary>
internal static class Cast
{
    public static CompanyId Company { get; } = new("acme");

    public static Actor.Worker Worker { get; } = new(new("wanda"), Channel.Mobile);

    /// <summary>The project manager.</summary>
    public static Actor.Client Client { get; } = new(new("clara"), Company, Channel.Desktop);

    public static Actor.AccountManager AccountManager { get; } = new(new("amy"), Channel.Desktop);

    public static Actor.Support Support { get; } = new(new("sam"), Channel.Desktop);

    /// <summary>What is known of them, under a policy.</summary>
    public static Facts Facts(Policy policy) => new()
    {
        Policy = policy,
        Terms = new(Terms, Terms),
        KnownWorkers = [Worker.Id],
        AccountManager = AccountManager.Id,
    };

    private static ImmutableList<TermsVersion> Terms { get; } = [.. Enum.GetValues<TermsDocument>()
        .Select(document => new TermsVersion(document, "1"))];
}
