using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Letters;

/// <summary>
/// Sends the letters about people who come in and leave (domain.md §7: invitation, successor), and about what else no case tells a person.
/// They go out whatever mail somebody prefers, and a second time, under the same Message-ID, only where a process died between the mail
/// server's answer and the end of its message.
/// </summary>
public sealed class PeopleLetters(
    IInvitations invitations, InvitationTokens tokens, IDirectory directory, IMailQueue queue, IMailer mailer, IClock clock,
    MailOptions options, EffectOptions effects, Policy policy)
{
    /// <summary>Sends one, or puts its ticket back until the mail server takes it.</summary>
    public async Task<IReadOnlyCollection<MailTrouble>> Handle(MailTicket ticket, PeopleLetter about, CancellationToken cancellation)
    {
        var name = Name(about);
        try
        {
            if (await Write(about, cancellation) is not { } letter)
                return [];
            await mailer.Send(letter, cancellation);
            Measures.Mailed(Notifications.MailState.Sent);
            return [];
        }
        catch (MailRefusedException refused)
        {
            Measures.Mailed(Notifications.MailState.Refused);
            return [new(name, IsOver: true, refused.Message)];
        }
        catch (MailUnavailableException failure)
        {
            return [await Later(ticket, name, failure.Message, cancellation)];
        }
        catch (StorageUnavailableException outage)
        {
            await queue.Enqueue(ticket, effects.AfterOutage, cancellation);
            return [new(name, IsOver: false, outage.Message)];
        }
    }

    private async Task<MailTrouble> Later(MailTicket ticket, string name, string reason, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var until = (ticket.Since ?? now) + options.GiveUpAfter;
        if (now >= until)
        {
            Measures.Mailed(Notifications.MailState.GivenUp);
            return new(name, IsOver: true, reason);
        }
        Measures.Mailed(null);
        var pause = Duration.Min(options.BackOff[Math.Min(ticket.Tries, options.BackOff.Count - 1)], until - now);
        await queue.Enqueue(ticket with { Tries = ticket.Tries + 1, Since = ticket.Since ?? now }, pause, cancellation);
        return new(name, IsOver: false, reason);
    }

    private Task<Letter?> Write(PeopleLetter about, CancellationToken cancellation) => about.Kind switch
    {
        PeopleLetterKind.Invitation => Invitation(about, cancellation),
        PeopleLetterKind.Accepted => Accepted(about, cancellation),
        PeopleLetterKind.Owner => Owner(about, cancellation),
        PeopleLetterKind.Successor => Successor(about, cancellation),
        PeopleLetterKind.Management => Management(about, cancellation),
        PeopleLetterKind.FileWithdrawn => FileWithdrawn(about, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(about), about.Kind, null),
    };

    // Whether the address is somebody's is told to the address alone.
    private async Task<Letter?> Invitation(PeopleLetter about, CancellationToken cancellation)
    {
        if ((await invitations.Find(new(about.About), cancellation)).Value is not { } invitation
            || !invitation.IsOpen(clock.GetCurrentInstant()))
            return null;
        var by = invitation.By is { } id ? await directory.FindPerson(id, cancellation) : null;
        var company = await CompanyName(invitation.Company, cancellation);
        var isFree = await directory.FindByEmail(invitation.Email, cancellation) is not { } there
            || there.Left is not null && (there.Role, there.Company) == (invitation.Role, invitation.Company);
        var link = InvitationLink.Create(options.BaseUrl, invitation.Id, await tokens.Compute(invitation.Id, cancellation));
        return Letter(
            about, invitation.Email, invitation.Name, by is null ? "Your registration" : $"{by.Name} invites you", company,
            isFree ? "people-invitation" : "people-known",
            ("by", by?.Name ?? ""), ("company", company), ("page", isFree ? link.AbsoluteUri : ""),
            ("until", new MailTimes(policy.BusinessTime.Zone).Write(invitation.Until)));
    }

    private async Task<Letter?> Accepted(PeopleLetter about, CancellationToken cancellation)
    {
        if ((await invitations.Find(new(about.About), cancellation)).Value is not { By: { } by, Accepted: { } accepted } invitation
            || await directory.FindPerson(by, cancellation) is not { Email: { } email, Left: null } inviter)
            return null;
        var company = await CompanyName(invitation.Company, cancellation);
        return Letter(
            about, email, inviter.Name, $"{accepted.Name} has accepted", company, "people-accepted",
            ("person", accepted.Name), ("company", company), ("email", invitation.Email));
    }

    private async Task<Letter?> Owner(PeopleLetter about, CancellationToken cancellation) =>
        await directory.FindCompany(new(about.About), cancellation) is { Owner: { } owner } company
        && await directory.FindPerson(owner, cancellation) is { Email: { } email, Left: null } person
            ? Letter(about, email, person.Name, "You own a company at WorkMarket", company.Name, "people-owner",
                ("company", company.Name), ("page", options.BaseUrl.AbsoluteUri))
            : null;

    private async Task<Letter?> Successor(PeopleLetter about, CancellationToken cancellation)
    {
        if (await directory.FindPerson(new(about.About), cancellation) is not { Left: { } left, Company: { } id } gone
            || await directory.FindCompany(id, cancellation) is not { } company
            || (left.Successor ?? company.Owner) is not { } next
            || await directory.FindPerson(next, cancellation) is not { Email: { } email, Left: null } successor)
            return null;
        return Letter(
            about, email, successor.Name, $"You take over from {gone.Name}", company.Name, "people-successor",
            ("person", gone.Name), ("company", company.Name), ("page", options.BaseUrl.AbsoluteUri));
    }

    // Whom the company was taken from again has nothing to look after.
    private async Task<Letter?> Management(PeopleLetter about, CancellationToken cancellation)
    {
        if (Members.Management.Parse(about.About) is not { } of
            || await directory.FindCompany(of.Company, cancellation) is not { } company || company.AccountManager != of.Manager
            || await directory.FindPerson(of.Manager, cancellation) is not { Email: { } email, Left: null } manager)
            return null;
        return Letter(
            about, email, manager.Name, $"You look after {company.Name}", company.Name, "people-management",
            ("company", company.Name), ("page", new Uri(options.BaseUrl, "desk").AbsoluteUri));
    }

    // Of a file that its owner has removed since there is nothing to say.
    private async Task<Letter?> FileWithdrawn(PeopleLetter about, CancellationToken cancellation)
    {
        if (!UploadId.TryParse(about.About, out var upload) || upload.Worker is not { } worker
            || (await directory.FindProfile(worker, cancellation)).Files.Find(file => file.File.Upload == about.About)
                is not { Finding: { } finding, File.Name: var file }
            || await directory.FindPerson(worker, cancellation) is not { Email: { } email, Left: null } owner)
            return null;
        return Letter(
            about, email, owner.Name, "A file of your profile was withdrawn", file, "people-file",
            ("file", file), ("scanner", finding.Scanner), ("what", finding.What),
            ("page", new Uri(options.BaseUrl, "me/profile").AbsoluteUri));
    }

    private async Task<string> CompanyName(CompanyId? id, CancellationToken cancellation) =>
        id is { } company ? (await directory.FindCompany(company, cancellation))?.Name ?? company.Value : "WorkMarket";

    private Letter Letter(
        PeopleLetter about, string email, string name, string line, string title, string form,
        params (string Name, string Value)[] values) =>
        new()
        {
            Id = Name(about),
            Address = email,
            Name = Excerpt.Cut(name, options.SubjectTitleLength),
            Line = line,
            Title = Excerpt.Cut(title, options.SubjectTitleLength),
            Support = policy.Support.InWords,
            Case = "",
            Version = 0,
            Hash = "",
            IgnoresPreferences = true,
            Sections = [new(form, values.ToImmutableDictionary(value => value.Name, value => value.Value))],
        };

    // What names the mail and nothing that is secret: the link's token follows from the invitation and a secret, and not from its name.
    private static string Name(PeopleLetter about) =>
        $"{about.Kind.ToString().ToLowerInvariant()}.{InvitationId.AddressHash($"{about.Kind} {about.About}")}";
}
