using AxisOps.Core.Http;

namespace AxisOps.Core.Sessions;

/// <summary>
/// What a peer says of itself to anybody. Kept in <see cref="IDeviceSession.State"/> under its type, so that nobody asks twice. Null means not told.
/// </summary>
internal sealed record AnonymousClaim
{
    /// <summary>Gets a value indicating whether the answers are those of an Axis device.</summary>
    public bool IsAxis { get; init; }

    /// <summary>Gets the serial number in normal form.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Gets the product number, for example <c>P3245-LVE</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the AXIS OS version.</summary>
    public AxisOsVersion? OsVersion { get; init; }

    /// <summary>Gets whether the first administrator is still to be created.</summary>
    public SetupState? Setup { get; init; }

    /// <summary>Gets a value indicating whether the peer answered only with server errors, as a device does while it starts.</summary>
    public bool IsStarting { get; init; }

    /// <summary>Gets the answer of <c>basicdeviceinfo.cgi</c> to <c>getAllUnrestrictedProperties</c> where it was given.</summary>
    public DeviceReply? BasicDeviceInfo { get; init; }

    /// <summary>Gets the first answer that was cut short, malformed or too large; null when none was.</summary>
    public DeviceException? Failure { get; init; }
}
