using System.Collections.Immutable;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using Xunit;

namespace WorkMarket.Storage.Tests.People;

/// <summary>How people come into a market of a test's own; Northwind is Nora's, and what mail would go out is kept.</summary>
internal sealed class FrontDoor : IMailer
{
    public static readonly Actor.Client Nick = new(new("nick"), Cast.Nora.Company, Channel.Desktop);

    private FrontDoor(Market market)
    {
        Market = market;
        var (directory, mail) = (market.Storage.Directory, market.Storage.Mail);
        Companies = new(directory, directory, market.Directory, mail, market.Clock, market.Policy);
        People = new(
            directory, market.Storage.Invitations, market.Storage.Successions, market.Directory, market.Search, market.Clock,
            market.Policy);
        Invitations = new(
            market.Storage.Invitations, mail, new TryCounter(market.Storage.Tries, market.Clock), market.Clock, market.Policy);
        ComingIn = new(
            market.Storage.Invitations, PostOffice.Invitations, directory, directory, People, mail, market.Clock, market.Policy);
        Office = new(market, this, new());
    }

    public Market Market { get; }

    public CompanyDesk Companies { get; }

    public PeopleDesk People { get; }

    public InvitationDesk Invitations { get; }

    public ComingIn ComingIn { get; }

    public PostOffice Office { get; }

    public List<Letter> Sent { get; } = [];

    /// <summary>Opens a market in which Northwind has Nora, who owns it, and Nick.</summary>
    public static async Task<FrontDoor> Open()
    {
        var door = new FrontDoor(await Market.Open());
        var directory = door.Market.Storage.Directory;
        await directory.Put(Cast.Northwind with { People = [Cast.Nora.Id, Nick.Id], Owner = Cast.Nora.Id }, default);
        await directory.Put(Cast.People[0] with { Email = "nora@example.com" }, default);
        await directory.Put(new Person(Nick.Id, "Nick Adeyemi", Role.Client, Nick.Company) { Email = "nick@example.com" }, default);
        return door;
    }

    /// <summary>Northwind invites somebody.</summary>
    public async Task<Invitation> Invite(string email, string name = "Ian Novak", Actor? by = null)
    {
        var outcome = await Invitations.Invite(by ?? Cast.Nora, new(name, email, Role.Client, Cast.Nora.Company), null, default);
        return Assert.IsType<DirectoryOutcome<Invitation>.Done>(outcome).Value;
    }

    /// <summary>Follows the link of an invitation.</summary>
    public async Task<DirectoryOutcome<Person>> Accept(
        InvitationId id, string? token = null, string? request = null, ImmutableList<TermsVersion>? terms = null,
        PersonId? signIn = null) => await ComingIn.Accept(
        id, token ?? await PostOffice.Invitations.Compute(id, default), new(null, null, terms ?? [], signIn), request, default);

    /// <summary>What went to an address, after all that waits was sent.</summary>
    public async Task<IReadOnlyList<Letter>> Mails(string email)
    {
        await Office.Send();
        return Sent.FindAll(letter => letter.Address == email);
    }

    /// <summary>Whom a letter's link lets in; null where it has none.</summary>
    public static InvitationId? LinkIn(Letter letter) =>
        letter.Sections is [{ Values: var values }] && values.GetValueOrDefault("page") is { Length: > 0 } page
            ? new(Uri.UnescapeDataString(new Uri(page).Segments[^2].TrimEnd('/')))
            : null;

    Task IMailer.Send(Letter letter, CancellationToken cancellation)
    {
        lock (Sent)
            Sent.Add(letter);
        return Task.CompletedTask;
    }
}
