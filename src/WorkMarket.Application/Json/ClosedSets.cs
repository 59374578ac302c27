using System.Text.Json.Serialization.Metadata;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Application.Json;

/// <summary>The names under which members of the domain's closed sets are stored. They never change; the types behind them may.</summary>
public static class ClosedSets
{
    private static readonly Dictionary<Type, (string Property, (Type Type, string Name)[] Members)> Sets = new()
    {
        [typeof(Assignment)] = ("status",
        [
            (typeof(Draft), "draft"),
            (typeof(Sent), "sent"),
            (typeof(Assigned), "assigned"),
            (typeof(InProgress), "inProgress"),
            (typeof(OnHold), "onHold"),
            (typeof(PendingApproval), "pendingApproval"),
            (typeof(Invoiced), "invoiced"),
            (typeof(Paid), "paid"),
            (typeof(Cancelled), "cancelled"),
            (typeof(CancelledOffer), "cancelledOffer"),
            (typeof(Voided), "voided"),
        ]),
        // How an engagement stands that ended while the assignment went on.
        [typeof(WithWorker)] = ("status",
        [
            (typeof(Invoiced), "invoiced"),
            (typeof(Paid), "paid"),
            (typeof(Cancelled), "cancelled"),
        ]),
        [typeof(Actor)] = ("role",
        [
            (typeof(Actor.Worker), "worker"),
            (typeof(Actor.Client), "client"),
            (typeof(Actor.AccountManager), "accountManager"),
            (typeof(Actor.Support), "support"),
            (typeof(Actor.System), "system"),
        ]),
        [typeof(Audience)] = ("to",
        [
            (typeof(Audience.Named), "named"),
            (typeof(Audience.Open), "open"),
        ]),
        [typeof(UnmetRequirement)] = ("rule",
        [
            (typeof(UnmetRequirement.SkillMissing), "skillMissing"),
            (typeof(UnmetRequirement.CertificationMissing), "certificationMissing"),
            (typeof(UnmetRequirement.CertificationExpires), "certificationExpires"),
            (typeof(UnmetRequirement.LicenceMissing), "licenceMissing"),
            (typeof(UnmetRequirement.LicenceExpires), "licenceExpires"),
            (typeof(UnmetRequirement.InsuranceMissing), "insuranceMissing"),
            (typeof(UnmetRequirement.InsuranceExpires), "insuranceExpires"),
            (typeof(UnmetRequirement.OnTimeTooLow), "onTimeTooLow"),
            (typeof(UnmetRequirement.TooManyCancelled), "tooManyCancelled"),
            (typeof(UnmetRequirement.TooManyAbandoned), "tooManyAbandoned"),
        ]),
    };

    /// <summary>Gives a closed set its discriminator and names.</summary>
    public static void Name(JsonTypeInfo type)
    {
        if (SetOf(type.Type) is not { } set)
            return;
        // The discriminator says it already, so a property of the same name is left out.
        foreach (var same in type.Properties.Where(property => property.Name == set.Property).ToList())
            type.Properties.Remove(same);
        if (!Sets.ContainsKey(type.Type))
            return;
        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = set.Property };
        foreach (var (member, name) in set.Members)
            type.PolymorphismOptions.DerivedTypes.Add(new(member, name));
    }

    private static (string Property, (Type Type, string Name)[] Members)? SetOf(Type? type) =>
        type is null ? null : Sets.TryGetValue(type, out var set) ? set : SetOf(type.BaseType);
}
