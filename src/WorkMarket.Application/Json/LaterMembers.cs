using System.Collections;
using System.Text.Json.Serialization.Metadata;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Json;

/// <summary>
/// Members that came to the stored types after their first version have a default, which what was stored before is read with. While
/// they have it they are not written, so that what has nothing of them is written as it always was.
/// </summary>
internal static class LaterMembers
{
    /// <summary>Those with a default that the first version wrote nevertheless.</summary>
    private static readonly HashSet<(Type Type, string Member)> First =
    [
        (typeof(Sent), "applications"),
        (typeof(Voided), "applications"),
        (typeof(Engagement), "visits"),
        (typeof(Engagement), "visitsMade"),
        (typeof(Engagement), "deliverables"),
        (typeof(Engagement), "labels"),
    ];

    /// <summary>Leaves out members that have their default.</summary>
    public static void LeaveOutDefaults(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member.Set is not null && !member.IsRequired && member.AssociatedParameter is null or { HasDefaultValue: true }
                && !First.Contains((type.Type, member.Name)))
                member.ShouldSerialize = Nullable.GetUnderlyingType(member.PropertyType) is null ? (_, value) =>
                    !IsNothing(value) : (_, value) => value is not null;
        }
    }

    private static bool IsNothing(object? value) => value switch
    {
        null or false or 0 => true,
        ICollection list => list.Count == 0,
        _ => false,
    };
}
