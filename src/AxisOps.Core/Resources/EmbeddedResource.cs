namespace AxisOps.Core.Resources;

/// <summary>The data files and parts of pages that are built into this assembly.</summary>
internal static class EmbeddedResource
{
    /// <summary>Opens one by its logical name. The caller closes it.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static Stream Open(string name) => typeof(EmbeddedResource).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The resource {name} is missing from {typeof(EmbeddedResource).Assembly.GetName().Name}.");
}
