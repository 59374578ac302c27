using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.ApiClients;

/// <summary>What a company may do with its API clients, and which secrets of one hold.</summary>
public static class ApiClientRules
{
    /// <summary>Why somebody cannot manage API clients: only people hand out access, software does not.</summary>
    public static ImmutableList<Refusal> CheckManager(Channel channel) => channel == Channel.Api ? [new PeopleOnly()] : [];

    /// <summary>Why an API client is not made.</summary>
    /// <param name="name">What it is to be called.</param>
    /// <param name="actsFor">In whose name it is to act.</param>
    /// <param name="people">The company's people.</param>
    /// <param name="inUse">How many the company has in use.</param>
    /// <param name="limits">The limits.</param>
    public static ImmutableList<Refusal> CheckNew(
        string name, PersonId actsFor, ImmutableHashSet<PersonId> people, int inUse, ApiClientPolicy limits) =>
    [
        .. Text.Line(name, "name", limits.NameLength),
        .. people.Contains(actsFor) ? [] : ImmutableList.Create<Refusal>(
            new InvalidField("actsFor", "unknownPerson", $"{actsFor} is not one of the company's people.")),
        .. inUse < limits.Clients ? [] : ImmutableList.Create<Refusal>(new ApiClientsFull(limits.Clients)),
    ];

    /// <summary>Why a secret is not followed by another.</summary>
    public static ImmutableList<Refusal> CheckRotation(ApiClient client, Instant now, ApiClientPolicy limits)
    {
        if (client.Revoked is { } revoked)
            return [new ApiClientRevoked(revoked.At)];
        var holding = Holding(client, now);
        return holding.Count < limits.Secrets ? [] : [new SecretsFull(limits.Secrets, holding.Min(secret => secret.Until)!.Value)];
    }

    /// <summary>
    /// The client with a further secret. Those that held go on holding for a while, so that nobody has to change over in one instant.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="now">When.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="request">What makes a repeat of the request recognisable, where it can be repeated.</param>
    public static ApiClient Rotated(ApiClient client, Instant now, ApiClientPolicy limits, string? request = null) => client with
    {
        Secrets = client.Secrets.Followed(now, limits, request),
    };

    /// <summary>Whether this request was the last that rotated it.</summary>
    public static bool IsRotatedBy(ApiClient client, string? request) =>
        request is not null && client.Revoked is null && client.Secrets[^1].Request == request;

    /// <summary>The secrets that hold.</summary>
    public static ImmutableList<ApiSecret> Holding(ApiClient client, Instant now) =>
        client.Revoked is null ? client.Secrets.Holding(now) : [];

    /// <summary>Whether an API client still acts for a person of its company.</summary>
    public static bool ActsFor(ApiClient client, Role role, CompanyId? company) =>
        client.Revoked is null && role == Role.Client && company == client.Company;
}

/// <summary>Secrets that follow each other, of an API client or of a payment provider.</summary>
internal static class ApiSecrets
{
    /// <summary>Those that hold at an instant.</summary>
    public static ImmutableList<ApiSecret> Holding(this ImmutableList<ApiSecret> secrets, Instant now) =>
        secrets.FindAll(secret => secret.Until is null || now < secret.Until);

    /// <summary>Those that hold, which go on holding for a while, and a further one.</summary>
    public static ImmutableList<ApiSecret> Followed(
        this ImmutableList<ApiSecret> secrets, Instant now, ApiClientPolicy limits, string? request) => secrets.Holding(now)
            .ConvertAll(secret => secret with { Until = secret.Until ?? now + limits.Overlap })
            .Add(new(secrets[^1].Number + 1, now, Request: request));
}
