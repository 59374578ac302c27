using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Places;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.Templates;

namespace WorkMarket.Api.Templates;

/// <summary>What is set of a draft. What is left out is inherited when a draft is made of it, or has to be said then.</summary>
/// <param name="Title">A short name for the work.</param>
/// <param name="Description">The scope of work, in full.</param>
/// <param name="Price">What the work pays.</param>
/// <param name="Instructions">Instructions for the work.</param>
/// <param name="ProjectManager">Who at the company answers for it; whoever makes the draft, if left out.</param>
/// <param name="Confirmation">Whether and when the schedule has to be confirmed.</param>
/// <param name="CheckIn">Whether and how the worker checks in and out.</param>
/// <param name="Deliverables">The files that the worker has to deliver.</param>
/// <param name="PaymentTerms">How long after approval the payment is due, as an ISO 8601 period such as <c>P30D</c>.</param>
/// <param name="CounteroffersOff">Whether workers can apply as offered only.</param>
/// <param name="Requirements">What a worker has to have and to have shown before applying.</param>
/// <param name="Place">Where the work is done: on a site, or remote.</param>
public sealed record TemplateContent(
    string? Title = null, string? Description = null, Pricing? Price = null, string? Instructions = null,
    PersonId? ProjectManager = null, ConfirmationBody? Confirmation = null, CheckInBody? CheckIn = null,
    ImmutableList<DeliverableRequirement>? Deliverables = null, Period? PaymentTerms = null, bool? CounteroffersOff = null,
    WorkRequirements? Requirements = null, PlaceBody? Place = null)
{
    /// <summary>What a template sets.</summary>
    internal TemplateContent(DraftContent content)
        : this(
            content.Title, content.Description, content.Price, content.Instructions, content.ProjectManager,
            content.ConfirmationRequired is { } required
                ? new(required, content.Confirmation?.OpensBefore, content.Confirmation?.ClosesBefore)
                : null,
            content.CheckIn is { } checkIn ? new(checkIn.Required, checkIn.PhoneNumber, checkIn.Grace) : null, content.Deliverables,
            content.PaymentTerms, content.CounteroffersOff, content.Requirements,
            content.Place is { } place ? new(place.IsRemote(), place.Site) : null)
    {
    }

    internal DraftContent ToContent() => new()
    {
        Title = Title,
        Description = Description,
        Instructions = Instructions,
        ProjectManager = ProjectManager,
        Place = Place?.ToPlace("place"),
        Price = Price,
        ConfirmationRequired = Confirmation?.Required,
        Confirmation = Confirmation is null ? null : new(Confirmation.OpensBefore, Confirmation.ClosesBefore),
        CheckIn = CheckIn is null ? null : new(CheckIn.Required, CheckIn.PhoneNumber, CheckIn.Grace),
        Deliverables = DraftParts.Checked(Deliverables),
        PaymentTerms = PaymentTerms,
        CounteroffersOff = CounteroffersOff,
        Requirements = DraftParts.Checked(Requirements),
    };
}

/// <summary>A new template.</summary>
/// <param name="Name">Its name, at most 200 characters, which no other template of the company has.</param>
/// <param name="Content">What is set in it; of an assignment, what is said here instead.</param>
/// <param name="From">An assignment of the company whose content it takes, without schedule and people.</param>
public sealed record CreateTemplateRequest(string Name, TemplateContent? Content = null, AssignmentId? From = null);

/// <summary>A template as it shall be.</summary>
/// <param name="Name">Its name, at most 200 characters, which no other template of the company has.</param>
/// <param name="Content">All that is set in it.</param>
public sealed record TemplateRequest(string Name, TemplateContent Content);

/// <summary>The draft that is made of a template or of an assignment.</summary>
/// <param name="Schedule">When the work is to be done.</param>
/// <param name="Content">What is said here in place of what the template or the assignment says.</param>
/// <param name="ExternalId">The client's own number for it, at most 100 characters, which no other of its assignments has.</param>
/// <param name="SiteAccess">Whom to ask for on site, and how to get in: for the client's people and the assigned worker alone.</param>
public sealed record UseRequest(
    ScheduleBody Schedule, TemplateContent? Content = null, string? ExternalId = null, AccessBody? SiteAccess = null)
{
    internal DraftRequest ToDraft() => new(Content?.ToContent() ?? new())
    {
        Schedule = Schedule.ToSchedule(),
        Access = SiteAccess?.ToKept(),
        ExternalId = ExternalId,
    };
}

/// <summary>A template.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">What is set in it.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="Version">Counts its changes; it is also the ETag.</param>
public sealed record TemplateView(
    TemplateId Id, string Name, TemplateContent Content, PersonId ChangedBy, Instant ChangedAt, long Version)
{
    internal static TemplateView FromTemplate(Template template) =>
        new(template.Id, template.Name, new(template.Content), template.By, template.At, template.Version);
}

/// <summary>A template in the list.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Title">The title that it sets; left out where it sets none.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="Version">Counts its changes.</param>
public sealed record TemplateItem(TemplateId Id, string Name, string? Title, Instant ChangedAt, long Version);

/// <summary>A page of the company's templates, newest first.</summary>
/// <param name="Templates">Those on this page.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record TemplateListView(ImmutableList<TemplateItem> Templates, string? Next);
