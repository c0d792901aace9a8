using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>One measured run of a peer.</summary>
/// <param name="Devices">How many devices it read.</param>
/// <param name="Cost">The process, from its start to its end.</param>
/// <param name="Simulator">What processor time the simulator took for it.</param>
/// <param name="Requests">Requests that arrived.</param>
/// <param name="Handshakes">TLS handshakes that arrived.</param>
/// <param name="Rounds">What workers say of their rounds; empty for others.</param>
internal sealed record PeerSample(int Devices, Cost Cost, TimeSpan Simulator, int Requests, int Handshakes, IReadOnlyList<WorkerResult> Rounds);
