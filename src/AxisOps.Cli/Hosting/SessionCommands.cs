using System.Management.Automation.Runspaces;

namespace AxisOps.Cli.Hosting;

/// <summary>The engine's own commands, with an <c>Out-Default</c> that explains missing ones and a <c>help</c> that works without a pager.</summary>
internal static class SessionCommands
{
    public static InitialSessionState CreateState()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Remove("Out-Default", typeof(SessionStateCmdletEntry));
        state.Commands.Add(new SessionStateCmdletEntry("Out-Default", typeof(ExplainingOutDefaultCommand), helpFileName: null));

        // The stock function pipes through Out-String and a pager, which the engine alone does not have.
        state.Commands.Remove("help", typeof(SessionStateFunctionEntry));
        state.Commands.Add(new SessionStateAliasEntry("help", "Get-Help"));
        return state;
    }
}
