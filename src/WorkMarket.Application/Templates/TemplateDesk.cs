using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Templates;

namespace WorkMarket.Application.Templates;

/// <summary>A page of templates, and the cursor of the next one.</summary>
public sealed record TemplatePage(ImmutableList<Template> Templates, string? Next);

/// <summary>What came of writing a template.</summary>
public abstract record TemplateOutcome
{
    private TemplateOutcome() { }

    /// <summary>It is so now, by this request or by the earlier one that it repeats.</summary>
    public sealed record Saved(Template Template) : TemplateOutcome;

    /// <summary>The rules speak against it.</summary>
    public sealed record Refused(ImmutableList<Refusal> Refusals) : TemplateOutcome;

    /// <summary>It has another version by now.</summary>
    public sealed record Stale(long Version) : TemplateOutcome;

    /// <summary>There is none.</summary>
    public sealed record NotFound : TemplateOutcome;
}

/// <summary>Keeps the templates of companies. It throws <see cref="Storage.StorageUnavailableException"/> where storage fails.</summary>
public interface ITemplates
{
    /// <summary>A page, newest first. One request. A template that is written or deleted meanwhile moves no other.</summary>
    /// <exception cref="FormatException">The cursor is none of this list.</exception>
    Task<TemplatePage> Read(CompanyId company, string? after, int limit, CancellationToken cancellation);

    /// <summary>A template, or null. One request.</summary>
    Task<Template?> Find(CompanyId company, TemplateId id, CancellationToken cancellation);

    /// <summary>Writes a new one. The same request again finds what it wrote. One request where its name is free.</summary>
    Task<TemplateOutcome> Create(CompanyId company, Template template, string request, CancellationToken cancellation);

    /// <summary>Writes a changed one in place of the version that was read. One request where its name is free.</summary>
    Task<TemplateOutcome> Replace(CompanyId company, Template before, Template after, CancellationToken cancellation);

    /// <summary>Deletes the version that was read; false where there is another by now. One request.</summary>
    Task<bool> Delete(CompanyId company, Template template, CancellationToken cancellation);
}

/// <summary>Writes templates and makes drafts of them and of assignments (domain.md §9).</summary>
public sealed class TemplateDesk(ITemplates templates, ICaseStore store, CaseWriter writer, FactsReader facts, IClock clock)
{
    /// <summary>A new template of what is said, over what an assignment of the company's says where one is named.</summary>
    public async Task<TemplateOutcome> Create(
        Actor.Client by, string name, DraftContent said, AssignmentId? from, string request, CancellationToken cancellation)
    {
        var content = said;
        if (from is { } id)
        {
            if (await Content(by, id, cancellation) is not { } there)
                return new TemplateOutcome.NotFound();
            content = there.Under(said);
        }
        if (await Check(by, name, content, cancellation) is { IsEmpty: false } refusals)
            return new TemplateOutcome.Refused(refusals);
        var now = clock.GetCurrentInstant();
        var template = new Template(NewId(now, request), name, content, by.Id, now, Version: 1);
        return await templates.Create(by.Company, template, request, cancellation);
    }

    /// <summary>Changes the version that was seen to what is said.</summary>
    public async Task<TemplateOutcome> Replace(
        Actor.Client by, TemplateId id, long version, string name, DraftContent said, CancellationToken cancellation)
    {
        if (await templates.Find(by.Company, id, cancellation) is not { } there)
            return new TemplateOutcome.NotFound();
        if (there.Version != version)
            return new TemplateOutcome.Stale(there.Version);
        if (await Check(by, name, said, cancellation) is { IsEmpty: false } refusals)
            return new TemplateOutcome.Refused(refusals);
        var after = new Template(id, name, said, by.Id, clock.GetCurrentInstant(), version + 1);
        return await templates.Replace(by.Company, there, after, cancellation);
    }

    /// <summary>Deletes it, in whatever version it is; false where there is none.</summary>
    public async Task<bool> Delete(Actor.Client by, TemplateId id, CancellationToken cancellation)
    {
        while (await templates.Find(by.Company, id, cancellation) is { } there)
        {
            if (await templates.Delete(by.Company, there, cancellation))
                return true;
        }
        return false;
    }

    /// <summary>A draft of a template; null where there is none.</summary>
    public async Task<RequestOutcome?> Use(
        Actor.Client by, TemplateId id, DraftRequest said, CommandKey key, Request request, Func<Change, Answer> answer,
        CancellationToken cancellation) =>
        await templates.Find(by.Company, id, cancellation) is { } template
            ? await Create(template.Content, said, key, request, answer, cancellation)
            : null;

    /// <summary>A draft that says what an assignment of the company's says; null where there is none.</summary>
    public async Task<RequestOutcome?> Copy(
        Actor.Client by, AssignmentId id, DraftRequest said, CommandKey key, Request request, Func<Change, Answer> answer,
        CancellationToken cancellation) =>
        await Content(by, id, cancellation) is { } content ? await Create(content, said, key, request, answer, cancellation) : null;

    private Task<RequestOutcome> Create(
        DraftContent content, DraftRequest said, CommandKey key, Request request, Func<Change, Answer> answer,
        CancellationToken cancellation) => writer.Create(
            key, new DraftRequest(content.Under(said))
            {
                Schedule = said.Schedule,
                Access = said.Access,
                ExternalId = said.ExternalId,
            }, request, answer, cancellation);

    private async Task<DraftContent?> Content(Actor.Client by, AssignmentId id, CancellationToken cancellation) =>
        await store.ReadAlone(id, cancellation) is { } stored && Access.IsParty(stored.State, by)
            ? DraftContent.FromBrief(stored.State.Brief)
            : null;

    private async Task<ImmutableList<Refusal>> Check(
        Actor.Client by, string name, DraftContent content, CancellationToken cancellation) =>
        TemplateRules.Check(name, content, await facts.ForDraft(by.Company, cancellation), facts.Policy);

    // Newest first by its beginning, which says how long it is to the end of time.
    private static TemplateId NewId(Instant now, string request) =>
        new(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{long.MaxValue - now.ToUnixTimeTicks():D19}-{request[..12]}"));
}
