using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace WorkMarket.Domain.Tests;

/// <summary>What a person reads holds words and no names of code.</summary>
[Rule("§7 What a notice says")]
public sealed class WordingTests
{
    // Those that are given their words where they are made are read in every story that meets them.
    public static TheoryData<Type> Refusals => [.. typeof(Refusal).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Refusal)))
        .Except([typeof(InvalidField), typeof(UploadNotReady)])];

    [Theory, MemberData(nameof(Refusals))]
    public void A_refusal_says_it_in_words_whichever_member_of_a_closed_set_it_is_about(Type type)
    {
        var made = Made(type, 0).Cast<Refusal>().ToList();
        Assert.NotEmpty(made);
        Assert.All(made, refusal =>
        {
            Assert.Empty(CodeNames.In(refusal.Message));
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
            Assert.Matches("^[A-Z0-9“]", refusal.Message);
        });
    }

    [Fact]
    public void Every_member_of_a_closed_set_has_words()
    {
        var members = typeof(Refusal).Assembly.GetTypes().Where(type => type.IsEnum && type.IsPublic).SelectMany(type =>
            Enum.GetValues(type).Cast<Enum>()).ToList();
        Assert.True(members.Count > 200, $"{members.Count}");
        Assert.All(members, member => Assert.Empty(CodeNames.In(Wording.InWords(member))));
    }

    [Fact]
    public void Instants_name_their_zone_and_spans_their_unit()
    {
        Assert.Equal("Tuesday, 16 June 2026, 09:00 EDT (America/New_York)", Wording.InWords(At("06-16 09:00"), NewYork));
        Assert.Equal("Tuesday, 16 June 2026, 13:00 UTC", Wording.InWords(At("06-16 09:00"), DateTimeZone.Utc));
        Assert.Equal(
            ("30 days", "1 month and 15 days", "no time"),
                (Wording.InWords(Period.FromDays(30)), Wording.InWords(new PeriodBuilder { Months = 1, Days = 15 }.Build()),
                    Wording.InWords(Period.Zero)));
        Assert.Equal(
            ("48 hours", "3 days", "4 days and 6 hours", "15 minutes"),
                (Wording.InWords(Hours(48)), Wording.InWords(Hours(72)), Wording.InWords(Hours(102)), Wording.InWords(Minutes(15))));
        Assert.Equal(
            ("the final value", "the max number of hours"), (Wording.Field("finalValue"), Wording.Field("price.perHour.maxNumberOfHours")));
        Assert.Equal("The street and number", Wording.Subject("place.site.line1"));
    }

    [Fact]
    public void The_end_of_a_day_is_said_as_that_where_something_is_to_be_done_until_then()
    {
        Assert.Equal("the end of Tuesday, 16 June 2026 (America/New_York)", Wording.Until(At("06-17 00:00"), NewYork));
        Assert.Equal("Tuesday, 16 June 2026, 09:00 EDT (America/New_York)", Wording.Until(At("06-16 09:00"), NewYork));
        // A day may begin after midnight.
        var havana = DateTimeZoneProviders.Tzdb["America/Havana"];
        var sunday = havana.AtStartOfDay(new(2026, 3, 8));
        Assert.Equal(1, sunday.Hour);
        Assert.Equal("the end of Saturday, 7 March 2026 (America/Havana)", Wording.Until(sunday.ToInstant(), havana));
    }

    [Fact]
    public void A_name_of_code_is_found()
    {
        foreach (var sentence in new[] { "TermsOfService is missing.", "'finalValue' is too high.", "Due after P30D.",
            "From 2026-06-16T13:00:00Z on.", "See /api/me.", "It lasts PT48H." })
            Assert.Single(CodeNames.In(sentence));
        Assert.Empty(CodeNames.In("WorkMarket Support says: PDF, P.O. box, v1, America/New_York, SHA-256, Wanda's."));
    }

    // One of each value of a type: every member of a closed set, every alternative of a closed hierarchy, and of anything else one.
    private static IEnumerable<object?> Made(Type type, int depth)
    {
        if (depth > 6)
            return [null];
        if (Nullable.GetUnderlyingType(type) is { } plain)
            return [null, .. Made(plain, depth)];
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object?>();
        object? one = type == typeof(string) ? "Cabling" : type == typeof(int) ? 3 : type == typeof(decimal) ? 2.5m
            : type == typeof(long) ? 3L
            : type == typeof(bool) ? true : type == typeof(double) ? 2.5
            : type == typeof(Instant) ? At("06-16 09:00") : type == typeof(Duration) ? Hours(72) : type == typeof(DateTimeZone) ? NewYork
            : type == typeof(LocalDate) ? new LocalDate(2026, 6, 16) : type == typeof(Money) ? Usd(12.5m) : type == typeof(Period)
                ? Period.FromDays(30)
            : type == typeof(Policy) ? Policy.Default : type == typeof(Assignment) ? Given.PendingApproval().State : null;
        if (one is not null)
            return [one];
        if (type.IsAbstract)
            return type.Assembly.GetTypes().Where(other => other.IsSubclassOf(type) && !other.IsAbstract).SelectMany(other =>
                Made(other, depth + 1));
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
            return [type.GetField("Empty", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)];
        return type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(constructor => constructor.GetParameters() is var parameters
                && (parameters.Length == 0 || parameters[0].ParameterType != type))
            .OrderByDescending(constructor => constructor.GetParameters().Length).Take(1)
            .SelectMany(constructor =>
                Together([.. constructor.GetParameters().Select(parameter => Made(parameter.ParameterType, depth + 1).ToList())])
                .Select(values => constructor.Invoke(values)));
    }

    // The longest list sets the number; the shorter ones begin anew. Two closed sets meet in each pair.
    private static IEnumerable<object?[]> Together(ImmutableList<List<object?>> lists) => lists.Aggregate(
        (IEnumerable<object?[]>)[[]],
        (all, list) => lists.Count(other => other.Count > 1) <= 2
            ? all.SelectMany(values => list.Select(value => (object?[])[.. values, value]))
            : all.SelectMany((values, index) => list.Count > 1 && values.Length == 0
                ? list.Select(value => (object?[])[.. values, value]) : [[.. values, list[index % list.Count]]]));
}
