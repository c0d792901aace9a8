using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AxisOps.Cli.Hosting;

/// <summary>Results to standard output; warnings, verbose, debug, errors, progress and questions to standard error.</summary>
internal sealed class ConsoleUserInterface(Terminal terminal, ConsoleStreams streams, ConsolePrompts prompts)
    : PSHostUserInterface, IHostUISupportsMultipleChoiceSelection
{
    private readonly ProgressLine progress = new(streams);

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface(terminal);

    public override bool SupportsVirtualTerminal => terminal.OutputColor;

    /// <summary>Gets or sets a value indicating whether everything goes to standard error: what ended the script is no result.</summary>
    public bool OnlyErrors { get; set; }

    public override void Write(string value)
    {
        if (OnlyErrors)
        {
            streams.WriteError(value);
        }
        else
        {
            streams.WriteOutput(value);
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(PSStyle.MapForegroundColorToEscapeSequence(foregroundColor) + value + PSStyle.Instance.Reset);

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => streams.WriteError(value + Environment.NewLine);

    public override void WriteWarningLine(string message) => WriteLabelled(PSStyle.Instance.Formatting.Warning, "WARNING: ", message);

    public override void WriteVerboseLine(string message) => WriteLabelled(PSStyle.Instance.Formatting.Verbose, "VERBOSE: ", message);

    public override void WriteDebugLine(string message) => WriteLabelled(PSStyle.Instance.Formatting.Debug, "DEBUG: ", message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => progress.Show(record, RawUI.BufferSize.Width);

    public void ClearProgress() => streams.ClearProgress();

    public override string ReadLine() => prompts.ReadLine();

    public override SecureString ReadLineAsSecureString() => prompts.ReadSecret();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        prompts.AskFields(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        prompts.AskChoice(caption, message, choices, defaultChoice);

    public Collection<int> PromptForChoice(
        string? caption, string? message, Collection<ChoiceDescription> choices, IEnumerable<int>? defaultChoices) =>
        prompts.AskChoices(caption, message, choices, defaultChoices);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        prompts.AskCredential(caption, message, userName);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => prompts.AskCredential(caption, message, userName);

    private void WriteLabelled(string style, string label, string message) =>
        streams.WriteError(style + label + message + PSStyle.Instance.Reset + Environment.NewLine);
}
