using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using AxisOps.TestKit;

namespace AxisOps.PowerShell.Tests.Harness;

/// <summary>
/// The module as it is staged. Its types are compiled against here and bound at run time to the staged assemblies, in the load context that
/// importing the module uses: what the tests see is what a session has.
/// </summary>
internal static class StagedModule
{
    public static string Manifest => Path.Combine(Repository.StagedModule, "AxisOps.psd1");

    public static string Help => Path.Combine(Repository.StagedModule, "en-US", "AxisOps.PowerShell.dll-Help.xml");

    public static string EngineAssembly => Path.Combine(Repository.StagedModule, "lib", "engine", "AxisOps.PowerShell.dll");

    public static Assembly Commands { get; } = LoadEngine();

    /// <summary>Gets the cmdlet classes in order of their names.</summary>
    public static IReadOnlyList<Type> CmdletTypes { get; } =
    [
        .. Commands.GetTypes()
            .Where(type => type.GetCustomAttribute<System.Management.Automation.CmdletAttribute>() is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

#pragma warning disable CA2255 // Must be in place before the first test class is looked at.
    [ModuleInitializer]
    internal static void BindToStagedAssemblies() => AssemblyLoadContext.Default.Resolving += Resolve;
#pragma warning restore CA2255

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name == "AxisOps.Abstractions")
        {
            return context.LoadFromAssemblyPath(Path.Combine(Repository.StagedModule, "lib", "AxisOps.Abstractions.dll"));
        }

        return name.Name is "AxisOps.PowerShell" or "AxisOps.Core"
            ? AssemblyLoadContext.GetLoadContext(LoadEngine())!.LoadFromAssemblyName(name)
            : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Assembly LoadEngine() => ModuleLoadContext.LoadModule(EngineAssembly);
}
