namespace AxisOps.TestKit;

/// <summary>Where things are in the checkout that the running tests were built from.</summary>
public static class Repository
{
    /// <summary>Gets the checkout's root folder: the nearest ancestor of the test binary that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Gets the staged module folder, <c>out/AxisOps</c>.</summary>
    public static string StagedModule => Path.Combine(Root, "out", "AxisOps");

    /// <summary>Gets the folder of recorded device answers.</summary>
    public static string Fixtures => Path.Combine(Root, "Tests", "Fixtures");

    /// <summary>Gets the full path of one recorded answer, given as <c>folder/file</c>.</summary>
    public static string Fixture(string relative) => Path.Combine(Fixtures, relative);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AxisOps.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("AxisOps.slnx was not found above " + AppContext.BaseDirectory);
    }
}
