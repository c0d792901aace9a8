using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.History;

/// <summary>The stored history of a benchmark: one line of JSON a run, appended.</summary>
internal static class HistoryFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    internal static async Task AppendAsync(
        string benchmark,
        IReadOnlyDictionary<string, string> settings,
        IReadOnlyDictionary<string, double> ratios,
        IReadOnlyList<Goal> goals,
        IReadOnlyList<object> rows,
        CancellationToken cancellationToken)
    {
        var entry = new HistoryEntry(
            DateTimeOffset.UtcNow, await CommitAsync(cancellationToken).ConfigureAwait(false), Machine.Current, Machine.Load, settings, Rounded(ratios), goals, rows);
        Directory.CreateDirectory(Repository.History);
        await File.AppendAllTextAsync(PathOf(benchmark), JsonSerializer.Serialize(entry, Json) + "\n", cancellationToken).ConfigureAwait(false);
    }

    internal static IEnumerable<string> Benchmarks => Directory.Exists(Repository.History)
        ? Directory.EnumerateFiles(Repository.History, "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)
        : [];

    internal static IEnumerable<HistoryEntry> Read(string benchmark) =>
        File.Exists(PathOf(benchmark)) ? File.ReadLines(PathOf(benchmark)).Select(line => JsonSerializer.Deserialize<HistoryEntry>(line, Json)!) : [];

    private static string PathOf(string benchmark) => Path.Combine(Repository.History, benchmark + ".jsonl");

    private static Dictionary<string, double> Rounded(IReadOnlyDictionary<string, double> ratios) =>
        ratios.ToDictionary(pair => pair.Key, pair => double.IsFinite(pair.Value) ? Math.Round(pair.Value, 4) : pair.Value);

    private static async Task<string> CommitAsync(CancellationToken cancellationToken)
    {
        // Measuring appends to the history itself, which makes no other program of it.
        string? commit = await GitAsync(["rev-parse", "--short=10", "HEAD"], cancellationToken).ConfigureAwait(false);
        string? changed = await GitAsync(["status", "--porcelain", "--", ".", ":(exclude)Benchmarks/history"], cancellationToken).ConfigureAwait(false);
        return commit is null ? "unknown" : string.IsNullOrEmpty(changed) ? commit : commit + "+";
    }

    private static async Task<string?> GitAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            (_, int code, string output, _) = await MeasuredProcess.RunAsync(
                new ProcessStartInfo("git", arguments) { WorkingDirectory = Repository.Root }, cancellationToken).ConfigureAwait(false);
            return code == 0 ? output.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
