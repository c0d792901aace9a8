namespace AxisOps.Core.Sessions;

/// <summary>Opens sessions.</summary>
public interface IDeviceSessionFactory
{
    /// <summary>Makes a session; nothing is sent before its first use. A kept connection to the same device, credential and trust is reused.</summary>
    /// <param name="target">The device.</param>
    /// <param name="options">Trust, credentials and limits.</param>
    /// <returns>The session; disposing it keeps its connection for the next one, within the cap.</returns>
    IDeviceSession Open(DeviceTarget target, SessionOptions options);
}
