using System.Collections.Immutable;
using System.Text.Json;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Places;

namespace WorkMarket.Domain.Tests.Places;

[Rule("§8 Contact and access notes; §1 beside the events, which hold only a salted hash of them")]
public sealed class AccessDetailsTests
{
    [Fact]
    public void They_change_without_consent_and_the_events_hold_their_hash_alone()
    {
        var wish = (ChangeAccess)ChangeAccess();
        var changed = Given.Assigned(Sites.InStore).When(Clara, wish, "06-12 09:00").Then(new AccessChanged(wish.Access.Hash()));
        Assert.Equal(wish.Access.Hash(), changed.Afterwards.State.Core.AccessHash);
        var written = JsonSerializer.Serialize<object>(changed.Afterwards.Timeline[^1].Event);
        Assert.DoesNotContain("Dana", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Ring", written, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_is_salted_and_covers_every_word()
    {
        var details = new AccessDetails(new("Dana", "+13035550100", "d@x.example"), "Ring.");
        var hashes = new[]
        {
            new KeptAccess(details, "1"), new(details, "2"), new(details with { Notes = null }, "1"),
            new(details with { Contact = null }, "1"), new(details with { Contact = new("Dana", null, "d@x.example") }, "1"),
        }.Select(access => access.Hash()).ToList();
        Assert.Equal(hashes, hashes.Distinct());
        Assert.All(hashes, hash => Assert.Equal(64, hash.Length));
    }

    [Fact]
    public void They_are_deleted_in_every_status_also_by_WorkMarket()
    {
        var paid = Given.Draft(Accessible).And(Clara, Send(), "06-10 10:00").And(Wanda, Apply(), "06-10 11:00")
            .And(Clara, Accept(), "06-10 12:00").And(Clara, Cancel(), "06-12 09:00");
        Assert.NotNull(paid.State.Core.AccessHash);
        Assert.Null(paid.When(Sam, new RemoveAccess(), "06-20 09:00").Then(new AccessChanged(null)).Afterwards.State.Core.AccessHash);
        Given.Paid(Sites.InStore).When(Clara, new RemoveAccess(), "06-20 09:00").Refused("noAccess");
    }

    [Fact]
    public void They_belong_to_a_site()
    {
        Given.Assigned().When(Clara, ChangeAccess(), "06-12 09:00").Refused("noSite");
        Given.Assigned(Sites.At(Place.Remote())).When(Clara, ChangeAccess(), "06-12 09:00").Refused("noSite");
        Assert.Equal("noSite", Assert.Single(Wrong(request => Accessible(request) with { Place = null })).Rule);
        var remote = Given.Assigned(Accessible).And(Clara, Elsewhere(Place.Remote()), "06-12 09:00")
            .And(Wanda, ApprovePlaceChange(), "06-12 10:00");
        Assert.Null(remote.State.Core.AccessHash);
    }

    [Theory]
    [InlineData("+13035550100", null)]
    [InlineData("+442079460000", null)]
    [InlineData("+123456789012345", null)]
    [InlineData("303-555-0100", "phoneNotE164")]
    [InlineData("+1 303 555 0100", "phoneNotE164")]
    [InlineData("+03035550100", "phoneNotE164")]
    [InlineData("+1234567890123456", "phoneNotE164")]
    [InlineData("+1٣٠٣٥٥٥", "phoneNotE164")]
    [InlineData("", "phoneNotE164")]
    public void A_phone_number_is_in_E164(string phone, string? rule) => Assert.Equal(
        rule, AccessRules.Check(new(new("Dana", phone)), "", Policy.Default.Places).SingleOrDefault()?.Rule);

    [Theory]
    [InlineData("dana@northwind.example", null)]
    [InlineData("dana", "emailInvalid")]
    [InlineData("Dana <dana@northwind.example>", "emailInvalid")]
    [InlineData("dana@x.example\r\nBcc: all@x.example", "emailInvalid")]
    public void A_mail_address_is_one(string email, string? rule) => Assert.Equal(
        rule, AccessRules.Check(new(new("Dana", null, email)), "", Policy.Default.Places).SingleOrDefault()?.Rule);

    [Fact]
    public void Texts_have_a_longest_length_and_one_of_the_two_is_there()
    {
        Assert.Equal(
            ["notes textTooLong", "contact.name textTooLong"],
            AccessRules.Check(
                    new(new(new('x', Policy.Default.Places.LineLength + 1)), new('x', Policy.Default.Places.NotesLength + 1)), "",
                    Policy.Default.Places)
                .Select(refusal => $"{refusal.Field} {refusal.Rule}"));
        Assert.Equal("siteAccess.notes", Assert.Single(Wrong(request => Accessible(request) with { Access = new(new(), "1") })).Field);
    }

    private static DraftRequest Accessible(DraftRequest request) =>
        Sites.InStore(request) with { Access = ((ChangeAccess)ChangeAccess()).Access };

    private static ImmutableList<Refusal> Wrong(Func<DraftRequest, DraftRequest> change) => ((Decision.Refused)DraftRules.Create(
        Given.Id, change(Given.Request), Clara, Given.Company, Policy.Default, At("06-10 09:00"))).Refusals;
}
