using System.Net.Mail;

namespace WorkMarket.Domain.Places;

/// <summary>What contact and access notes may hold (domain.md §8).</summary>
public static class AccessRules
{
    // ITU-T E.164: a plus and up to fifteen digits, of which the first is no nought.
    private const int LeastDigits = 2;
    private const int MostDigits = 15;

    /// <summary>What is wrong with them: every field that is.</summary>
    /// <param name="details">What they say.</param>
    /// <param name="within">Where they stand in a request, with a dot behind it, or nothing.</param>
    /// <param name="limits">The limits.</param>
    public static IEnumerable<Refusal> Check(AccessDetails details, string within, PlacePolicy limits)
    {
        if (details is { Contact: null, Notes: null })
            yield return new InvalidField($"{within}notes", "accessRequired", "Name a contact, or say how to get in.");
        foreach (var refusal in details.Notes is { } notes ? Text.Shown(notes, $"{within}notes", limits.NotesLength) : [])
            yield return refusal;
        foreach (var refusal in details.Contact is { } contact ? Contact(contact, $"{within}contact", limits) : [])
            yield return refusal;
    }

    private static IEnumerable<Refusal> Contact(SiteContact contact, string field, PlacePolicy limits)
    {
        foreach (var refusal in Text.Line(contact.Name, $"{field}.name", limits.LineLength))
            yield return refusal;
        if (contact.Phone is { } phone && !IsE164(phone))
            yield return new InvalidField(
                $"{field}.phone", "phoneNotE164", "A phone number is written as in E.164: a plus and at most 15 digits, as in "
                    + "+13035550100.");
        if (contact.Email is { } email && !IsMailAddress(email, limits))
            yield return new InvalidField($"{field}.email", "emailInvalid", "This is not a mail address, as in front.desk@example.com.");
    }

    private static bool IsE164(string phone) => phone.Length is > LeastDigits and <= MostDigits + 1 && phone[0] == '+' && phone[1] != '0'
        && phone.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsMailAddress(string email, PlacePolicy limits) => email.Length <= limits.EmailLength
        && !email.Any(char.IsControl) && MailAddress.TryCreate(email, out var address) && address.Address == email;
}
