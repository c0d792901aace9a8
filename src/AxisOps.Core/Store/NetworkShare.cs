namespace AxisOps.Core.Store;

/// <summary>
/// Refuses a store on a network share: the write-ahead log needs memory that every process maps, which no network file system offers
/// (https://www.sqlite.org/wal.html), and a lock that a server forgets ends in a damaged file.
/// </summary>
internal static class NetworkShare
{
    private static readonly HashSet<string> Remote = new(StringComparer.Ordinal)
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "prl_fs", "vboxsf",
        "fuse.curlftpfs", "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs",
    };

    public static void Refuse(string path)
    {
        if (Find(path) is { } share)
        {
            throw new StoreException(
                path,
                $"is on a network share ({share}), where several sessions at once would damage it",
                $"Give a file on a local disk with -StorePath or the variable {StorePath.EnvironmentVariable}.");
        }
    }

    public static bool IsRemote(string? fileSystem) => fileSystem is not null && Remote.Contains(fileSystem);

    /// <summary>Tells <c>\\server\share</c> and <c>\\?\UNC\server\share</c> from the local device paths <c>\\.\</c> and <c>\\?\C:\</c>.</summary>
    public static bool IsUnc(string path) =>
        path.Replace('/', '\\') is var text
        && text.StartsWith(@"\\", StringComparison.Ordinal)
        && (text.StartsWith(@"\\?\UNC\", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith(@"\\.\UNC\", StringComparison.OrdinalIgnoreCase)
            || (text.Length > 2 && text[2] is not ('?' or '.')));

    private static string? Find(string path)
    {
        if (OperatingSystem.IsWindows() && IsUnc(path))
        {
            return "UNC path";
        }

        try
        {
            if (OperatingSystem.IsLinux())
            {
                string? fileSystem = MountTable.Parse(File.ReadAllText("/proc/self/mountinfo")).FileSystemOf(path);
                return IsRemote(fileSystem) ? fileSystem : null;
            }

            string place = OperatingSystem.IsWindows() ? Path.GetPathRoot(path)! : NearestFolder(path);
            var drive = new DriveInfo(place);
            return drive.DriveType == DriveType.Network ? drive.DriveFormat : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A system that does not tell: opening the file will say what is wrong with it.
            return null;
        }
    }

    private static string NearestFolder(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? "/";
    }
}
