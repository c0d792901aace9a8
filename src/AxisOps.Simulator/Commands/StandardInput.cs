using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AxisOps.Simulator.Commands;

/// <summary>Tells a parent's pipe from a terminal and from /dev/null: only a pipe that ends means that the parent is gone.</summary>
internal static class StandardInput
{
    private const int WindowsStandardInput = -10;
    private const int WindowsPipe = 3;

    public static bool IsPipe()
    {
        if (!Console.IsInputRedirected)
        {
            return false;
        }

        if (OperatingSystem.IsWindows())
        {
            return GetFileType(GetStdHandle(WindowsStandardInput)) == WindowsPipe;
        }

        // A pipe or socket has no position; a file and /dev/null have one.
        using var handle = new SafeFileHandle(0, ownsHandle: false);
        try
        {
            using var stream = new FileStream(handle, FileAccess.Read, 1);
            return !stream.CanSeek;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>Returns when standard input ends.</summary>
    public static async Task EndAsync()
    {
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        try
        {
            while (await input.ReadAsync(buffer).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe is an end too.
        }
    }

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetStdHandle(int which);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetFileType(nint handle);
}
