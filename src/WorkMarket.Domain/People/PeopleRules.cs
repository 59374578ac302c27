using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace WorkMarket.Domain.People;

/// <summary>What holds of people and companies in the directory (domain.md §1, How people come in).</summary>
public static partial class PeopleRules
{
    // RFC 5321 4.5.3.1.
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;

    /// <summary>What is wrong with the name of a person or a company.</summary>
    public static ImmutableList<Refusal> CheckName(string name, string field, PeoplePolicy limits) =>
        [.. Text.Line(name, field, limits.NameLength)];

    /// <summary>What is wrong with a mail address: it is one mailbox at a domain, in ASCII, without a name before it.</summary>
    public static ImmutableList<Refusal> CheckEmail(string email, string field) =>
        email.Length <= LongestAddress && email.IndexOf('@', StringComparison.Ordinal) <= LongestLocalPart && Mailbox().IsMatch(email)
            ? []
            : [new InvalidField(field, "emailInvalid", $"{Wording.Subject(field)} is a mail address, as in nora@example.com.")];

    /// <summary>What is wrong with a telephone: it is written as E.164 has it, with its country and no blanks.</summary>
    public static ImmutableList<Refusal> CheckPhone(string? phone, string field) =>
        phone is null || E164().IsMatch(phone)
            ? []
            :
            [
                new InvalidField(
                    field, "phoneInvalid", $"{Wording.Subject(field)} is a number with its country (E.164), as in +12125550147."),
            ];

    /// <summary>Why somebody of a company does not manage its people: software does not.</summary>
    public static ImmutableList<Refusal> CheckManager(Actor by) => by.Channel() == Channel.Api ? [new PeopleByPeople()] : [];

    /// <summary>Why a company is not passed on.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="owner">Who owns it.</param>
    /// <param name="next">Who is to own it.</param>
    /// <param name="people">Its people who are active.</param>
    public static ImmutableList<Refusal> CheckPassingOn(
        Actor by, PersonId? owner, PersonId next, IReadOnlySet<PersonId> people) =>
    [
        .. CheckManager(by),
        .. by is Actor.Client client && client.Id != owner ? [new OwnerOnly()] : ImmutableList<Refusal>.Empty,
        .. people.Contains(next) ? [] : ImmutableList.Create<Refusal>(
            new InvalidField("person", "unknownPerson", $"{next} is not one of the company's people.")),
    ];

    /// <summary>Why one of a company's people is not deactivated.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="person">Who is to leave.</param>
    /// <param name="successor">Who is to get the person's assignments, where somebody is named.</param>
    /// <param name="owner">Who owns the company; null where that is not known.</param>
    /// <param name="people">The company's people who are active.</param>
    public static ImmutableList<Refusal> CheckLeaving(
        Actor by, PersonId person, PersonId? successor, PersonId? owner, IReadOnlySet<PersonId> people) =>
    [
        .. CheckManager(by),
        .. person == owner ? [new OwnerStays(person)] : ImmutableList<Refusal>.Empty,
        .. (successor, owner) switch
        {
            (null, null) => ImmutableList.Create<Refusal>(
                new InvalidField("successor", "successorRequired", "The company has no owner yet: name who gets the assignments.")),
            ({ } next, _) when next == person || !people.Contains(next) => ImmutableList.Create<Refusal>(
                new InvalidField("successor", "unknownSuccessor", $"{next} is not another of the company's people.")),
            _ => [],
        },
    ];

    [GeneratedRegex(
        @"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+\z")]
    private static partial Regex Mailbox();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();
}
