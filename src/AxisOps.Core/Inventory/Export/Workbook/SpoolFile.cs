using System.Security.Cryptography;

namespace AxisOps.Core.Inventory.Export.Workbook;

/// <summary>A file for this process alone, which is gone when it is closed, however the process ends.</summary>
internal static class SpoolFile
{
    public static FileStream Create(string folder)
    {
        string path = Path.Combine(folder, $".axisops-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 64 * 1024,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
        {
            // An open file needs no name here; without one a killed process leaves nothing.
            File.Delete(path);
        }

        return file;
    }
}
