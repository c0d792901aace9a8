using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;

namespace AxisOps.Cli.Hosting;

/// <summary>The host a script sees as <c>$Host</c>.</summary>
internal sealed class ConsoleHost(ConsoleUserInterface userInterface) : PSHost
{
    public override string Name => "axisops";

    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => userInterface;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>Gets what the script passed to <c>exit</c>; null when it did not.</summary>
    public int? RequestedExitCode { get; private set; }

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() =>
        throw new PSNotSupportedException("axisops runs a script to its end: it has no nested prompt to suspend into.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication() => userInterface.ClearProgress();

    public override void NotifyEndApplication()
    {
    }
}
