namespace WorkMarket.Testing;

/// <summary>Where the repository lies on this machine.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WorkMarket.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
