namespace AxisOps.Cli.Hosting;

/// <summary>
/// Standard output for results, standard error for everything else, and the one progress line that lives at the bottom of a terminal
/// and steps aside for whatever is printed.
/// </summary>
internal sealed class ConsoleStreams(Terminal terminal, TextWriter output, TextWriter error)
{
    private const string EraseLine = "\r\e[K";

    private readonly Lock gate = new();
    private bool progressShown;
    private bool lineOpen;

    public void WriteOutput(string text)
    {
        lock (gate)
        {
            StepAside();
            string clean = ConsoleText.Clean(text, terminal.OutputColor);
            output.Write(clean);
            lineOpen = clean.Length > 0 ? clean[^1] != '\n' : lineOpen;
        }
    }

    public void WriteError(string text)
    {
        lock (gate)
        {
            StepAside();
            error.Write(ConsoleText.Clean(text, terminal.ErrorColor));
        }
    }

    /// <summary>Writes a question; the answer is typed on the same line.</summary>
    public void WritePrompt(string text)
    {
        lock (gate)
        {
            StepAside();
            // With errors sent to a file the question still belongs on the screen.
            (terminal.Error || !terminal.Output ? error : output).Write(ConsoleText.Clean(text, false));
        }
    }

    public void ShowProgress(string text)
    {
        lock (gate)
        {
            // A half-written line of output on the same terminal would be erased with ours.
            if (terminal.Error && !(lineOpen && terminal.Output))
            {
                error.Write(EraseLine + ConsoleText.Clean(text, false));
                progressShown = true;
            }
        }
    }

    public void ClearProgress()
    {
        lock (gate)
        {
            StepAside();
        }
    }

    private void StepAside()
    {
        if (progressShown)
        {
            error.Write(EraseLine);
            progressShown = false;
        }
    }
}
