using System.Security.Cryptography;

namespace AxisOps.Core.Inventory.Export;

/// <summary>
/// A file that appears whole or not at all: written beside its place, brought to the disk, then renamed over it. The old file stays until that
/// moment, and for good where anything fails.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string path;
    private readonly string temporary;
    private readonly bool noClobber;
    private readonly FileStream file;
    private bool done;

    private AtomicFile(string path, string temporary, bool noClobber, FileStream file)
    {
        this.path = path;
        this.temporary = temporary;
        this.noClobber = noClobber;
        this.file = file;
    }

    public Stream Stream => file;

    /// <summary>Where the file is, until it is in its place too.</summary>
    public string Folder => Path.GetDirectoryName(path)!;

    public static AtomicFile Create(string path, bool noClobber)
    {
        Check(path, noClobber);
        string folder = Path.GetDirectoryName(path)!;
        string temporary = Path.Combine(folder, $".axisops-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 64 * 1024 };
        bool replaces = File.Exists(path);
        if (replaces && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(temporary, options);
        var made = new AtomicFile(path, temporary, noClobber, file);
        try
        {
            if (replaces && !OperatingSystem.IsWindows())
            {
                // Whoever could not read the old file cannot read the new one.
                File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(path));
            }

            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>Writes a whole file.</summary>
    /// <exception cref="InventoryFileException">It cannot be written there; what was there before is untouched.</exception>
    public static void Write(string path, bool noClobber, Action<Stream> write)
    {
        try
        {
            using AtomicFile file = Create(path, noClobber);
            write(file.Stream);
            file.Commit();
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            throw InventoryFileException.NotWritten(path, cause);
        }
    }

    /// <summary>Tells what the file system refuses from what is wrong with the program.</summary>
    public static bool IsRefusal(Exception cause) => cause is IOException or UnauthorizedAccessException;

    /// <summary>Puts the file in its place.</summary>
    public void Commit()
    {
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(temporary, path, overwrite: !noClobber);
        done = true;
    }

    /// <summary>Removes what was written, unless it is in its place.</summary>
    public void Dispose()
    {
        if (done)
        {
            return;
        }

        done = true;
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // The disk is full: what could not be written is not wanted either.
        }

        File.Delete(temporary);
    }

    private static void Check(string path, bool noClobber)
    {
        var target = new FileInfo(path);
        string folder = target.DirectoryName ?? path;
        string? problem = target switch
        {
            _ when !Path.IsPathFullyQualified(path) => "give an absolute path.",
            _ when Directory.Exists(path) => "is a folder; give the path of a file.",
            { LinkTarget: { } link } => $"is a symbolic link; give the path it leads to: '{SpreadsheetText.Show(link)}'.",
            _ when IsSystemFolder(folder) => "is no place for a file; give a path in a folder of yours.",
            _ when !Directory.Exists(folder) => "its folder does not exist; make it first.",
            { Exists: true } when noClobber => "exists already and -NoClobber keeps it; give another path.",
            { Exists: true, IsReadOnly: true } => "is read-only; remove that mark or give another path.",
            _ => null,
        };
        if (problem is not null)
        {
            throw new InventoryFileException(path, problem);
        }
    }

    /// <summary>Renaming over <c>/dev/null</c> would take it from the whole computer.</summary>
    private static bool IsSystemFolder(string folder) =>
        !OperatingSystem.IsWindows()
        && (folder + "/" is var text)
        && (text.StartsWith("/dev/", StringComparison.Ordinal) || text.StartsWith("/proc/", StringComparison.Ordinal) || text.StartsWith("/sys/", StringComparison.Ordinal))
        && !text.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
