using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Deliverables;
using WorkMarket.Application.People;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Api.People;

/// <summary>A file with a profile.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="FileName">As it was uploaded.</param>
/// <param name="ContentType">The media type, by the extension.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">The SHA-256 of the bytes in hexadecimal digits.</param>
/// <param name="At">When it was added.</param>
/// <param name="Finding">What a scanner found in it, by which it was withdrawn; left out where none found anything.</param>
public sealed record ProfileFileView(
    ProfileFileId Id, ProfileFileKind Kind, string FileName, string ContentType, long Size, string Sha256, Instant At,
    FindingView? Finding)
{
    internal static ProfileFileView FromFile(ProfileFile file) => new(
        file.Id, file.Kind, file.File.Name, DeliverableFunctions.Format(file.File.Name).ContentType, file.File.Length, file.File.Sha256,
        file.At, FindingView.FromFinding(file.Finding));
}

/// <summary>A worker's own profile, whole.</summary>
/// <param name="Profile">What the worker says of himself.</param>
/// <param name="Files">Photos and scans that belong to it.</param>
/// <param name="Version">Counts its changes; it is also the ETag.</param>
public sealed record ProfileView(WorkerProfile Profile, ImmutableList<ProfileFileView> Files, long Version)
{
    internal static ProfileView FromProfile(StoredProfile stored) =>
        new(stored.Profile, stored.Files.ConvertAll(ProfileFileView.FromFile), stored.Version);
}

/// <summary>A certification or licence as others see it.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Issuer">Who issued it; left out where that is not said.</param>
/// <param name="Expires">The last day on which it is valid; left out where it does not expire.</param>
public sealed record PublicCredential(string Name, string? Issuer, LocalDate? Expires);

/// <summary>An insurance as others see it.</summary>
/// <param name="Kind">What it insures against.</param>
/// <param name="Insurer">The company that insures; left out where that is not said.</param>
/// <param name="Expires">The last day on which it is valid; left out where it does not expire.</param>
public sealed record PublicInsurance(string Kind, string? Insurer, LocalDate? Expires);

/// <summary>
/// A worker as clients and WorkMarket see him: without the numbers of certifications, licences and policies, and with the scans of these
/// only for those who may look at them.
/// </summary>
/// <param name="Id">The worker's id.</param>
/// <param name="Name">As others see it.</param>
/// <param name="About">What the worker says of himself; left out where nothing is said.</param>
/// <param name="Skills">What the worker can do.</param>
/// <param name="Certifications">Without their numbers.</param>
/// <param name="Licences">Without their numbers.</param>
/// <param name="Tools">What the worker brings along.</param>
/// <param name="Insurance">Without the numbers of the policies.</param>
/// <param name="Files">Photos; scans only for those who may look at them.</param>
public sealed record WorkerView(
    PersonId Id, string Name, string? About, ImmutableList<string> Skills, ImmutableList<PublicCredential> Certifications,
    ImmutableList<PublicCredential> Licences,
    ImmutableList<string> Tools, ImmutableList<PublicInsurance> Insurance, ImmutableList<ProfileFileView> Files)
{
    internal static WorkerView FromProfile(Person person, StoredProfile stored, bool scans) => new(
        person.Id, person.Name, stored.Profile.About, stored.Profile.Skills,
        Public(stored.Profile.Certifications), Public(stored.Profile.Licences), stored.Profile.Tools,
        stored.Profile.Insurance.ConvertAll(insurance => new PublicInsurance(insurance.Kind, insurance.Insurer, insurance.Expires)),
        [.. stored.Files.Where(file => scans || !file.IsScan).Select(ProfileFileView.FromFile)]);

    private static ImmutableList<PublicCredential> Public(ImmutableList<Credential> credentials) =>
        credentials.ConvertAll(credential => new PublicCredential(credential.Name, credential.Issuer, credential.Expires));
}

/// <summary>A version that was accepted.</summary>
/// <param name="Document">Which of the documents.</param>
/// <param name="Version">The version's name.</param>
/// <param name="At">When the worker accepted it.</param>
public sealed record AcceptanceView(TermsDocument Document, string Version, Instant At);

/// <summary>What a worker accepted, and when.</summary>
/// <param name="Acceptances">One entry for each version that was accepted.</param>
public sealed record AcceptanceListView(ImmutableList<AcceptanceView> Acceptances);
