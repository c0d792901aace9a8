namespace AxisOps.Core.Store;

/// <summary>Makes the file and its folder for one account alone, and refuses a file that others may change.</summary>
internal static class StoreFile
{
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    // POSIX drops every lock a process has on a file when any of its descriptors is closed (https://www.sqlite.org/howtocorrupt.html, 2.2):
    // after its creation only SQLite opens the file, and nobody reaches SQLite while the creating descriptor is open.
    private static readonly Lock Creation = new();

    /// <summary>Makes what is missing and checks what is there.</summary>
    /// <param name="path">An absolute path.</param>
    /// <returns>The path with symbolic links followed.</returns>
    public static string Prepare(string path)
    {
        try
        {
            string real = FollowLinks(path);
            NetworkShare.Refuse(real);
            lock (Creation)
            {
                Create(real);
            }

            if (OperatingSystem.IsWindows())
            {
                WindowsAccess.RefuseWritableByOthers(real);
            }
            else
            {
                RefuseWritableByOthers(real);
            }

            return real;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw StoreFault.From(path, cause);
        }
    }

    private static void Create(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw new StoreException(path, "is a folder", "Give the path of a file.");
        }

        CreateFolder(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            // SQLite gives its -wal and -shm files the mode of the main file.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster: its file is as good.
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            // The user's profile hands its access rules down; elsewhere they are the folder owner's matter.
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void RefuseWritableByOthers(string path)
    {
        if ((File.GetUnixFileMode(path) & OthersWrite) != 0)
        {
            throw new StoreException(path, "can be changed by other accounts, so its pins prove nothing", $"Check its content, then run: chmod 600 '{path}'");
        }

        string folder = Path.GetDirectoryName(path)!;
        UnixFileMode mode = File.GetUnixFileMode(folder);
        if ((mode & OthersWrite) != 0 && !mode.HasFlag(UnixFileMode.StickyBit))
        {
            throw new StoreException(path, "is in a folder where other accounts can replace it", $"Check its content, then run: chmod go-w '{folder}'");
        }
    }

    private static string FollowLinks(string path)
    {
        string current = Path.GetPathRoot(path)!;
        foreach (string part in path[current.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new FileInfo(Path.Combine(current, part));
            current = next.LinkTarget is null ? next.FullName : next.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }

        return current;
    }
}
