using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>Time zone; also the clock, where no answer carried a Date header.</summary>
internal sealed class TimeStep : ReadingStep
{
    public override string Source => TimeApi.Name;

    public override IReadOnlyList<string> Facts { get; } = [nameof(AxisDevice.TimeZone)];

    protected override string ApiId => "time-service";

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        DeviceTime time = await TimeApi.GetDateTimeInfoAsync(reading.Channel, cancellationToken).ConfigureAwait(false);
        reading.Sheet.Set(nameof(AxisDevice.TimeZone), time.EffectiveTimeZone, Source);
        if (time.Utc is { } utc && reading.Channel.Clock is null && reading.Channel.Last is { } reply)
        {
            reading.Sheet.Set(nameof(AxisDevice.ClockOffset), ClockSample.Of(utc, reply, Source).Offset, Source);
        }
    }
}
