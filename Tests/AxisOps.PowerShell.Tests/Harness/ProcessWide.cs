namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>
/// Tests of what a process has only once: its environment, its load contexts, its child processes. They run when no other test does, since those
/// start simulators and import modules too.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "Process-wide";
}
