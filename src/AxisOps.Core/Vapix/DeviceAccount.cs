namespace AxisOps.Core.Vapix;

/// <summary>An account of a device.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Administrator, Operator or Viewer; null when it is in none of these groups.</param>
/// <param name="MayPanTiltZoom">Whether it may move the camera.</param>
internal sealed record DeviceAccount(string Name, string? Role, bool MayPanTiltZoom);
