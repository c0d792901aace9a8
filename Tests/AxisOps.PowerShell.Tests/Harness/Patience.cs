namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>How long a test waits for what must happen before it calls it missing. Never a pause: it ends as soon as that has happened.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a condition that no event announces holds, such as the state of a socket in the kernel.</summary>
    public static void Until(Func<bool> holds, string what) => Until(holds, () => what);

    /// <summary>Waits until a condition that no event announces holds, and says what was there instead.</summary>
    public static void Until(Func<bool> holds, Func<string> what)
    {
        bool held = SpinWait.SpinUntil(
            () =>
            {
                bool now = holds();
                if (!now)
                {
                    Thread.Sleep(5);
                }

                return now;
            },
            Long);
        Assert.True(held, held ? null : what());
    }
}
