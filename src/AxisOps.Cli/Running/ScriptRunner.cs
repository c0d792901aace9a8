using System.Runtime.CompilerServices;
using AxisOps.Cli.Hosting;

namespace AxisOps.Cli.Running;

/// <summary>Checks a request, then opens the engine. Nothing here touches an engine type before <see cref="RunInEngine"/>.</summary>
internal static class ScriptRunner
{
    public static int Run(RunRequest request)
    {
        string? script = request.Script is null ? null : Path.GetFullPath(request.Script);
        if (script is not null && Refusal(script) is { } refusal)
        {
            return Fail(refusal);
        }

        if (ModuleLocation.Find(request.Module, AppContext.BaseDirectory, out string? problem) is not { } manifest)
        {
            return Fail(problem!);
        }

        // The engine reports module names to its maker unless told otherwise before it loads.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("PSModulePath", ModuleLocation.SearchPath(manifest, Environment.GetEnvironmentVariable("PSModulePath")));
        return RunInEngine(request with { Script = script, Module = manifest });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int RunInEngine(RunRequest request)
    {
        using EngineSession session = new(Terminal.Detect(request.NonInteractive));
        return session.Run(request);
    }

    private static string? Refusal(string script) =>
        Directory.Exists(script) ? $"'{script}' is a folder, not a script."
        : !File.Exists(script) ? $"There is no script '{script}'."
        : !script.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) ? $"'{script}' is not a .ps1 file."
        : null;

    private static int Fail(string message)
    {
        Console.Error.WriteLine("axisops: " + message);
        return ExitCode.Usage;
    }
}
