using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Commands;

/// <summary>Runs a fleet as a process: one line of JSON out, until asked to end.</summary>
internal static class SimulatorProgram
{
    private const int Failed = 1;
    private const int WrongArguments = 4;

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var command = CommandLine.Parse(arguments, Environment.GetEnvironmentVariable);
            if (command.Help)
            {
                await Console.Error.WriteLineAsync(CommandLine.Usage).ConfigureAwait(false);
                return 0;
            }

            if (command.ListProfiles)
            {
                await Console.Out.WriteLineAsync(ProfileListing.Create(new ProfileCatalog(ProfileCatalog.DefaultFolder))).ConfigureAwait(false);
                return 0;
            }

            return await RunFleetAsync(command).ConfigureAwait(false);
        }
        catch (UsageException error)
        {
            return Fail(WrongArguments, error.Message + " --help lists the arguments.");
        }
        catch (ArgumentException error)
        {
            return Fail(WrongArguments, $"{CommandLine.ArgumentOf(error.ParamName)}: {Sentence(error)}.");
        }
        catch (Exception error) when (error is IOException or SocketException or InvalidDataException or JsonException)
        {
            return Fail(Failed, error.Message);
        }
    }

    private static async Task<int> RunFleetAsync(CommandLine command)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var piped = !command.KeepAlive && StandardInput.IsPipe();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.TrySetResult();
        }

        // Ctrl-C at a prompt goes to every process of the terminal. It is meant for what runs at the prompt; who holds the other end of the pipe decides here.
        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            if (!piped)
            {
                end.TrySetResult();
            }
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var options = command.Options with { Log = command.Verbose ? Console.Error.WriteLine : null };
        var host = await SimulatorHost.StartAsync(options).ConfigureAwait(false);
        await using var running = host.ConfigureAwait(false);
        await Console.Out.WriteLineAsync(ReadyLine.Create(host)).ConfigureAwait(false);
        await Console.Out.FlushAsync().ConfigureAwait(false);
        if (!Console.IsErrorRedirected)
        {
            await Console.Error.WriteLineAsync(Hint(host)).ConfigureAwait(false);
        }

        await (piped ? Task.WhenAny(end.Task, StandardInput.EndAsync()) : end.Task).ConfigureAwait(false);
        return 0;
    }

    private static string Hint(SimulatorHost host)
    {
        var first = host.Devices[0];
        var administrator = host.Credentials[0];
        return $"""
            {host.Devices.Count} devices answer; the first is {first.HttpUri} and {first.HttpsUri}
            Try: curl -k -u '{administrator.UserName}:{administrator.Password}' '{first.HttpsUri}axis-cgi/usergroup.cgi'
            Ctrl-C ends them.
            """;
    }

    private static string Sentence(ArgumentException error)
    {
        var suffix = error.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return (suffix < 0 ? error.Message : error.Message[..suffix]).TrimEnd('.');
    }

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
