using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Members;

/// <summary>That an account manager looks after a company: what a letter is about, and once for each time that it begins.</summary>
/// <param name="Company">The company.</param>
/// <param name="Manager">The account manager.</param>
/// <param name="Since">When it was given to the manager; null where it was made with that one.</param>
public sealed record Management(CompanyId Company, PersonId Manager, Instant? Since)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is nothing of the kind.</summary>
    public static Management? Parse(string text) => text.Split('/') switch
    {
        [var company, var manager, ""] => new(new(company), new(manager), null),
        [var company, var manager, var since] when InstantPattern.ExtendedIso.Parse(since) is { Success: true } at =>
            new(new(company), new(manager), at.Value),
        _ => null,
    };

    /// <summary>The three of them; no id has a slash.</summary>
    public override string ToString() =>
        $"{Company.Value}/{Manager.Value}/{(Since is { } at ? InstantPattern.ExtendedIso.Format(at) : "")}";
}
