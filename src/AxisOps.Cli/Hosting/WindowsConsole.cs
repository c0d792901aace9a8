using System.Runtime.InteropServices;

namespace AxisOps.Cli.Hosting;

/// <summary>Asks a Windows console to understand colour sequences. Terminals elsewhere always do.</summary>
internal static partial class WindowsConsole
{
    public const int StandardOutput = -11;
    public const int StandardError = -12;

    private const uint VirtualTerminalProcessing = 0x4;

    public static bool AllowSequences(int standardHandle)
    {
        if (!OperatingSystem.IsWindows())
        {
            return true;
        }

        nint handle = GetStdHandle(standardHandle);
        return GetConsoleMode(handle, out uint mode) && SetConsoleMode(handle, mode | VirtualTerminalProcessing);
    }

    [LibraryImport("kernel32.dll")]
    private static partial nint GetStdHandle(int standardHandle);

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetConsoleMode(nint handle, out uint mode);

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleMode(nint handle, uint mode);
}
