using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AxisOps.Cli.Hosting;

namespace AxisOps.Cli.Running;

/// <summary>The engine with its host, from opening to the exit code.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly Interrupt interrupt = new();
    private readonly ConsoleStreams streams;
    private readonly KeyboardReader keyboard;
    private readonly ConsoleUserInterface userInterface;
    private readonly ConsoleHost host;
    private readonly Runspace runspace;

    public EngineSession(Terminal terminal)
    {
        streams = new ConsoleStreams(terminal, Console.Out, Console.Error);
        keyboard = new KeyboardReader(streams);
        userInterface = new ConsoleUserInterface(terminal, streams, new ConsolePrompts(terminal, streams, keyboard));
        host = new ConsoleHost(userInterface);
        runspace = RunspaceFactory.CreateRunspace(host, SessionCommands.CreateState());
    }

    public int Run(RunRequest request)
    {
        runspace.Open();
        int code = Execute(Import(request.Module!));
        if (code == ExitCode.Done)
        {
            code = Execute(request.Script is { } script ? ScriptFile(script, request.Arguments) : [new Command(request.Text!, isScript: true)]);
        }

        streams.ClearProgress();
        if (interrupt.Abandoned)
        {
            // The pipeline's thread is a foreground thread: returning would wait for the key it waits for.
            Environment.Exit(ExitCode.Cancelled);
        }

        return host.RequestedExitCode ?? code;
    }

    public void Dispose()
    {
        interrupt.Dispose();
        runspace.Dispose();
    }

    private static Command[] Import(string manifest)
    {
        Command import = new("Import-Module");
        import.Parameters.Add("Name", manifest);
        import.Parameters.Add("Global");
        import.Parameters.Add("ErrorAction", ActionPreference.Stop);
        return [import];
    }

    private Command[] ScriptFile(string path, IReadOnlyList<string> arguments)
    {
        ExitPropagation.Enable(runspace);
        Command command = new(path, isScript: false, useLocalScope: false);
        foreach (CommandParameter parameter in ScriptArguments.Bind(arguments))
        {
            command.Parameters.Add(parameter);
        }

        return [command];
    }

    private int Execute(IEnumerable<Command> commands)
    {
        PowerShell shell = PowerShell.Create(runspace);
        foreach (Command command in commands)
        {
            shell.Commands.AddCommand(command);
        }

        // Errors travel with the output, so that they are shown between the lines they came between.
        shell.Commands.AddCommand(new Command("Out-Default")
        {
            MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Error | PipelineResultTypes.Output,
        });
        RunOutcome outcome = interrupt.Await(shell, keyboard);
        if (!interrupt.Abandoned)
        {
            shell.Dispose();
        }

        return outcome switch
        {
            { Cancelled: true } => ExitCode.Cancelled,
            { Failure: { } failure } => Report(failure),
            _ => ExitCode.Done,
        };
    }

    private int Report(Exception failure)
    {
        ErrorRecord record = failure is IContainsErrorRecord { ErrorRecord: { } own }
            ? own
            : new ErrorRecord(failure, "AxisOpsRun", ErrorCategory.NotSpecified, null);
        userInterface.OnlyErrors = true;
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddCommand("Out-Default").AddParameter("InputObject", record).Invoke();
        return ExitCode.Error;
    }
}
