using System.Reflection;
using System.Runtime.Loader;

namespace AxisOps;

/// <summary>
/// The private load context of the module: the cmdlet assembly and every third-party assembly live in it, so that no version of
/// theirs meets one that another module brought. This assembly alone is loaded into the default context, which is why a type that a
/// script may name (<c>[AxisOps.AxisDevice]</c>) is declared here.
/// </summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, ModuleLoadContext> Contexts = new(PathComparer);

    private readonly AssemblyDependencyResolver resolver;
    private Assembly? module;

    private ModuleLoadContext(string path)
        : base("AxisOps") => resolver = new AssemblyDependencyResolver(path);

    private static StringComparer PathComparer =>
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>
    /// Loads the cmdlet assembly, once per path and process: runspaces, thread jobs and <c>ForEach-Object -Parallel</c> share one context.
    /// </summary>
    /// <param name="path">The full path of the cmdlet assembly.</param>
    /// <returns>The loaded assembly.</returns>
    /// <exception cref="FileNotFoundException">There is no file at <paramref name="path"/>.</exception>
    public static Assembly LoadModule(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        lock (Gate)
        {
            // Entered before it loads: whatever loading triggers on this thread must find this context, not make another.
            if (!Contexts.TryGetValue(full, out ModuleLoadContext? context))
            {
                context = new ModuleLoadContext(full);
                Contexts.Add(full, context);
            }

            return context.module ??= context.LoadFromAssemblyPath(full);
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        Assembly shared = typeof(ModuleLoadContext).Assembly;
        if (string.Equals(assemblyName.Name, shared.GetName().Name, StringComparison.Ordinal))
        {
            return shared;
        }

        return resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
