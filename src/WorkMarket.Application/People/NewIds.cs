using System.Security.Cryptography;
using System.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.People;

/// <summary>
/// Ids of companies and people that are made. They follow from the request that makes them, so that a repeat meets what it made before;
/// without an Idempotency-Key they are random.
/// </summary>
internal static class NewIds
{
    private const int Length = 20;

    /// <summary>The id of a company that a request makes.</summary>
    public static CompanyId Company(CommandKey? key) => new(Name(key));

    /// <summary>The id of a company's first user.</summary>
    public static PersonId FirstOf(CompanyId company) => Person($"company {company}");

    /// <summary>The id of the person who comes in by something that has a name of its own.</summary>
    public static PersonId Person(string by) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(by)))[..Length]);

    /// <summary>A name that nothing else has.</summary>
    public static string Name(CommandKey? key) => (key?.Hash ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length)))[..Length];
}
