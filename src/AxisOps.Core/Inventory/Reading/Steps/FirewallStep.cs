using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>The firewall; before AXIS OS 11.9 the address filter, which parameters tell.</summary>
internal sealed class FirewallStep : RestStep
{
    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.Firewall)];

    protected override string RestId => FirewallApi.Id;

    protected override bool NeedsAdministrator => true;

    protected override async Task AskAsync(DeviceReading reading, string basePath, CancellationToken cancellationToken)
    {
        FirewallState state = await FirewallApi.GetAsync(reading.Channel, basePath, cancellationToken).ConfigureAwait(false);
        bool isTesting = state.TestTimeLeft > TimeSpan.Zero;
        reading.Sheet.Set(nameof(AxisDevice.Firewall), new DeviceFirewall(state.IsActive, state.DefaultPolicy, state.Rules.Count, isTesting), basePath);
    }
}
