using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>A simulator as a process of its own. It ends with its standard input, and says goodbye.</summary>
internal sealed class DeviceFleet : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Task<string> errors;

    public DeviceFleet(string[] command)
    {
        process = Process.Start(new ProcessStartInfo("ip", command)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        errors = process.StandardError.ReadToEndAsync();
    }

    public JsonNode Ready { get; private set; } = new JsonObject();

    public IEnumerable<JsonNode> Devices => Ready["devices"]!.AsArray().Select(device => device!);

    /// <summary>Waits for the ready line.</summary>
    public async Task<DeviceFleet> ReadyAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        string? line = await process.StandardOutput.ReadLineAsync(limit.Token);
        if (line is null)
        {
            Assert.Fail("No ready line: " + await errors.WaitAsync(limit.Token));
        }

        Ready = JsonNode.Parse(line!) ?? throw new JsonException("null");
        return this;
    }

    /// <summary>Asks it to end and waits until it has.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal((0, string.Empty), (process.ExitCode, await errors));
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        return ValueTask.CompletedTask;
    }
}
