using System.Diagnostics;
using System.IO.Pipes;

namespace AxisOps.Core.Tests.Store;

/// <summary>
/// Another process that runs one explicit test of this assembly. A pipe joins the two: the child reports with a byte and waits for one,
/// so that neither side ever sleeps.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const string PipeVariable = "AXISOPS_TEST_PIPE";
    private const string PathVariable = "AXISOPS_TEST_PATH";

    private readonly NamedPipeServerStream pipe;
    private readonly Process process;

    private ChildProcess(NamedPipeServerStream pipe, Process process)
    {
        this.pipe = pipe;
        this.process = process;
    }

    /// <summary>Gets, in the child, the path to work on.</summary>
    public static string Path => Environment.GetEnvironmentVariable(PathVariable) ?? throw new InvalidOperationException("Run by ChildProcess only.");

    public static async Task<ChildProcess> StartAsync(Type type, string method, string path, CancellationToken cancellationToken)
    {
        string name = "axisops-" + Guid.NewGuid().ToString("N");
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        string self = Environment.ProcessPath!;
        var start = new ProcessStartInfo(self) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (System.IO.Path.GetFileNameWithoutExtension(self) == "dotnet")
        {
            start.ArgumentList.Add(type.Assembly.Location);
        }

        foreach (string argument in (string[])["-explicit", "only", "-method", $"{type.FullName}.{method}"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[PipeVariable] = name;
        start.Environment[PathVariable] = path;
        var child = new ChildProcess(pipe, Process.Start(start)!);
        Task<string> output = child.process.StandardOutput.ReadToEndAsync(cancellationToken);
        _ = child.process.StandardError.ReadToEndAsync(cancellationToken);
        Task connected = pipe.WaitForConnectionAsync(cancellationToken);
        Task ended = child.process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(connected, ended) == ended)
        {
            throw new InvalidOperationException("The child ended before it connected: " + await output);
        }

        await connected;
        return child;
    }

    /// <summary>Connects the child to its parent.</summary>
    public static NamedPipeClientStream Connect()
    {
        var client = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.InOut);
        client.Connect();
        return client;
    }

    public async Task<byte> HearAsync(CancellationToken cancellationToken)
    {
        byte[] one = new byte[1];
        await pipe.ReadExactlyAsync(one, cancellationToken);
        return one[0];
    }

    public void Tell(byte value) => pipe.WriteByte(value);

    public async Task<int> ExitCodeAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        pipe.Dispose();
    }
}
