using System.Globalization;
using System.Text;

namespace AxisOps.PowerShell.Watching;

/// <summary>
/// Writes a block of lines to a terminal again and again in the same place, without the alternate screen, so that the last one stays. Hides the cursor while
/// it is alive.
/// </summary>
internal sealed class LiveScreen(TextWriter terminal) : IDisposable
{
    private int drawn;
    private bool isHidden;

    /// <summary>Draws over what was drawn before, in one write.</summary>
    /// <param name="lines">Lines narrower than the terminal.</param>
    /// <param name="height">Its height: no cursor moves up farther.</param>
    public void Show(IReadOnlyList<string> lines, int height)
    {
        var text = new StringBuilder();
        if (!isHidden)
        {
            isHidden = true;
            text.Append("\u001b[?25l");
        }

        int up = Math.Min(drawn, Math.Max(height - 1, 0));
        if (up > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\u001b[{up}A");
        }

        text.Append('\r');
        foreach (string line in lines)
        {
            text.Append(line).Append("\u001b[K\r\n");
        }

        terminal.Write(text.Append("\u001b[J").ToString());
        terminal.Flush();
        drawn = lines.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isHidden)
        {
            isHidden = false;
            terminal.Write("\u001b[?25h");
            terminal.Flush();
        }
    }
}
