using System.Management.Automation.Language;

namespace AxisOps.PowerShell.Watching;

/// <summary>
/// Decides whether somebody at a prompt looks at the output of a command, or a script takes it. The engine does not tell a command whether its output is
/// kept, so only a bare command that was typed counts as looked at; whatever is in doubt gets objects.
/// </summary>
/// <param name="HostName">The host of the session.</param>
/// <param name="IsOutputRedirected">Whether standard output is no terminal.</param>
/// <param name="IsTyped">Whether the command was typed at the prompt, and not called from a script or function.</param>
/// <param name="PipelineLength">How many commands its pipeline has.</param>
/// <param name="PipelinePosition">Which of them it is, from 1.</param>
/// <param name="Line">The line it stands in.</param>
/// <param name="Column">Where in the line it stands, from 1.</param>
internal sealed record LiveDecision(string HostName, bool IsOutputRedirected, bool IsTyped, int PipelineLength, int PipelinePosition, string Line, int Column)
{
    /// <summary>Gets a value indicating whether a live view may be drawn.</summary>
    public bool IsLive =>
        HostName == "ConsoleHost" && !IsOutputRedirected && IsTyped && PipelinePosition == PipelineLength && IsBare;

    private bool IsBare
    {
        get
        {
            ScriptBlockAst script = Parser.ParseInput(Line, out _, out ParseError[] errors);
            if (errors.Length > 0)
            {
                return false;
            }

            var command = script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true)
                .OfType<CommandAst>()
                .FirstOrDefault(ast => ast.Extent.StartLineNumber == 1 && ast.Extent.StartColumnNumber == Column);
            return command is { Redirections.Count: 0, Parent: PipelineAst { Parent: NamedBlockAst { Parent: ScriptBlockAst { Parent: null } } } };
        }
    }
}
