using System.Collections.Immutable;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Http;

/// <summary>What a body's types cannot say of its form: that no list holds a null.</summary>
internal static class Form
{
    public static WorkerProfile Whole(WorkerProfile profile) => profile with
    {
        Skills = Whole(profile.Skills, "skills"),
        Certifications = Whole(profile.Certifications, "certifications"),
        Licences = Whole(profile.Licences, "licences"),
        Tools = Whole(profile.Tools, "tools"),
        Insurance = Whole(profile.Insurance, "insurance"),
    };

    public static AssignmentSettings Whole(AssignmentSettings settings) =>
        settings with { Deliverables = Whole(settings.Deliverables, "deliverables") };

    /// <summary>The list.</summary>
    /// <exception cref="BadRequestException">It holds a null.</exception>
    public static ImmutableList<T> Whole<T>(ImmutableList<T> list, string field)
        where T : class =>
        list.Contains(null!) ? throw new BadRequestException(field, "jsonInvalid", $"'{field}' holds a null.") : list;
}
