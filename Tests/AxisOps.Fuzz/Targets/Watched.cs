using System.Globalization;

namespace AxisOps.Fuzz.Targets;

/// <summary>Runs a reader and holds it to what every reader promises.</summary>
internal static class Watched
{
    // Text doubles, trees of small nodes cost some hundred bytes for each byte; a reader that copies all it has for each line does not fit.
    private const long FreeBytes = 16 * 1024 * 1024;

    private const long BytesForEachByte = 512;

    private const int MaxMessage = 2000;

    /// <summary>Runs a reader.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">The length of the input, in bytes.</param>
    /// <param name="read">Reads.</param>
    /// <param name="isExpected">Tells the exceptions that it may throw.</param>
    /// <exception cref="FuzzFinding">Another exception, a message that is not fit to show, or more memory than the input can need.</exception>
    public static void Run(string name, int length, Action read, Func<Exception, bool> isExpected)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (Exception exception) when (isExpected(exception))
        {
            if (exception.Message.Length > MaxMessage || exception.Message.Any(char.IsControl))
            {
                throw new FuzzFinding($"{name}: its message is too long or holds control characters", exception);
            }
        }
        catch (Exception exception)
        {
            throw new FuzzFinding($"{name}: {exception.GetType().Name}", exception);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > FreeBytes + (BytesForEachByte * length))
        {
            throw new FuzzFinding(string.Create(CultureInfo.InvariantCulture, $"{name}: {allocated} bytes allocated for an input of {length}"));
        }
    }
}
