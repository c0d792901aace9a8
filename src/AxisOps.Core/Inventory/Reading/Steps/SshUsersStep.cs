using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>The accounts of SSH; before AXIS OS 11.11 there are none of its own.</summary>
internal sealed class SshUsersStep : RestStep
{
    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.SshUsers)];

    protected override string RestId => SshUsersApi.Id;

    protected override string[] Majors { get; } = ["v2", "v1"];

    protected override bool NeedsAdministrator => true;

    protected override async Task AskAsync(DeviceReading reading, string basePath, CancellationToken cancellationToken)
    {
        IReadOnlyList<SshUser> list = await SshUsersApi.ListAsync(reading.Channel, basePath, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(nameof(AxisDevice.SshUsers), list.Select(user => user.Name).ToArray(), basePath);
    }
}
