using System.Management.Automation;
using System.Security;
using AxisOps.Core.Simulation;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Shows a running simulator with its administrator as a credential that the other cmdlets take.</summary>
internal static class SimulatorView
{
    public static PSObject Create(SimulatorProcess simulator)
    {
        var view = PSObject.AsPSObject(simulator.Simulator);
        SimulatorAccount administrator = simulator.Accounts[0];
        view.Properties.Remove("Credential");
        view.Properties.Add(new PSNoteProperty("Credential", new PSCredential(administrator.UserName, Protect(administrator.Password))));
        return view;
    }

    private static SecureString Protect(string password)
    {
        var secure = new SecureString();
        foreach (char c in password)
        {
            secure.AppendChar(c);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
