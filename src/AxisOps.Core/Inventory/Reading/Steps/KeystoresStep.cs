using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>The places that hold private keys.</summary>
internal sealed class KeystoresStep : RestStep
{
    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.Keystores)];

    protected override string RestId => CertApi.Id;

    protected override async Task AskAsync(DeviceReading reading, string basePath, CancellationToken cancellationToken)
    {
        IReadOnlyList<Keystore> list = await CertApi.ListKeystoresAsync(reading.Channel, basePath, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(nameof(AxisDevice.Keystores), list.Select(store => new DeviceKeystore(store.Id, store.SecurityLevel)).ToArray(), basePath);
    }
}
