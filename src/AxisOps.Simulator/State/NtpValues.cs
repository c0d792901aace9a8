namespace AxisOps.Simulator.State;

/// <summary>The NTP client of a unit as it is set (API doc, NTP).</summary>
internal sealed record NtpValues
{
    public bool Enabled { get; init; } = true;

    /// <summary>Gets whether the servers of the lease are used, not <see cref="StaticServers"/>.</summary>
    public bool FromDhcp { get; init; } = true;

    public IReadOnlyList<string> StaticServers { get; init; } = [];

    public bool NtsEnabled { get; init; }

    public IReadOnlyList<string> NtsServers { get; init; } = [];

    public IReadOnlyList<string> NtsCertificates { get; init; } = [];

    /// <summary>Gets the shortest and longest interval between polls, as powers of two in seconds.</summary>
    public (int Least, int Most) Poll { get; init; } = (6, 10);

    /// <summary>Gets the servers the client asks now.</summary>
    public IReadOnlyList<string> ServersInUse(IReadOnlyList<string> advertised) =>
        !this.Enabled ? [] : this.NtsEnabled ? this.NtsServers : this.FromDhcp ? advertised : this.StaticServers;
}
