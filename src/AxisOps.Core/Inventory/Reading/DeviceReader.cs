using AxisOps.Core.Inventory.Reading.Steps;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Inventory.Reading;

/// <summary>
/// Reads one device into facts, in sequence over its one connection, asking nothing that an earlier answer has ruled out. Every fact ends as a
/// value, not supported, not permitted or failed with the reason; none is guessed.
/// <para>Requests for an administrator (the challenge that begins authentication not counted):</para>
/// <list type="table">
/// <listheader><term>AXIS OS</term><description>Requests for every fact; for those of <see cref="DeviceFactGroup.Core"/></description></listheader>
/// <item><term>5.51</term><description>6; 4: systemready (404), usergroup, param (all groups in one), applications; disks, ONVIF accounts</description></item>
/// <item><term>6.50 to 9.49</term><description>6 to 12; 4 to 9: the same; firmware management, API discovery, network, time and NTP where a
/// parameter or the discovery tells of them</description></item>
/// <item><term>9.50 to 11.7</term><description>12; 9: systemready, usergroup, basicdeviceinfo, apidiscovery, network, time, NTP, firmware
/// management, applications; param (all settings in one), disks, ONVIF accounts</description></item>
/// <item><term>11.8 and later</term><description>17; 11: the same, /config/discover, certificates (one more with authorities); keystores,
/// firewall, SSH accounts</description></item>
/// <item><term>factory-new, or no account</term><description>2; 3 up to 9.80</description></item>
/// <item><term>no answer</term><description>1</description></item>
/// </list>
/// </summary>
public sealed class DeviceReader
{
    private static readonly ReadingStep[] Steps =
    [
        new ReadinessStep(), new AccountStep(), new IdentityStep(), new ParameterStep(), new ApisStep(), new NetworkStep(), new TimeStep(),
        new NtpStep(), new FirmwareStep(), new SettingsStep(), new CertificatesStep(), new KeystoresStep(), new FirewallStep(), new SshUsersStep(),
        new SyslogStep(), new ApplicationsStep(), new StorageStep(), new OnvifUsersStep(),
    ];

    private readonly TimeProvider time;

    /// <summary>Initializes a new instance of the <see cref="DeviceReader"/> class.</summary>
    /// <param name="time">The clock that <see cref="AxisDevice.ReadAt"/> is taken from.</param>
    public DeviceReader(TimeProvider time) => this.time = time ?? throw new ArgumentNullException(nameof(time));

    /// <summary>
    /// Reads a device. A device whose serial number, model and version were read has succeeded, whatever single facts could not be had; so
    /// has a factory-new one, which tells no more before it has an administrator. Reading again in the same session after a passing failure
    /// asks only for the facts that failed in passing.
    /// </summary>
    /// <param name="session">The device; it is established first if it is not yet.</param>
    /// <param name="options">What to read.</param>
    /// <param name="cancellationToken">Stops between and within requests.</param>
    /// <returns>The device, always, and why it failed if it did. No failure of the device is thrown.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DeviceReadResult> ReadAsync(IDeviceSession session, DeviceReadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            await session.EstablishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException exception)
        {
            return new DeviceReadResult(Describe(session.Target, session, exception), exception);
        }

        DeviceReading reading = DeviceReading.Of(session, options);
        foreach (ReadingStep step in Steps)
        {
            await TakeAsync(step, reading, cancellationToken).ConfigureAwait(false);
            CheckIdentity(reading);
        }

