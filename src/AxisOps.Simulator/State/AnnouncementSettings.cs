namespace AxisOps.Simulator.State;

/// <summary>A way in which a unit announces itself: on or off, and under which name.</summary>
internal abstract class AnnouncementSettings(SimulatedDevice device, string group, string first)
{
    private readonly Lock gate = new();
    private readonly MirroredParameter enabled = new(device, group + ".Enabled", first);
    private readonly MirroredParameter friendlyName = new(
        device, group + ".FriendlyName", $"{device.ProfileData.Document.ShortName} - {device.SerialNumber}");

    public bool Enabled
    {
        get => this.enabled.IsOn;
        set => this.enabled.IsOn = value;
    }

    public string FriendlyName
    {
        get => this.friendlyName.Value;
        set => this.friendlyName.Value = value;
    }

    /// <summary>Changes both as one; null leaves the value as it is.</summary>
    public void Change(bool? enabled, string? friendlyName)
    {
        lock (this.gate)
        {
            this.FriendlyName = friendlyName ?? this.FriendlyName;
            this.Enabled = enabled ?? this.Enabled;
        }
    }
}
