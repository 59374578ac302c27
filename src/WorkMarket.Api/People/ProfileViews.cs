using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Deliverables;
using WorkMarket.Application.People;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Api.People;

/// <summary>A file with a profile.</summary>
public sealed record ProfileFileView(ProfileFileId Id, ProfileFileKind Kind, string FileName, string ContentType, long Size, string Sha256, Instant At)
{
    internal static ProfileFileView Of(ProfileFile file) => new(
        file.Id, file.Kind, file.File.Name, DeliverableFunctions.Format(file.File.Name).ContentType, file.File.Length, file.File.Sha256, file.At);
}

/// <summary>A worker's own profile, whole.</summary>
public sealed record ProfileView(WorkerProfile Profile, ImmutableList<ProfileFileView> Files, long Version)
{
    internal static ProfileView Of(StoredProfile stored) => new(stored.Profile, stored.Files.ConvertAll(ProfileFileView.Of), stored.Version);
}

/// <summary>A certification or licence as others see it.</summary>
public sealed record PublicCredential(string Name, string? Issuer, LocalDate? Expires);

/// <summary>An insurance as others see it.</summary>
public sealed record PublicInsurance(string Kind, string? Insurer, LocalDate? Expires);

/// <summary>
/// A worker as clients and WorkMarket see him: without the numbers of certifications, licences and policies, and with the scans of these
/// only for those who may look at them.
/// </summary>
public sealed record WorkerView(
    PersonId Id, string Name, string? About, ImmutableList<string> Skills, ImmutableList<PublicCredential> Certifications, ImmutableList<PublicCredential> Licences,
    ImmutableList<string> Tools, ImmutableList<PublicInsurance> Insurance, ImmutableList<ProfileFileView> Files)
{
    internal static WorkerView Of(Person person, StoredProfile stored, bool scans) => new(
        person.Id, person.Name, stored.Profile.About, stored.Profile.Skills,
        Public(stored.Profile.Certifications), Public(stored.Profile.Licences), stored.Profile.Tools,
        stored.Profile.Insurance.ConvertAll(insurance => new PublicInsurance(insurance.Kind, insurance.Insurer, insurance.Expires)),
        [.. stored.Files.Where(file => scans || !file.IsScan).Select(ProfileFileView.Of)]);

    private static ImmutableList<PublicCredential> Public(ImmutableList<Credential> credentials) =>
        credentials.ConvertAll(credential => new PublicCredential(credential.Name, credential.Issuer, credential.Expires));
}

/// <summary>A version that was accepted.</summary>
public sealed record AcceptanceView(TermsDocument Document, string Version, Instant At);

/// <summary>What a worker accepted, and when.</summary>
public sealed record AcceptanceListView(ImmutableList<AcceptanceView> Acceptances);
