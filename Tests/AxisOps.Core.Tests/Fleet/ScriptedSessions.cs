using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Fleet;

/// <summary>Opens the scripted session that a test made for a host.</summary>
internal sealed class ScriptedSessions(Func<DeviceTarget, ScriptedSession> make) : IDeviceSessionFactory
{
    public int Opened { get; private set; }

    public IDeviceSession Open(DeviceTarget target, SessionOptions options)
    {
        Opened++;
        return make(target);
    }
}
