using NodaTime;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Phone;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Phone;

public sealed class PhoneTests
{
    private const string Pin = "407193";

    [Fact]
    public async Task A_number_is_an_assignment_s_own_for_ever()
    {
        var market = await Market.Open();
        var book = market.Storage.Phone;
        var (one, other) = (new AssignmentId("0000000000000001"), new AssignmentId("0000000000000002"));
        var number = await book.Claim(one, default);
        Assert.Equal(number, await book.Claim(one, default));
        Assert.NotEqual(number, await book.Claim(other, default));
        Assert.Equal(one, await book.FindCase(number, default));
        Assert.Null(await book.FindCase(AssignmentNumber.Parse("00000000"), default));
    }

    [Fact]
    public async Task A_number_that_another_has_is_not_given_again()
    {
        var id = new AssignmentId("0000000000000001");
        var usual = await (await Market.Open()).Storage.Phone.Claim(id, default);

        var market = await Market.Open();
        var other = new AssignmentId("0000000000000009");
        var table = market.TableNamed("directory");
        await table.Insert(new TableRow($"phone-{usual}", "case") { { "case", other.Value } });
        var numbers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => market.Storage.Phone.Claim(id, default)));
        Assert.NotEqual(usual, Assert.Single(numbers.Distinct()));
        Assert.Equal(
            (id, other), (await market.Storage.Phone.FindCase(numbers[0], default), await market.Storage.Phone.FindCase(usual, default)));
    }

    [Fact]
    public async Task Three_wrong_PINs_lock_for_an_hour_whoever_asks_after_a_restart()
    {
        var market = await Market.Open();
        var book = market.Storage.Phone;
        await book.SavePin(Cast.Wanda.Id, SecretHash.Compute(Pin), default);
        Assert.Equal(PinResult.Wrong, await Check("0000", "a1"));
        Assert.Equal(PinResult.Wrong, await Check("0000", "a2"));
        Assert.Equal(PinResult.Locked, await Check("0000", "a3"));
        Assert.Equal(PinResult.Locked, await Check(Pin, "a4"));
        market.Clock.Advance(Duration.FromHours(1) - Duration.FromSeconds(1));
        Assert.Equal(PinResult.Locked, await Check(Pin, "a5"));
        market.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(PinResult.Right, await Check(Pin, "a6"));
        Assert.Equal(PinResult.Wrong, await Check("0000", "a7"));
        Assert.Equal(PinResult.Wrong, await Check("0000", "a8"));
        Assert.Equal(PinResult.Right, await Check(Pin, "a9"));

        // Each asks as a process does that has just started.
        Task<PinResult> Check(string pin, string attempt) =>
            new PinCheck(
                new Storage.Phone.TablePhoneBook(Table(market)), new(new Storage.Identity.TableTries(Table(market)), market.Clock),
                Policy.Default).Check(Cast.Wanda.Id, "12345678", pin, attempt, default);
    }

    [Fact, Rule("§3 Check in / check out: the phone")]
    public async Task PINs_that_are_set_at_once_are_all_set_and_the_last_one_holds()
    {
        var market = await Market.Open();
        var pins = Pins(market);
        foreach (var attempt in new[] { "a1", "a2" })
            await pins.Check(Cast.Wanda.Id, "12345678", "0000", attempt, default);
        string[] some = [.. Enumerable.Range(0, 24).Select(number => $"7391{number:D2}")];
        await Task.WhenAll(some.Select(pin => pins.Set(Cast.Wanda.Id, pin, default)));
        Assert.Equal(
            Application.Identity.Tries.None, (await market.Storage.Tries.FindTries($"phone-tries-worker-{Cast.Wanda.Id}", default)).Value);
        await pins.Set(Cast.Wanda.Id, Pin, default);
        Assert.Equal(PinResult.Right, await pins.Check(Cast.Wanda.Id, "12345678", Pin, "a3", default));
    }

    [Fact]
    public async Task A_PIN_that_is_set_anew_ends_the_lock_of_the_one_before()
    {
        var market = await Market.Open();
        var pins = Pins(market);
        await pins.Set(Cast.Wanda.Id, Pin, default);
        foreach (var attempt in new[] { "a1", "a2", "a3" })
            await pins.Check(Cast.Wanda.Id, "12345678", "0000", attempt, default);
        Assert.Equal(PinResult.Locked, await pins.Check(Cast.Wanda.Id, "12345678", Pin, "a4", default));
        await pins.Set(Cast.Wanda.Id, "739164", default);
        Assert.Equal(PinResult.Wrong, await pins.Check(Cast.Wanda.Id, "12345678", Pin, "a5", default));
        Assert.Equal(PinResult.Right, await pins.Check(Cast.Wanda.Id, "12345678", "739164", "a6", default));
    }

    [Fact]
    public async Task The_same_try_again_does_not_count()
    {
        var market = await Market.Open();
        await market.Storage.Phone.SavePin(Cast.Wanda.Id, SecretHash.Compute(Pin), default);
        var pins = Pins(market);
        for (var repeat = 0; repeat < 5; repeat++)
            Assert.Equal(PinResult.Wrong, await pins.Check(Cast.Wanda.Id, "1", "0000", "same", default));
        Assert.Equal(PinResult.Right, await pins.Check(Cast.Wanda.Id, "1", Pin, "next", default));
    }

    [Fact]
    public async Task Tries_at_the_same_time_are_no_more_than_one_after_the_other()
    {
        var market = await Market.Open();
        await market.Storage.Phone.SavePin(Cast.Wanda.Id, SecretHash.Compute(Pin), default);
        var pins = Pins(market);
        var results = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(number => pins.Check(Cast.Wanda.Id, "1", $"000{number}", $"t{number}", default)));
        Assert.True(results.Count(result => result == PinResult.Wrong) <= 2);
        Assert.Equal(PinResult.Locked, await pins.Check(Cast.Wanda.Id, "1", Pin, "right", default));
    }

    [Fact]
    public async Task Without_a_PIN_none_is_right()
    {
        var market = await Market.Open();
        var pins = Pins(market);
        Assert.Equal(PinResult.Wrong, await pins.Check(Cast.Walt.Id, "1", "", "a", default));
        Assert.Equal(PinResult.Wrong, await pins.Check(null, "1", "0000", "a", default));
        Assert.Equal(PinResult.Wrong, await pins.Check(null, "1", "0000", "b", default));
        Assert.Equal(PinResult.Locked, await pins.Check(null, "1", "0000", "c", default));
        Assert.Equal(PinResult.Wrong, await pins.Check(null, "2", "0000", "d", default));
    }

    [Fact]
    public async Task A_PIN_is_kept_as_a_salted_hash_alone()
    {
        var (one, other) = (SecretHash.Compute(Pin), SecretHash.Compute(Pin));
        Assert.NotEqual(one.Hash, other.Hash);
        var market = await Market.Open();
        await market.Storage.Phone.SavePin(Cast.Wanda.Id, one, default);
        var stored = (await market.Storage.Phone.FindPin(Cast.Wanda.Id, default))!;
        Assert.True(stored.Matches(Pin));
        Assert.False(stored.Matches("407194"));
        Assert.False(SecretHash.None.Matches(Pin));
    }

    [Fact]
    public async Task A_call_checks_in_by_the_phone_channel_once()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Assigned);
        var book = market.Storage.Phone;
        await book.SavePin(Cast.Wanda.Id, SecretHash.Compute(Pin), default);
        var number = (await book.Claim(id, default)).Value;
        var calls = Calls();
        Assert.Equal((Prompt.Number, 1), Read(await calls.Answer("CA1", 0, "", default)));
        Assert.Equal((Prompt.Pin, 2), Read(await calls.Answer("CA1", 1, number, default)));
        Assert.Equal((Prompt.Action, 3), Read(await calls.Answer("CA1", 2, Pin, default)));
        var said = await calls.Answer("CA1", 3, "1", default);
        Assert.Equal(said, await Calls().Answer("CA1", 3, "1", default));
        Assert.Equal(said, await Calls().Answer("CA1", 3, "2", default));
        var events = await market.Events(id);
        Assert.Single(events.OfType<CheckedIn>());
        var entry = (await market.Timeline(id)).Entries!.Last(entry => entry.Happened!.Event is CheckedIn);
        Assert.Equal(new Actor.Worker(Cast.Wanda.Id, Channel.Phone), entry.Happened!.By);
        Assert.DoesNotContain(Pin, (await book.FindCall("CA1", default)).Value!.ToString(), StringComparison.Ordinal);

        // A host that died before it wrote the step down repeats it: the case knows the request.
        await book.SaveCall(
            "CA2", (await book.FindCall("CA1", default)).Value! with { Spoken = new("Press 1.", Prompt.Action, 3) }, null, default);
        await Calls().Answer("CA2", 3, "2", default);
        var (left, mark) = await book.FindCall("CA2", default);
        await book.SaveCall("CA2", left! with { Spoken = new("Press 1.", Prompt.Action, 3) }, mark, default);
        Assert.Equal(left!.Spoken, await Calls().Answer("CA2", 3, "2", default));
        Assert.Single((await market.Events(id)).OfType<CheckedOut>());

        PhoneCalls Calls() => new(book, Pins(market), market.Storage.Cases, market.Writer, market.Clock, Policy.Default);
    }

    [Fact]
    public async Task A_call_is_forgotten_after_some_hours()
    {
        var market = await Market.Open();
        var book = market.Storage.Phone;
        var calls = new PhoneCalls(book, Pins(market), market.Storage.Cases, market.Writer, market.Clock, Policy.Default);
        await calls.Answer("CA1", 0, "", default);
        await calls.Answer("CA1", 1, "00000000", default);
        market.Clock.Advance(PhoneCalls.Remembered);
        Assert.Equal((Prompt.Number, 1), Read(await calls.Answer("CA1", 2, Pin, default)));
        Assert.Equal(0, await book.ForgetCalls(market.Clock.GetCurrentInstant(), default));
        Assert.Equal(1, await book.ForgetCalls(market.Clock.GetCurrentInstant() + Duration.FromSeconds(1), default));
        Assert.Null((await book.FindCall("CA1", default)).Value);
    }

    private static (Prompt?, int) Read(Spoken spoken) => (spoken.Next, spoken.Step);

    private static PinCheck Pins(Market market) => new(market.Storage.Phone, new(market.Storage.Tries, market.Clock), Policy.Default);

    private static Table Table(Market market) => market.TableNamed("directory");
}
