using AxisOps.PowerShell.Watching;

namespace AxisOps.PowerShell.Tests.Watching;

public sealed class LiveScreenTests
{
    [Fact]
    public void Show_DrawsOverWhatWasThere_AndGivesTheCursorBack()
    {
        using var terminal = new StringWriter();
        using (var screen = new LiveScreen(terminal))
        {
            screen.Show(["a", "b"], 10);
            screen.Show(["c"], 10);
        }

        Assert.Equal("\u001b[?25l\ra\u001b[K\r\nb\u001b[K\r\n\u001b[J\u001b[2A\rc\u001b[K\r\n\u001b[J\u001b[?25h", terminal.ToString());
    }

    [Fact]
    public void Show_OnATerminalThatShrank_DoesNotMoveAboveIt()
    {
        using var terminal = new StringWriter();
        using var screen = new LiveScreen(terminal);
        screen.Show(["a", "b", "c", "d", "e"], 10);
        screen.Show(["a"], 3);

        Assert.Contains("\u001b[2A", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_OfAScreenThatDrewNothing_WritesNothing()
    {
        using var terminal = new StringWriter();
        new LiveScreen(terminal).Dispose();

        Assert.Empty(terminal.ToString());
    }
}
