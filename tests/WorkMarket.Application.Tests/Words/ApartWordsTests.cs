using NodaTime;
using WorkMarket.Application.Words;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Words;

[Rule("§3 At approval are shown apart: each with how much, in words that name the visit")]
public sealed class ApartWordsTests
{
    [Fact]
    public void All_that_there_is_to_see_is_said_first_of_all_visits_then_of_each()
    {
        var apart = new TimesApart(Minutes(100), Minutes(50), Minutes(150), 2.5m,
        [
            new(new("v1"), Minutes(90), Minutes(0), new(Edited: true, Minutes(435), Channel.Mobile), null, Minutes(150)),
            new(new("v2"), Minutes(10), Minutes(50), null, new(Edited: false, null, Channel.Desktop)),
            new(new("v3"), Duration.FromSeconds(20), Minutes(0), null, null),
        ]);
        Assert.Equal(
            [
                ("Before the scheduled start", "1 hour and 40 minutes in all"),
                ("After the scheduled end", "50 minutes in all"),
                ("At the same time on other assignments", "2 hours and 30 minutes in all"),
                ("Beyond the hours charged", "2.5 hours, which the client may add"),
                ("Visit v1", "1 hour and 30 minutes before the start; 2 hours and 30 minutes at the same time on other assignments; "
                    + "check-in changed after it was put in, recorded 7 hours and 15 minutes after the time that it says and put in by "
                    + "mobile where the phone is required"),
                ("Visit v2", "10 minutes before the start; 50 minutes after the end; check-out put in by desktop where the phone is "
                    + "required"),
                ("Visit v3", "less than a minute before the start"),
            ],
            ApartWords.Lines(apart));
    }

    private static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);
}
