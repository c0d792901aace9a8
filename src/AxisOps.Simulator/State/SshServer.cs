namespace AxisOps.Simulator.State;

/// <summary>The SSH server of a unit: on or off (<c>ssh.cgi</c>, <c>Network.SSH.Enabled</c>), and its users in the order they were made (REST).</summary>
internal sealed class SshServer(SimulatedDevice device) : Setting<IReadOnlyList<SshUser>>([])
{
    private readonly MirroredParameter enabled = new(device, "Network.SSH.Enabled", "no");

    public bool Enabled
    {
        get => this.enabled.IsOn;
        set => this.enabled.IsOn = value;
    }

    public static SshServer Of(SimulatedDevice device) => device.State.Get(() => new SshServer(device));
}
