namespace WorkMarket.Domain.Tests.Stories;

/// <summary>What came of a wish, and what should have.</summary>
internal sealed record Verdict(Story Before, Decision Decision, Actor By, Instant At)
{
    public Story Afterwards => Before.Then(Accepted.Happened);

    private Decision.Accepted Accepted => Decision as Decision.Accepted
        ?? throw new Xunit.Sdk.XunitException(
            $"Refused: {string.Join(", ", Refusals.Select(refusal => $"{refusal.Rule} ({refusal.Message})"))}");

    public IReadOnlyList<Refusal> Refusals => Decision is Decision.Refused refused
        ? Plain(refused.Refusals)
        : throw new Xunit.Sdk.XunitException($"Accepted: {Structure.Describe(((Decision.Accepted)Decision).Happened)}");

    /// <summary>It happened, and exactly so. A plain event is by the one who asked, in that instant.</summary>
    public Verdict Then(params Expected[] expected)
    {
        var all = expected.Select(one => Structure.Describe(new Happened(one.At ?? At, one.By ?? By, one.Event)));
        Assert.Equal(WithoutRating(string.Join('\n', all)), WithoutRating(string.Join('\n', Accepted.Happened.Select(Structure.Describe))));
        return this;
    }

    // Until when both sides may rate, the tests of that ask.
    private static string WithoutRating(string happened) =>
        System.Text.RegularExpressions.Regex.Replace(happened, "RateUntil: [^,)]*", "RateUntil: ...");

    /// <summary>It happened and left the assignment so.</summary>
    public Verdict Leaves(Status status)
    {
        Assert.Equal(status, Afterwards.State.Status);
        return this;
    }

    /// <summary>It was refused, for exactly these rules.</summary>
    public Verdict Refused(params string[] rules)
    {
        Assert.Equal(rules, Refusals.Select(refusal => refusal.Rule));
        return this;
    }

    /// <summary>It was refused, with exactly these refusals; how support is reached may be said with them.</summary>
    public Verdict Refused(params Refusal[] refusals)
    {
        Assert.Equal(Structure.Describe(refusals), Structure.Describe(Refusals.Select(WithoutSupport)));
        return this;
    }

    // Whatever a story refuses, it says in words.
    private static IReadOnlyList<Refusal> Plain(IReadOnlyList<Refusal> refusals)
    {
        Assert.All(refusals, refusal => Assert.Empty(CodeNames.In(refusal.Message)));
        return refusals;
    }

    private Refusal WithoutSupport(Refusal refusal) => refusal with
    {
        Message = refusal.Message.Replace($" For help, reach {Before.Facts.Policy.Support.InWords}.", "", StringComparison.Ordinal),
    };
}

/// <summary>An event that a test expects; by default by the one who asked, when they asked.</summary>
internal sealed record Expected(Event Event, Instant? At = null, Actor? By = null)
{
    public static implicit operator Expected(Event @event) => new(@event);

    /// <summary>Something that time alone brings about.</summary>
    public static Expected Clock(string at, Event @event) => Clock(Moments.At(at), @event);

    public static Expected Clock(Instant at, Event @event) => new(@event, at, TheClock);
}
