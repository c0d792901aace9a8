namespace AxisOps.Simulator.Discovery;

/// <summary>One discovery protocol of a fleet. Disposing it takes leave of whoever listens.</summary>
internal interface IDiscoveryResponder : IAsyncDisposable
{
    DiscoveryProtocols Protocol { get; }

    /// <summary>Tells the link what changed about a device since it was last told: goodbye to what is gone, then what is new.</summary>
    Task RefreshAsync(SimulatedDevice device, CancellationToken cancellationToken);
}
