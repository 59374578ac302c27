using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using WorkMarket.Testing;

namespace WorkMarket.Infra.Tests;

/// <summary>The Bicep compiler, which checks every property against Azure's own types, and says what would be deployed.</summary>
internal static class Bicep
{
    private static readonly string Program =
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Bicep").Value!;

    private static readonly string Folder = Copy();

    private static readonly ConcurrentDictionary<string, Lazy<(string Output, string Errors)>> Compiled = new();

    /// <summary>What the compiler says of a template or of parameters; nothing where all is well.</summary>
    public static string Complaints(string file) => Built(file).Errors;

    /// <summary>A template compiled for Azure Resource Manager.</summary>
    public static JsonNode Compile(string file) => JsonNode.Parse(Built(file).Output)!;

    /// <summary>All resources that parameters lead to. What only Azure knows stays an expression in brackets.</summary>
    public static JsonArray Predict(string parameters, string resourceGroup)
    {
        var (_, errors) = Run(
            "snapshot", parameters, "--mode", "overwrite", "--resource-group", resourceGroup, "--location", "eastus2",
            "--subscription-id", "00000000-0000-0000-0000-000000000001", "--tenant-id", "00000000-0000-0000-0000-000000000002");
        var snapshot = Path.Combine(Folder, Path.ChangeExtension(parameters, ".snapshot.json"));
        return File.Exists(snapshot)
            ? JsonNode.Parse(File.ReadAllText(snapshot))!["predictedResources"]!.AsArray()
            : throw new InvalidOperationException(errors);
    }

    // No test changes a template, so that each is compiled once for all tests.
    private static (string Output, string Errors) Built(string file) => Compiled.GetOrAdd(file, one => new(
        () => Run(Path.GetExtension(one) == ".bicepparam" ? "build-params" : "build", one, "--stdout"))).Value;

    // A snapshot is written beside its parameters. The settings of the Functions host lie above, and the templates read them.
    private static string Copy()
    {
        var root = Directory.CreateTempSubdirectory("workmarket-infra-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        File.Copy(Path.Combine(Repository.Root, "host.json"), Path.Combine(root, "host.json"));
        var (source, target) = (Path.Combine(Repository.Root, "infra"), Path.Combine(root, "infra"));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        File.Copy(Path.Combine(AppContext.BaseDirectory, "everything.bicepparam"), Path.Combine(target, "everything.bicepparam"));
        return target;
    }

    private static (string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("Bicep did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.GetAwaiter().GetResult());
    }
}
