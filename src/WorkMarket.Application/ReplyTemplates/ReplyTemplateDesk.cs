using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ReplyTemplates;

namespace WorkMarket.Application.ReplyTemplates;

/// <summary>Whose reply templates: somebody's own, those of a company, or the desk's.</summary>
public abstract record ReplyShelf
{
    private ReplyShelf() { }

    /// <summary>Somebody's own.</summary>
    public sealed record Own(PersonId Person) : ReplyShelf;

    /// <summary>Those that all of a company have.</summary>
    public sealed record OfCompany(CompanyId Company) : ReplyShelf;

    /// <summary>Those that all of the desk have.</summary>
    public sealed record OfDesk : ReplyShelf;
}

/// <summary>What came of writing a reply template.</summary>
public abstract record ReplyTemplateOutcome
{
    private ReplyTemplateOutcome() { }

    /// <summary>It is so now, by this request or by the earlier one that it repeats.</summary>
    public sealed record Saved(ReplyTemplate Template) : ReplyTemplateOutcome;

    /// <summary>The rules speak against it.</summary>
    public sealed record Refused(ImmutableList<Refusal> Refusals) : ReplyTemplateOutcome;

    /// <summary>It has another version by now.</summary>
    public sealed record Stale(long Version) : ReplyTemplateOutcome;

    /// <summary>There is none.</summary>
    public sealed record NotFound : ReplyTemplateOutcome;
}

/// <summary>Keeps reply templates. It throws <see cref="Storage.StorageUnavailableException"/> where storage fails.</summary>
public interface IReplyTemplates
{
    /// <summary>All of a shelf. One request.</summary>
    Task<ImmutableList<ReplyTemplate>> Read(ReplyShelf shelf, CancellationToken cancellation);

    /// <summary>A template, or null. One request.</summary>
    Task<ReplyTemplate?> Find(ReplyShelf shelf, ReplyTemplateId id, CancellationToken cancellation);

    /// <summary>Writes a new one; where its id is there already, that one comes back. One request where it is not.</summary>
    Task<ReplyTemplate> Create(ReplyShelf shelf, ReplyTemplate template, CancellationToken cancellation);

    /// <summary>
    /// Writes a changed one, or null for none, in place of the version that was read; false where there is another by now. Two requests.
    /// </summary>
    Task<bool> Replace(ReplyShelf shelf, ReplyTemplate before, ReplyTemplate? after, CancellationToken cancellation);
}

/// <summary>Writes reply templates of clients and of the desk, and fills them (domain.md §10).</summary>
public sealed class ReplyTemplateDesk(IReplyTemplates templates, CaseReader cases, CachedDirectory directory, IClock clock, Policy policy)
{
    private const char SharedId = 's';
    private const char OwnId = 'o';
    private const int IdDigits = 24;

