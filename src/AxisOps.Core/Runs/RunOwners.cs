using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace AxisOps.Core.Runs;

/// <summary>
/// Tells whether the process that holds a run still lives. On the same start of the same computer the process table decides, whatever the clock says.
/// Elsewhere only the heartbeat can: it has to lie within <see cref="HeartbeatLimit"/> of now on either side, so that a heartbeat from a clock that ran
/// ahead does not keep a dead process alive for ever. A living one whose clock differs by more may be taken over; the token of the hold then keeps
/// it from writing on.
/// </summary>
internal static class RunOwners
{
    /// <summary>How old a heartbeat may be where the process itself cannot be seen.</summary>
    public static readonly TimeSpan HeartbeatLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(2);

    // Holds of this process that ended while the store could not be told so.
    private static readonly ConcurrentDictionary<Guid, bool> Abandoned = new();

    // boot_id is another after each start of the kernel; the process number means something in its PID namespace only.
    private static readonly string CurrentBoot = OperatingSystem.IsLinux() ? ReadBoot() : string.Empty;

    public static RunOwner Current(TimeProvider time)
    {
        using var self = Process.GetCurrentProcess();
        return new RunOwner(
            new Guid(RandomNumberGenerator.GetBytes(16)), Environment.UserName, Environment.MachineName, CurrentBoot, Environment.ProcessId, StartOf(self) ?? time.GetUtcNow())
        {
            StartTick = OperatingSystem.IsLinux() ? ReadStat(Environment.ProcessId)?.StartTick : null,
        };
    }

    public static bool IsAlive(RunOwner owner, DateTimeOffset heartbeatAt, DateTimeOffset now)
    {
        if (Abandoned.ContainsKey(owner.Token))
        {
            return false;
        }

        bool isHere = string.Equals(owner.ComputerName, Environment.MachineName, StringComparison.OrdinalIgnoreCase) && owner.Boot == CurrentBoot;
        return isHere ? Exists(owner) : (now - heartbeatAt).Duration() < HeartbeatLimit;
    }

    /// <summary>Remembers that this process lets go of a hold, for the case that the store cannot be told.</summary>
    public static void Abandon(Guid token) => Abandoned[token] = true;

    private static bool Exists(RunOwner owner)
    {
        if (OperatingSystem.IsLinux() && owner.StartTick is long tick)
        {
            // A zombie has ended; only its parent has not asked how.
            return ReadStat(owner.ProcessId) is { } found && found.StartTick == tick && found.State is not ('Z' or 'X');
        }

        try
        {
            using var process = Process.GetProcessById(owner.ProcessId);

            // A process that cannot be looked at may well be the one: nobody is declared dead on a guess.
            return StartOf(process) is not { } started || (started - owner.StartedAt).Duration() <= StartTolerance;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static DateTimeOffset? StartOf(Process process)
    {
        try
        {
            return new DateTimeOffset(process.StartTime.ToUniversalTime(), TimeSpan.Zero);
        }
        catch (Exception cause) when (cause is Win32Exception or NotSupportedException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // It ended meanwhile.
            return DateTimeOffset.MinValue;
        }
    }

    /// <summary>Reads state and start of a process: proc_pid_stat(5), fields 3 and 22. The name before them may hold blanks and brackets.</summary>
    private static (char State, long StartTick)? ReadStat(int processId)
    {
        try
        {
            string text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            string[] fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length > 19 && long.TryParse(fields[19], CultureInfo.InvariantCulture, out long tick) ? (fields[0][0], tick) : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string ReadBoot()
    {
        try
        {
            return $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {new FileInfo("/proc/self/ns/pid").LinkTarget}";
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
