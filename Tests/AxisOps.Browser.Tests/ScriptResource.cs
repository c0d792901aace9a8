namespace AxisOps.Browser.Tests;

/// <summary>Functions that tests run in the page.</summary>
internal static class ScriptResource
{
    public static string Read(string name)
    {
        using Stream stream = typeof(ScriptResource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
