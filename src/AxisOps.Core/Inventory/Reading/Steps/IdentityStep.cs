using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Who the device is, from <c>basicdeviceinfo.cgi</c>: everything for an account, else what anybody may read.</summary>
internal sealed class IdentityStep : ReadingStep
{
    public override string Source => BasicDeviceInfoApi.Name;

    public override IReadOnlyList<string> Facts => FactNames.Identity;

    public override bool TellsAnybody => true;

    // systemready came with 9.50; what lacks it tells all of this in the same request as its network (ParameterStep).
    public override bool IsNeeded(DeviceReading reading) => reading.Capabilities.SpeaksJson != false;

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        BasicDeviceInfo info;
        string? limit = reading.WithoutAccount;
        if (limit is null)
        {
            try
            {
                info = await BasicDeviceInfoApi.GetAllPropertiesAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
            }
            catch (DeviceException exception) when (IsAboutTheRole(exception, reading))
            {
                limit = reading.Reason(exception);
                info = await BasicDeviceInfoApi.GetAllUnrestrictedPropertiesAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            info = await BasicDeviceInfoApi.GetAllUnrestrictedPropertiesAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        }

        reading.Capabilities.SpeaksJson = true;
        IdentityFacts.Keep(reading.Sheet, info, Source, limit);
    }

    private static bool IsAboutTheRole(DeviceException exception, DeviceReading reading) =>
        exception.Kind == DeviceErrorKind.Forbidden || (exception.Kind == DeviceErrorKind.Unauthorized && reading.AccountAccepted);
}
