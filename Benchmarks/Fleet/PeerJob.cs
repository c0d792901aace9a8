namespace AxisOps.Benchmarks.Fleet;

/// <summary>One run of one peer.</summary>
/// <param name="Folder">A folder of its own with the files of <see cref="FleetPlan"/>.</param>
/// <param name="Plan">What is asked.</param>
/// <param name="Password">The password of the account: for the environment, and for files that nobody else may read.</param>
/// <param name="Devices">The devices.</param>
/// <param name="Concurrency">How many at once; 0 leaves it to the peer.</param>
/// <param name="Rounds">How often; all but the first are warm.</param>
internal sealed record PeerJob(DirectoryInfo Folder, FleetPlan Plan, string Password, IReadOnlyList<PlannedDevice> Devices, int Concurrency, int Rounds) : IDisposable
{
    /// <summary>Gets a value indicating whether workers measure their heap after each round.</summary>
    internal bool MeasuresHeap { get; init; }

    internal string PathOf(string name) => Path.Combine(Folder.FullName, name);

    /// <summary>Writes a file that nobody else may read: there are credentials in it.</summary>
    internal string WriteSecret(string name, string text)
    {
        string path = PathOf(name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
        return path;
    }

    public void Dispose() => Folder.Delete(recursive: true);
}
