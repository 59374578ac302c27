using System.Collections.Immutable;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.People;

/// <summary>Which e-mail somebody wants. What there is to say stands in the application either way.</summary>
/// <param name="Mail">Whether there is to be e-mail at all.</param>
/// <param name="Except">Of which categories there is to be none.</param>
public sealed record MailPreference(bool Mail, ImmutableSortedSet<NoticeCategory> Except)
{
    /// <summary>What holds until somebody says otherwise: e-mail of everything.</summary>
    public static MailPreference All { get; } = new(Mail: true, Except: []);

    /// <summary>Whether there is to be e-mail of a notice.</summary>
    public bool Wants(NoticeKind kind) => kind.IgnoresPreferences() || (Mail && !Except.Contains(kind.Category()));
}
