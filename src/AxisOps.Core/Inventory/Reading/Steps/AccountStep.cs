using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Is the credential right and which role has it: asked early, because it decides what else is worth asking.</summary>
internal sealed class AccountStep : ReadingStep
{
    public override string Source => UserGroupApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.AccountRole)];

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        UserGroup group = await UserGroupApi.ReadAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(nameof(AxisDevice.AccountRole), group.Role, Source);
    }
}