    /// <summary>Those that somebody has, own and shared, by name. Two requests.</summary>
    public async Task<ImmutableList<ReplyTemplate>> List(Actor by, CancellationToken cancellation)
    {
        var shelves = await Task.WhenAll(
            templates.Read(Shelf(by, isShared: false), cancellation), templates.Read(Shelf(by, isShared: true), cancellation));
        return [.. shelves.SelectMany(some => some)
            .OrderBy(template => template.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(template => template.Id.Value, StringComparer.Ordinal)];
    }

    /// <summary>One that somebody has, or null.</summary>
    public Task<ReplyTemplate?> Find(Actor by, ReplyTemplateId id, CancellationToken cancellation) => IsId(id.Value)
        ? templates.Find(Shelf(by, id.Value[0] == SharedId), id, cancellation)
        : Task.FromResult<ReplyTemplate?>(null);

    /// <summary>A new one. The same request again finds what it wrote.</summary>
    public async Task<ReplyTemplateOutcome> Create(
        Actor by, string name, string text, bool isShared, string request, CancellationToken cancellation)
    {
        if (ReplyTemplateRules.Check(name, text, policy) is { IsEmpty: false } refusals)
            return new ReplyTemplateOutcome.Refused(refusals);
        var shelf = Shelf(by, isShared);
        var id = new ReplyTemplateId($"{(isShared ? SharedId : OwnId)}{request[..IdDigits]}");
        var there = await templates.Read(shelf, cancellation);
        if (there.Count >= policy.ReplyTemplates && !there.Exists(template => template.Id == id))
            return new ReplyTemplateOutcome.Refused([new ReplyTemplatesFull(policy.ReplyTemplates)]);
        return new ReplyTemplateOutcome.Saved(await templates.Create(
            shelf, new(id, name, text, isShared, by.Person()!.Value, clock.GetCurrentInstant(), Version: 1), cancellation));
    }

    /// <summary>Changes the version that was seen. What is shared, everybody who has it may change.</summary>
    public async Task<ReplyTemplateOutcome> Replace(
        Actor by, ReplyTemplateId id, long version, string name, string text, CancellationToken cancellation)
    {
        if (await Find(by, id, cancellation) is not { } there)
            return new ReplyTemplateOutcome.NotFound();
        if (ReplyTemplateRules.Check(name, text, policy) is { IsEmpty: false } refusals)
            return new ReplyTemplateOutcome.Refused(refusals);
        var after = there with
        {
            Name = name,
            Text = text,
            By = by.Person()!.Value,
            At = clock.GetCurrentInstant(),
            Version = version + 1,
        };
        // It may be what an earlier try at this wrote.
        if (there == after with { At = there.At })
            return new ReplyTemplateOutcome.Saved(there);
        return there.Version == version && await templates.Replace(Shelf(by, there.IsShared), there, after, cancellation)
            ? new ReplyTemplateOutcome.Saved(after)
            : await Find(by, id, cancellation) is { } other
            ? new ReplyTemplateOutcome.Stale(other.Version)
            : new ReplyTemplateOutcome.NotFound();
    }

    /// <summary>Deletes it, in whatever version it is; false where there is none.</summary>
    public async Task<bool> Delete(Actor by, ReplyTemplateId id, CancellationToken cancellation)
    {
        while (await Find(by, id, cancellation) is { } there)
        {
            if (await templates.Replace(Shelf(by, there.IsShared), there, null, cancellation))
                return true;
        }
        return false;
    }

    /// <summary>What one says of an assignment; null where there is no such template or assignment for the reader.</summary>
    public async Task<FilledReply?> Fill(Actor by, ReplyTemplateId id, AssignmentId assignment, CancellationToken cancellation) =>
        await Find(by, id, cancellation) is { } template && await cases.Read(assignment, by, cancellation) is { } view
            ? ReplyTemplateRules.Fill(template.Text, await Values(by, view.State, cancellation))
            : null;

    private async Task<Dictionary<string, string?>> Values(Actor by, Assignment state, CancellationToken cancellation)
    {
        var schedule = state.Brief.Schedule;
        return new()
        {
            ["company"] = (await directory.FindCompany(state.Brief.Company, cancellation))?.Name,
            ["end"] = Wording.InWords(schedule.End, schedule.Zone),
            ["invoice"] = Parts.InvoiceNumberOf(state)?.ToString(),
            ["me"] = await Name(by.Person()),
            ["number"] = state.Core.Number?.Value,
            ["projectManager"] = await Name(state.Brief.ProjectManager),
            ["start"] = Wording.InWords(schedule.Start, schedule.Zone),
            ["title"] = state.Brief.Title,
            ["worker"] = await Name((state as WithWorker)?.Engagement.Worker),
        };

        async Task<string?> Name(PersonId? person) =>
            person is { } id ? (await directory.FindPerson(id, cancellation))?.Name : null;
    }

    private static ReplyShelf Shelf(Actor by, bool isShared) => (isShared, by) switch
    {
        (false, _) => new ReplyShelf.Own(by.Person()!.Value),
        (_, Actor.Client client) => new ReplyShelf.OfCompany(client.Company),
        (_, Actor.Support) => new ReplyShelf.OfDesk(),
        _ => throw new ArgumentException($"A {by.Role} shares no reply templates.", nameof(by)),
    };

    private static bool IsId(string text) =>
        text.Length == IdDigits + 1 && text[0] is SharedId or OwnId && text.Skip(1).All(char.IsAsciiHexDigitLower);
}
