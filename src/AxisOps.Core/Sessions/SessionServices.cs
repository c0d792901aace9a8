using AxisOps.Core.Http;
using AxisOps.Core.Store;
using AxisOps.Core.Trust;

namespace AxisOps.Core.Sessions;

/// <summary>What all sessions of a pool share.</summary>
internal sealed class SessionServices(ITrustStore trust, IDeviceDirectory directory, TimeProvider time) : IDisposable
{
    internal ITrustStore Trust { get; } = trust;

    internal TrustRoots Roots { get; } = new(trust);

    internal IDeviceDirectory Directory { get; } = directory;

    internal TimeProvider Time { get; } = time;

    internal DeviceTransport Transport { get; } = new(time);

    internal HttpsMemory Memory { get; } = new(directory, trust, time);

    internal TrustEvaluator Evaluator => field ??= new TrustEvaluator(Trust, Roots, Time);

    /// <inheritdoc/>
    public void Dispose()
    {
        Transport.Dispose();
        Roots.Dispose();
    }
}
