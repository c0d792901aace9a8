namespace AxisOps.Core.Inventory.Reading;

/// <summary>One question to a device and the facts it answers.</summary>
internal abstract class ReadingStep
{
    /// <summary>Gets the interface that is asked.</summary>
    public abstract string Source { get; }

    /// <summary>Gets the facts it tells.</summary>
    public abstract IReadOnlyList<string> Facts { get; }

    /// <summary>Gets the id in <c>apidiscovery.cgi</c>; null where it is not listed there.</summary>
    protected virtual string? ApiId => null;

    /// <summary>Gets a value indicating whether it tells anything without an account.</summary>
    public virtual bool TellsAnybody => false;

    /// <summary>Gets a value indicating whether only an administrator may ask.</summary>
    protected virtual bool NeedsAdministrator => false;

    /// <summary>Tells whether it answers a fact that is asked for.</summary>
    public virtual bool IsWanted(DeviceReading reading) => Facts.Any(reading.Options.Wanted.Contains);

    /// <summary>Tells whether something is still to be learnt from it.</summary>
    public virtual bool IsNeeded(DeviceReading reading) => true;

    /// <summary>Tells why it is not asked; null when it is.</summary>
    public virtual Skip? WhySkip(DeviceReading reading)
    {
        if (ApiId is not null && reading.Capabilities.Has(ApiId) == false)
        {
            return new Skip(FactState.NotSupported, $"the device has no {Source}");
        }

        if (reading.WithoutAccount is not null && !TellsAnybody)
        {
            return new Skip(FactState.NotPermitted, reading.WithoutAccount);
        }

        return NeedsAdministrator && reading.Sheet.Get<string>(nameof(AxisDevice.AccountRole)) is { } role and not "Administrator"
            ? new Skip(FactState.NotPermitted, $"only an administrator may read it, and the account is {role}")
            : null;
    }

    /// <summary>Asks, and keeps what is told.</summary>
    /// <exception cref="DeviceException">Nothing was told.</exception>
    public abstract Task RunAsync(DeviceReading reading, CancellationToken cancellationToken);
}
