using System.CommandLine;

namespace AxisOps.Cli;

/// <summary>Reads the arguments. Only <c>run</c> opens the engine; version and help answer without loading it.</summary>
internal static class CommandLine
{
    public static int Invoke(string[] arguments)
    {
        RunCommand run = new();
        RootCommand root = new("Runs AxisOps scripts where no PowerShell is installed. "
            + "Exit codes: 0 done, 1 error, 4 usage or configuration, 130 cancelled, or what a script passes to 'exit'.") { run };
        root.SetAction(_ => Explain());
        run.Split(arguments, out string[] own, out string[] scriptArguments);
        run.ScriptArguments = scriptArguments;

        ParseResult parsed = root.Parse(own, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return Refuse(parsed, own.Contains(run.Name) ? "axisops run --help" : "axisops --help");
        }

        // The engine has its own answer to Ctrl-C; the parser's would end the process first.
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static int Explain()
    {
        Console.Error.WriteLine("axisops: Say what to do, for example 'axisops run script.ps1'.");
        Console.Error.WriteLine("See 'axisops --help'.");
        return ExitCode.Usage;
    }

    private static int Refuse(ParseResult parsed, string help)
    {
        foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
        {
            Console.Error.WriteLine("axisops: " + message);
        }

        Console.Error.WriteLine($"See '{help}'.");
        return ExitCode.Usage;
    }
}