        KeepClock(reading);
        KeepClaim(reading);
        DeviceException? error = ErrorOf(reading);
        return new DeviceReadResult(DeviceAssembly.Build(reading, error, time.GetUtcNow()), error) { Interruption = error is null ? reading.Transient : null };
    }

    /// <summary>Describes a device whose reading did not come to its end, so that it keeps its place in a fleet's results.</summary>
    /// <param name="target">The device as it was named.</param>
    /// <param name="session">Its session; null when none was opened.</param>
    /// <param name="error">What happened.</param>
    /// <returns>A device with the error's outcome and the facts that were read before it, if any.</returns>
    public AxisDevice Describe(DeviceTarget target, IDeviceSession? session, DeviceException error)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(error);
        return session?.State.TryGetValue(typeof(DeviceReading), out object? kept) == true && kept is DeviceReading begun
            ? DeviceAssembly.Build(begun, error, time.GetUtcNow())
            : DeviceAssembly.Build(target, session, error, time.GetUtcNow());
    }

    /// <summary>Describes a device that was not read, so that it keeps its place in a fleet's results.</summary>
    /// <param name="target">The device as it was named.</param>
    /// <param name="session">Its session; null when none was opened.</param>
    /// <param name="reason">Why it was not read.</param>
    /// <returns>A device without facts.</returns>
    public AxisDevice Skipped(DeviceTarget target, IDeviceSession? session, string reason)
    {
        ArgumentNullException.ThrowIfNull(target);
        return DeviceAssembly.Skipped(target, session, reason, time.GetUtcNow());
    }

    private static async Task TakeAsync(ReadingStep step, DeviceReading reading, CancellationToken cancellationToken)
    {
        if (reading.IsDone(step) || !step.IsWanted(reading) || !step.IsNeeded(reading))
        {
            return;
        }

        if (reading.Stopped is { } stopped)
        {
            reading.Postpone(step, stopped);
        }
        else if (step.WhySkip(reading) is { } skip)
        {
            reading.Leave(step, skip);
        }
        else
        {
            reading.Conclude(step, await AskAsync(step, reading, cancellationToken).ConfigureAwait(false));
        }

        if (reading.NeedsSetup)
        {
            reading.NoteMissingAdministrator();
        }
    }

    private static async Task<DeviceException?> AskAsync(ReadingStep step, DeviceReading reading, CancellationToken cancellationToken)
    {
        DeviceException? failure = await RunAsync(step, reading, cancellationToken).ConfigureAwait(false);
        if (reading.Channel.SawNeedsSetup)
        {
            reading.NoteMissingAdministrator();
        }

        if (failure?.Kind is not (DeviceErrorKind.Unauthorized or DeviceErrorKind.Untrusted)
            || reading.WithoutAccount is not null
            || reading.AccountAccepted)
        {
            return failure;
        }

        // The credential is of no use here; what anybody may read is still worth having.
        string reason = failure.Kind == DeviceErrorKind.Untrusted
            ? "no account may be sent to a device that is not trusted"
            : "the account was refused or none was given";
        reading.DropAccount(reason, failure);
        return step.TellsAnybody ? await RunAsync(step, reading, cancellationToken).ConfigureAwait(false) : failure;
    }

    private static async Task<DeviceException?> RunAsync(ReadingStep step, DeviceReading reading, CancellationToken cancellationToken)
    {
        try
        {
            await step.RunAsync(reading, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DeviceException exception)
        {
            return exception;
        }
    }

    private static void CheckIdentity(DeviceReading reading)
    {
        string? told = reading.Sheet.Get<string>(nameof(AxisDevice.SerialNumber));
        string? known = reading.Session.Identity.SerialNumber ?? reading.Session.Target.SerialNumber;
        if (told is not null && known is not null && told != known && reading.Error?.Kind != DeviceErrorKind.Untrusted)
        {
            reading.Fail(new DeviceException(
                DeviceErrorKind.Untrusted,
                $"{reading.Session.Target}: the device says its serial number is {told}, but {known} should answer here.",
                "Find out which device has this address; if it was replaced, name the new serial number and pin it with Set-DeviceTrust."));
        }
    }

    private static void KeepClock(DeviceReading reading)
    {
        if (reading.Channel.Clock is { } clock)
        {
            reading.Sheet.Set(nameof(AxisDevice.ClockOffset), clock.Offset, clock.Source);
        }
        else if (reading.Channel.HasAnswered)
        {
            reading.Sheet.Miss(nameof(AxisDevice.ClockOffset), FactState.NotSupported, "Date header", "no answer carried a date");
        }
    }

    // Realm or certificate tell the serial number of a device that tells nothing else; how far that goes is what Identity says.
    private static void KeepClaim(DeviceReading reading)
    {
        if (!reading.Sheet.Has(nameof(AxisDevice.SerialNumber)) && reading.Session.Identity is { SerialNumber: { } serial } identity)
        {
            reading.Sheet.Set(nameof(AxisDevice.SerialNumber), serial, $"identity ({identity.Level})");
        }
    }

    private static DeviceException? ErrorOf(DeviceReading reading)
    {
        if (reading.Error is not null || reading.NeedsSetup)
        {
            return reading.Error;
        }

        string? missing = Array.Find(FactNames.Required, name => !reading.Sheet.Has(name));
        return missing is null ? null : reading.Transient ?? Unread(reading, missing);
    }

    private static DeviceException Unread(DeviceReading reading, string missing)
    {
        DeviceFact? fact = reading.Sheet.Find(missing);
        (DeviceErrorKind kind, string action) = fact?.State switch
        {
            FactState.NotPermitted => (DeviceErrorKind.Unauthorized, "Give the account of this device with -Credential or Add-DeviceCredential."),
            FactState.Failed => (DeviceErrorKind.Protocol, "Ask the interface by hand with Invoke-DeviceRequest to see what it answers."),
            _ => (DeviceErrorKind.NotSupported, "Check that this is the address of an Axis device."),
        };
        return new DeviceException(kind, $"{reading.Session.Target}: {missing} could not be read: {fact?.Reason ?? "nothing told it"}", action);
    }
}
