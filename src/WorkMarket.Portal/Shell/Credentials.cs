using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Api.People;

namespace WorkMarket.Portal.Shell;

/// <summary>What a worker can do and has to show for it, in words.</summary>
public static class Credentials
{
    private static readonly ImmutableList<(string Heading, Func<WorkerView, ImmutableList<string>> Items)> All =
    [
        ("Skills", view => view.Skills), ("Certifications", view => view.Certifications.ConvertAll(InWords)),
        ("Licences", view => view.Licences.ConvertAll(InWords)), ("Tools", view => view.Tools),
        ("Insurance", view => view.Insurance.ConvertAll(one => InWords(new(one.Kind, one.Insurer, one.Expires)))),
    ];

    /// <summary>What is said of each of some workers, by what it is; what nobody of them has is left out.</summary>
    public static IEnumerable<(string Heading, ImmutableList<ImmutableList<string>> Items)> Of(params ImmutableList<WorkerView?> some) =>
        All.Select(list => (list.Heading, some.ConvertAll(view => view is null ? [] : list.Items(view))))
            .Where(row => row.Item2.Exists(items => !items.IsEmpty));

    private static string InWords(PublicCredential one) =>
        $"{one.Name}{(one.Issuer is { } issuer ? $", {issuer}" : "")}{(one.Expires is { } day ? $", until {Day(day)}" : "")}";

    private static string Day(LocalDate day) => day.ToString("d MMM uuuu", CultureInfo.InvariantCulture);
}
