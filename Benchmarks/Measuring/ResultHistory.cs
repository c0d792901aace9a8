using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Benchmarks.Measuring;

/// <summary>The results so far: <c>Benchmarks/history/NAME.jsonl</c>, one JSON object a line, the newest last.</summary>
internal static class ResultHistory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Adds a result; date, commit and machine go in front.</summary>
    /// <param name="name">The benchmark.</param>
    /// <param name="result">What was measured.</param>
    internal static void Append(string name, object result)
    {
        var line = new JsonObject
        {
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
            ["commit"] = Commit(),
            ["machine"] = JsonSerializer.SerializeToNode(MachineFacts.Read(), Json),
            ["result"] = JsonSerializer.SerializeToNode(result, Json),
        };
        Directory.CreateDirectory(RepositoryLayout.History);
        File.AppendAllText(Path.Combine(RepositoryLayout.History, name + ".jsonl"), line.ToJsonString() + "\n");
    }

    /// <summary>The commit that is checked out, with a plus where files differ from it; null without git.</summary>
    private static string? Commit()
    {
        try
        {
            string commit = Git("rev-parse", "--short=10", "HEAD");
            return commit.Length == 0 ? null : Git("status", "--porcelain", "--untracked-files=no").Length > 0 ? commit + "+" : commit;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Git(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = RepositoryLayout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : string.Empty;
    }
}
