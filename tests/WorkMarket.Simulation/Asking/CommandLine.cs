using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Time;
using WorkMarket.Simulation.People;

namespace WorkMarket.Simulation.Asking;

/// <summary>The command line cannot be understood; the message says why, in one line.</summary>
internal sealed class WrongCommandLineException(string message) : Exception(message);

/// <summary>The command line: reads it, and says again what it asked for.</summary>
internal static class CommandLine
{
    private const int MostEscalations = 10_000_000;

    private static readonly string Kinds =
        $"{string.Join(", ", Population.All.SkipLast(1).Select(kind => kind.Name))} and {Population.All[^1].Name}";

    private static readonly Option[] Options =
    [
        new("--escalations", $"a whole number from 1 to {MostEscalations}",
            (wish, text) => Texts.Whole(text, MostEscalations) is { } number ? wish with { Escalations = number } : null,
            wish => $"{wish.Escalations}"),
        new("--months", "a whole number from 1 to 120",
            (wish, text) => Texts.Whole(text, 120) is { } number ? wish with { Months = number } : null, wish => $"{wish.Months}"),
        new("--from", "a day from 2000-01-01 to 2099-12-31", (wish, text) => Texts.Day(text) is { } day ? wish with { From = day } : null,
            wish => Texts.Day(wish.From)),
        new("--seed", "a whole number", (wish, text) => Texts.Seed(text) is { } seed ? wish with { Seed = seed } : null,
            wish => $"{wish.Seed}"),
        new("--mix", $"parts of {Kinds}, as in prompt=20,slow=30",
            (wish, text) => Mix.Read(text) is { } mix ? wish with { Mix = mix } : null, wish => wish.Mix.ToString()),
        Window("--messages", (windows, span) => windows with { MessagesFor = span }, windows => windows.MessagesFor),
        Window("--project-manager", (windows, span) => windows with { ProjectManagerFor = span }, windows => windows.ProjectManagerFor),
        Window("--silence", (windows, span) => windows with { SilenceFor = span }, windows => windows.SilenceFor),
        Window("--update", (windows, span) => windows with { UpdateEvery = span }, windows => windows.UpdateEvery),
        new("--month", Texts.CalendarAllowed,
            (wish, text) => Texts.Calendar(text) is { } span ? With(wish, windows => windows with { Month = span }) : null,
            wish => Texts.Calendar(wish.Policy.Escalations.Month)),
        new("--hours", "wholeDays, always, or office hours as in 09:00-17:00",
            (wish, text) => Texts.Hours(text) is { } hours ? With(wish, calendar => calendar with { Hours = hours }) : null,
            wish => Texts.Hours(wish.Policy.BusinessTime.Hours)),
        new("--zone", "a time zone of the tz database, as in America/New_York",
            (wish, text) => Texts.Zone(text) is { } zone ? With(wish, calendar => calendar with { Zone = zone }) : null,
            wish => wish.Policy.BusinessTime.Zone.Id),
        new("--holidays", "usFederal or none",
            (wish, text) => Texts.Holidays(text) is { } rule ? With(wish, calendar => calendar with { Holidays = rule }) : null,
            wish => Texts.Holidays(wish.Policy.BusinessTime.Holidays)),
        new("--threads", "a whole number from 1 to 256",
            (wish, text) => Texts.Whole(text, 256) is { } number ? wish with { Threads = number } : null),
        new("--only", "the number of an escalation",
            (wish, text) => Texts.Whole(text, MostEscalations) is { } number ? wish with { Only = number } : null),
    ];

    /// <summary>What it asks for.</summary>
    /// <exception cref="WrongCommandLineException">It cannot be understood.</exception>
    public static Wish Read(IReadOnlyList<string> arguments)
    {
        var wish = new Wish();
        for (var at = 0; at < arguments.Count; at += 2)
        {
            var option = Options.SingleOrDefault(option => option.Name == arguments[at])
                ?? throw new WrongCommandLineException(
                    $"There is no option '{arguments[at]}': there are {string.Join(", ", Options.Select(option => option.Name))}.");
            if (arguments.Take(at).Where((_, place) => place % 2 == 0).Contains(option.Name))
                throw new WrongCommandLineException($"{option.Name} is there twice.");
            if (at + 1 == arguments.Count)
                throw new WrongCommandLineException($"{option.Name} needs a value: {option.Allowed}.");
            wish = option.Read(wish, arguments[at + 1])
                ?? throw new WrongCommandLineException($"{option.Name} cannot be '{arguments[at + 1]}': it is {option.Allowed}.");
        }
        if (wish.Only > wish.Escalations)
            throw new WrongCommandLineException($"--only cannot be '{wish.Only}': there are {wish.Escalations} escalations.");
        return wish.OpenedUntil > wish.Begins ? wish
            : throw new WrongCommandLineException(
                "--months has to be longer than --month: a silent escalation has to come to its end in them.");
    }

    /// <summary>All that a wish depends on, as it would be asked for.</summary>
    public static IEnumerable<string> Say(Wish wish) =>
        Options.Where(option => option.Say is not null).Select(option => $"{option.Name} {option.Say!(wish)}");

    private static Option Window(
        string name, Func<EscalationPolicy, BusinessSpan, EscalationPolicy> with, Func<EscalationPolicy, BusinessSpan> of) => new(
            name, Texts.BusinessAllowed,
            (wish, text) => Texts.Business(text) is { } span ? With(wish, windows => with(windows, span)) : null,
            wish => Texts.Business(of(wish.Policy.Escalations)));

    private static Wish With(Wish wish, Func<EscalationPolicy, EscalationPolicy> windows) =>
        wish with { Policy = wish.Policy with { Escalations = windows(wish.Policy.Escalations) } };

    private static Wish With(Wish wish, Func<BusinessCalendar, BusinessCalendar> calendar) =>
        wish with { Policy = wish.Policy with { BusinessTime = calendar(wish.Policy.BusinessTime) } };

    /// <summary>An option.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Allowed">What it may be, in words.</param>
    /// <param name="Read">Puts what a text says into a wish; null where the text is not allowed.</param>
    /// <param name="Say">What it is in a wish; null where nothing that comes out depends on it.</param>
    private sealed record Option(string Name, string Allowed, Func<Wish, string, Wish?> Read, Func<Wish, string>? Say = null);
}
