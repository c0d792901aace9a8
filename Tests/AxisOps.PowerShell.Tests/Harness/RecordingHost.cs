using System.Globalization;
using System.Management.Automation.Host;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>A host without a screen that keeps what it is told to show: the only place where the text of -WhatIf arrives.</summary>
internal sealed class RecordingHost : PSHost
{
    private readonly RecordingInterface screen = new();

    public IReadOnlyCollection<string> Shown => screen.Lines;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(RecordingHost);

    public override PSHostUserInterface UI => screen;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
