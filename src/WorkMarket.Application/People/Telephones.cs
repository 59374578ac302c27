using PhoneNumbers;

namespace WorkMarket.Application.People;

/// <summary>Telephones as people type them, and as they are kept.</summary>
internal static class Telephones
{
    /// <summary>
    /// A number in E.164, as in <c>+12125550147</c> for <c>+1 212-555-0147</c>. What is none, for instance without a country or too short
    /// for it, is an empty text, which the rules then refuse.
    /// </summary>
    public static string? Normalize(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        try
        {
            var number = PhoneNumberUtil.GetInstance().Parse(typed, null);
            return !number.HasExtension && PhoneNumberUtil.GetInstance().IsPossibleNumber(number)
                ? PhoneNumberUtil.GetInstance().Format(number, PhoneNumberFormat.E164)
                : "";
        }
        catch (NumberParseException)
        {
            return "";
        }
    }
}
