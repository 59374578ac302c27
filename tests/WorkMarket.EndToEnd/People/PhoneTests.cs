using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.People;

public sealed class PhoneTests(HostFixture fixture) : HostTests(fixture)
{
    private const string Pin = "407193";
    private const string Url = "https://workmarket.example/api/phone/voice";

    [Fact]
    public async Task A_worker_calls_and_checks_in_and_out()
    {
        var (id, number) = await ByPhone();
        var call = new Telephone(Market);
        Assert.Contains("Enter the number", await call.Type(""), StringComparison.Ordinal);
        Assert.Contains("Enter your PIN", await call.Type(number), StringComparison.Ordinal);
        Assert.Contains("Press 1", await call.Type(Pin), StringComparison.Ordinal);
        Assert.StartsWith("You are checked in at ", await call.Type("1"), StringComparison.Ordinal);
        Assert.False(call.IsOpen);
        Assert.StartsWith("You are checked out at ", await Telephone.Dial(Market, number, Pin, "2"), StringComparison.Ordinal);
        var visit = Assert.Single((await Look(id)).Visits!);
        Assert.Equal(("phone", "phone", "wanda"), (visit.CheckIn.By.Channel, visit.CheckOut!.By.Channel, visit.CheckIn.By.Id));
    }

    [Fact]
    public async Task A_step_that_comes_again_acts_once_and_is_answered_alike()
    {
        var (id, number) = await ByPhone();
        var call = new Telephone(Market);
        foreach (var typed in new[] { "", number, Pin })
            await call.Type(typed);
        var first = (await call.Repeat(3, "1")).Expect(200);
        var version = (await Look(id)).Version;
        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => call.Repeat(3, "1")));
        Assert.All(again, answer => Assert.Equal(first.Text, answer.Expect(200).Text));
        Assert.Equal(version, (await Look(id)).Version);
        Assert.Single((await Look(id)).Visits!);
    }

    [Fact]
    public async Task What_the_rules_refuse_is_spoken()
    {
        var (_, number) = await ByPhone();
        Assert.StartsWith(
            "There is no check-in to check out from: check in first", await Telephone.Dial(Market, number, Pin, "2"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_types_something_else_is_asked_again_and_then_the_call_ends()
    {
        var (_, number) = await ByPhone();
        var call = new Telephone(Market);
        foreach (var typed in new[] { "", "12", number, Pin, "3" })
            await call.Type(typed);
        Assert.True(call.IsOpen);
        Assert.Contains("Press 1", call.Said, StringComparison.Ordinal);
        await call.Type("");
        await call.Type("9");
        Assert.False(call.IsOpen);
    }

    [Fact]
    public async Task Three_wrong_PINs_lock_and_the_right_one_is_refused_too()
    {
        var id = await Offers.SentTo(new { workers = new[] { "wes" } });
        var application = (await Wes.Post($"assignments/{id}/applications")).Expect(201).As<Done>().Application!;
        (await Nora.Post($"assignments/{id}/applications/{application.Id}/accept")).Expect(200);
        var number = (await Wes.Get($"assignments/{id}/phone")).Expect(200).Json.GetProperty("assignmentNumber").GetString()!;
        (await Wes.Send(HttpMethod.Put, "me/phone-pin", new { pin = Pin })).Expect(200);
        var call = new Telephone(Market);
        foreach (var typed in new[] { "", number, "1111", "2222" })
            await call.Type(typed);
        Assert.Contains("not the PIN", call.Said, StringComparison.Ordinal);
        Assert.Contains("in an hour", await call.Type("3333"), StringComparison.Ordinal);
        Assert.Contains("in an hour", await Telephone.Dial(Market, number, Pin), StringComparison.Ordinal);
        (await Wes.Send(HttpMethod.Put, "me/phone-pin", new { pin = Pin })).Expect(200);
        Assert.Contains("Press 1", await Telephone.Dial(Market, number, Pin), StringComparison.Ordinal);
        Assert.Empty((await Look(id)).Visits ?? []);
    }

    [Fact]
    public async Task A_number_that_is_nobody_s_sounds_like_a_wrong_PIN()
    {
        var call = new Telephone(Market);
        await call.Type("");
        Assert.Contains("Enter your PIN", await call.Type("00000000"), StringComparison.Ordinal);
        Assert.Contains("not the PIN", await call.Type(Pin), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_not_signed_as_set_is_turned_away()
    {
        var call = new Telephone(Market);
        (await call.Send(Url, "", signature: "")).ExpectProblem(403, "signatureWrong");
        (await call.Send(Url, "", signature: "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).ExpectProblem(403, "signatureWrong");
        (await Market.Stranger().Post("phone/voice", new { CallSid = "CA1" })).ExpectProblem(403, "signatureWrong");
        (await Wanda.Post("phone/voice")).ExpectProblem(403, "signatureWrong");
        (await new Telephone(Market, "../x").Send(Url, "")).ExpectRefusal(400, "callInvalid");
        (await call.Send($"{Url}?step=x", "")).ExpectRefusal(400, "stepInvalid");
    }

    [Fact]
    public async Task A_PIN_is_some_digits_and_is_never_shown()
    {
        (await Walt.Send(HttpMethod.Put, "me/phone-pin", new { pin = "12" })).ExpectRefusal(400, "pinInvalid");
        (await Walt.Send(HttpMethod.Put, "me/phone-pin", new { pin = "123456" })).ExpectRefusal(400, "pinTooSimple");
        (await Nora.Send(HttpMethod.Put, "me/phone-pin", new { pin = Pin })).ExpectProblem(403, "forbidden");
        var set = (await Walt.Send(HttpMethod.Put, "me/phone-pin", new { pin = Pin })).Expect(200);
        Assert.DoesNotContain(Pin, set.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worker_is_told_whom_to_call_and_what_to_enter()
    {
        var (id, number) = await ByPhone();
        var shown = (await Wanda.Get($"assignments/{id}/phone")).Expect(200).Json;
        Assert.Equal(
            ("+1 212-555-0147", number, true),
            (shown.GetProperty("call").GetString(), shown.GetProperty("assignmentNumber").GetString(),
                shown.GetProperty("pinSet").GetBoolean()));
        (await Walt.Get($"assignments/{id}/phone")).ExpectProblem(404, "notFound");
        (await Nora.Get($"assignments/{id}/phone")).ExpectProblem(403, "forbidden");
    }

    private async Task<(string Id, string Number)> ByPhone()
    {
        var id = await Offers.Assigned(("checkIn", new { required = true, phoneNumber = "+1 212-555-0147" }));
        (await Wanda.Send(HttpMethod.Put, "me/phone-pin", new { pin = Pin })).Expect(200);
        return (id, (await Wanda.Get($"assignments/{id}/phone")).Expect(200).Json.GetProperty("assignmentNumber").GetString()!);
    }
}
