namespace AxisOps.Benchmarks.Stop;

/// <summary>What the slow devices of a run do while they are waited for.</summary>
/// <param name="Name">In a word or two, for the table.</param>
/// <param name="Fault">The fault of the simulator; null where the devices are ports of this program's own, or no device is slow.</param>
internal sealed record StopTrouble(string Name, string? Fault)
{
    /// <summary>Gets the ones where the target is no device at all: nothing answers the first packet, or nobody takes the connection up.</summary>
    internal static StopTrouble Connect { get; } = new("no connection", null);

    /// <inheritdoc cref="Connect"/>
    internal static StopTrouble Handshake { get; } = new("no handshake", null);

    /// <summary>Gets the one where the first answer does not come.</summary>
    internal static StopTrouble FirstAnswer { get; } = new("no answer", "latency:600000");

    /// <summary>Gets the one where the body of the first answer comes drop by drop.</summary>
    internal static StopTrouble Body { get; } = new("slow body", "drip:2");

    /// <summary>Gets the one where work has begun and the fourth answer does not come.</summary>
    internal static StopTrouble LaterAnswer { get; } = new("no fourth answer", "latency:600000[4..]");

    /// <summary>Gets the one where no device is slow and the command waits of its own accord.</summary>
    internal static StopTrouble None { get; } = new("between rounds", null);
}
