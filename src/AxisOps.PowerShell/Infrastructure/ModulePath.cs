namespace AxisOps.PowerShell.Infrastructure;

/// <summary>Where the parts of the module lie: this assembly stands in <c>lib/engine</c> of the module's folder.</summary>
internal static class ModulePath
{
    public static string Root { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(ModulePath).Assembly.Location)!, "..", ".."));

    public static string Simulator => Path.Combine(Root, "simulator", "AxisOps.Simulator.dll");

    public static string SimulatorProfiles => Path.Combine(Root, "simulator", "data");
}
