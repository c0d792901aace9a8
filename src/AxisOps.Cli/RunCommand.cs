using System.CommandLine;
using System.CommandLine.Parsing;
using AxisOps.Cli.Running;

namespace AxisOps.Cli;

/// <summary>The <c>run</c> verb. What follows the script's name belongs to the script and is never parsed here.</summary>
internal sealed class RunCommand : Command
{
    private readonly Argument<string?> script = new("script") { Description = "The script to run, a .ps1 file.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Argument<string[]> documented = new("arguments")
    {
        Description = "Passed to the script as PowerShell passes them: -Name value, -Switch, -Name:value, or by position.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> text = new("-Command", "-command", "--command", "-c")
    {
        Description = "Run this text instead of a script file.",
        HelpName = "text",
    };

    private readonly Option<string?> module = new("--module")
    {
        Description = "Import AxisOps from this folder instead of the one that came with the program.",
        HelpName = "folder",
    };

    private readonly Option<bool> nonInteractive = new("--non-interactive", "-NonInteractive", "-noninteractive")
    {
        Description = "Never ask: a prompt becomes an error.",
    };

    public RunCommand()
        : base("run", "Runs a PowerShell script, or a command text, with the AxisOps cmdlets.")
    {
        Add(script);
        Add(documented);
        Add(text);
        Add(module);
        Add(nonInteractive);
        Validators.Add(RequireOneSource);
        SetAction(Execute);
    }

    /// <summary>Gets or sets what stood after the script's name.</summary>
    public IReadOnlyList<string> ScriptArguments { get; set; } = [];

    /// <summary>Cuts the command line behind the script's name, so that no option of ours shadows a parameter of the script.</summary>
    public void Split(string[] arguments, out string[] own, out string[] scriptArguments)
    {
        int index = arguments.Length > 0 && arguments[0] == Name ? 1 : arguments.Length;
        while (index < arguments.Length && arguments[index].StartsWith('-'))
        {
            index += TakesValue(arguments[index]) ? 2 : 1;
        }

        int cut = Math.Min(index + 1, arguments.Length);
        own = arguments[..cut];
        scriptArguments = arguments[cut..];
    }

    private bool TakesValue(string name) =>
        Options.Any(option => option.Arity.MinimumNumberOfValues > 0 && (option.Name == name || option.Aliases.Contains(name)));

    private void RequireOneSource(CommandResult result)
    {
        string? path = result.GetValue(script);
        bool hasScript = path is not null;
        bool hasText = result.GetResult(text) is { Implicit: false };
        if (path is ['-', ..])
        {
            result.AddError($"Unrecognized option '{path}'.");
        }
        else if (hasScript == hasText)
        {
            result.AddError(hasScript ? "Give a script or -Command, not both." : "Give a script to run, or -Command with the text.");
        }
    }

    private int Execute(ParseResult parsed) => ScriptRunner.Run(new RunRequest(
        parsed.GetValue(script),
        parsed.GetValue(text),
        ScriptArguments,
        parsed.GetValue(module),
        parsed.GetValue(nonInteractive)));
}
