using Azure;
using WorkMarket.Api;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Members;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost;

/// <summary>
/// The verb <c>operator NAME EMAIL</c>: makes an operator on the storage that is set, the first of whom nobody can invite (domain.md §1).
/// </summary>
internal static class OperatorCommand
{
    public const string Verb = "operator";

    /// <summary>Runs it. 0 where there is the operator now, 1 where it is refused, 2 where storage did not answer.</summary>
    public static async Task<int> Run(WorkMarketSettings settings, string name, string email, TextWriter output)
    {
        await using var services = Services(settings);
        try
        {
            await services.GetRequiredService<IStorage>().Prepare(CancellationToken.None);
            switch (await services.GetRequiredService<Operators>().Add(name, email, CancellationToken.None))
            {
                case DirectoryOutcome<Person>.Done { Value: var person }:
                    output.WriteLine($"{person.Name} is an operator ({person.Id}) and signs in with {person.Email}.");
                    return 0;
                case DirectoryOutcome<Person>.Refused refused:
                    output.WriteLine(string.Join(' ', refused.Refusals.Select(refusal => refusal.Message)));
                    return 1;
                default:
                    return 1;
            }
        }
        catch (Exception cut) when (cut is StorageUnavailableException or RequestFailedException or AggregateException)
        {
            output.WriteLine($"Storage does not answer: {cut.GetBaseException().Message} Run it again.");
            return 2;
        }
    }

    private static ServiceProvider Services(WorkMarketSettings settings) => new ServiceCollection()
        .AddLogging()
        .AddWorkMarket()
        .AddWorkMarketSettings(settings)
        .AddSingleton<IWriterQueue, NoWriterQueue>()
        .AddWorkMarketStorage(
            new() { Access = StorageAccess.Parse(settings.ConnectionString, settings.Account.ByIdentity), Prefix = settings.Prefix })
        .BuildServiceProvider();
}
