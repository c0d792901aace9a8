namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>How long a test waits for what must happen before it calls it missing. Never a pause.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a condition that no event announces holds, such as the state of a socket in the kernel.</summary>
    public static void Until(Func<bool> holds, string what)
    {
        Assert.True(SpinWait.SpinUntil(holds, Long), what);
    }
}
