namespace AxisOps.Simulator.State;

/// <summary>
/// A value that a parameter shows too. Where the release has the parameter, that is the one place where the value is kept, so that both ways to
/// write it see each other; elsewhere it is kept here.
/// </summary>
internal sealed class MirroredParameter(SimulatedDevice device, string name, string first)
{
    private string? own;

    public string Value
    {
        get => device.GetParameter(name) ?? Volatile.Read(ref this.own) ?? first;
        set
        {
            if (device.ProfileData.Parameters.Find(name) is not null)
            {
                device.SetParameter(name, value);
            }
            else
            {
                Volatile.Write(ref this.own, value);
                device.NotifyChanged();
            }
        }
    }

    /// <summary>Gets the value as somebody set it; null while the profile's holds.</summary>
    public string? Changed => device.State.Peek<ParameterState>()?.Find(name) ?? Volatile.Read(ref this.own);

    /// <summary>Gets or sets the value as a switch. Devices spell it <c>yes</c>, <c>true</c> or <c>on</c>, in any case; written is the spelling found.</summary>
    public bool IsOn
    {
        get => this.Value.ToUpperInvariant() is "YES" or "TRUE" or "ON";
        set => this.Value = (this.Value.ToUpperInvariant(), value) switch
        {
            ("TRUE" or "FALSE", true) => "true",
            ("TRUE" or "FALSE", false) => "false",
            (_, true) => "yes",
            (_, false) => "no",
        };
    }
}
