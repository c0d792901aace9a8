using AxisOps.PowerShell.Watching;

namespace AxisOps.PowerShell.Tests.Watching;

public sealed class LiveDecisionTests
{
    [Theory]
    [InlineData("Watch-Device", true)]
    [InlineData("Watch-Device 192.0.2.7 -IntervalSec 5", true)]
    [InlineData("'a'; Watch-Device -Count 2; 'b'", true)]
    [InlineData("Find-Device | Watch-Device", true)]
    [InlineData("$x = Watch-Device", false)]
    [InlineData("$x = Find-Device | Watch-Device", false)]
    [InlineData("(Watch-Device)", false)]
    [InlineData("@(Watch-Device)", false)]
    [InlineData("\"$(Watch-Device)\"", false)]
    [InlineData("Watch-Device > file.txt", false)]
    [InlineData("foreach ($d in Watch-Device) { }", false)]
    [InlineData("& { Watch-Device }", false)]
    [InlineData("$x = ( Watch-Device", false)]
    public void IsLive_OnlyOfABareCommand(string line, bool expected)
    {
        int column = line.IndexOf("Watch-Device", StringComparison.Ordinal) + 1;

        Assert.Equal(expected, new LiveDecision("ConsoleHost", false, true, 1, 1, line, column).IsLive);
    }

    [Theory]
    [InlineData("ConsoleHost", false, true, 1, 1, true)]
    [InlineData("ServerRemoteHost", false, true, 1, 1, false)]
    [InlineData("ConsoleHost", true, true, 1, 1, false)]
    [InlineData("ConsoleHost", false, false, 1, 1, false)]
    [InlineData("ConsoleHost", false, true, 2, 1, false)]
    [InlineData("ConsoleHost", false, true, 2, 2, true)]
    public void IsLive_NeedsSomebodyWhoLooks(string host, bool isRedirected, bool isTyped, int length, int position, bool expected) =>
        Assert.Equal(expected, new LiveDecision(host, isRedirected, isTyped, length, position, "Watch-Device", 1).IsLive);
}
