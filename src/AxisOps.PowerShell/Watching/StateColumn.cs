namespace AxisOps.PowerShell.Watching;

/// <summary>A column of the live table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Width">Its width; the last one takes what is left.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record StateColumn(string Title, int Width, Func<DeviceState, DateTimeOffset, string?> Text);
