using System.Management.Automation.Runspaces;
using System.Reflection;

namespace AxisOps.Cli.Running;

/// <summary>
/// Lets <c>exit n</c> in the script reach the host. The engine turns it into <c>$LASTEXITCODE</c> at the border of a script file unless
/// this internal switch is set, as <c>pwsh -File</c> does; there is no public one. The engine's version is pinned and a test proves it.
/// </summary>
internal static class ExitPropagation
{
    private const BindingFlags Internal = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>Arms the next script file only: scripts it calls keep their own <c>exit</c>.</summary>
    public static void Enable(Runspace runspace)
    {
        object? context = runspace.GetType().GetProperty("ExecutionContext", Internal)?.GetValue(runspace);
        PropertyInfo? rethrow = context?.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Internal);
        if (rethrow is null)
        {
            throw new MissingMemberException("This engine has no switch that passes a script's exit code on.");
        }

        rethrow.SetValue(context, true);
    }
}
