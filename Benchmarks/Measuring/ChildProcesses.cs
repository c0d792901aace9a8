namespace AxisOps.Benchmarks.Measuring;

/// <summary>The processes that this one has started and that have not ended (proc(5)); none where the system does not tell.</summary>
internal static class ChildProcesses
{
    internal static IReadOnlySet<string> Current()
    {
        const string threads = "/proc/self/task";
        var children = new HashSet<string>(StringComparer.Ordinal);
        foreach (string thread in Directory.Exists(threads) ? Directory.EnumerateDirectories(threads) : [])
        {
            try
            {
                children.UnionWith(File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
            catch (IOException)
            {
                // The thread has ended meanwhile.
            }
        }

        return children;
    }
}
