using AxisOps.Core.Fleet;

namespace AxisOps.Core.Logs;

/// <summary>
/// Follows the log of one device. While it does not answer, that is told once and it is asked again; what no repetition helps ends it, and a refused
/// credential always does, since devices block clients that fail often.
/// </summary>
internal sealed class LogFollower(FleetStream<DeviceLogBatch> stream, DeviceLogOptions options, PollOptions polling, SemaphoreSlim gate, TimeProvider time)
{
    private readonly DeviceLogReader reader = new(options);
    private bool hasRead;
    private bool isLost;

    /// <summary>Runs until it is cancelled.</summary>
    public async Task<FleetWork<DeviceLogBatch>> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                DeviceLogBatch batch = await FleetPoll.RunAsync(
                    stream.Target,
                    gate,
                    polling,
                    time,
                    async token =>
                    {
                        await stream.Session.EstablishAsync(token).ConfigureAwait(false);
                        return await reader.ReadAsync(stream.Session, token).ConfigureAwait(false);
                    },
                    cancellationToken).ConfigureAwait(false);
                await PassAsync(batch, cancellationToken).ConfigureAwait(false);
            }
            catch (DeviceException error) when (MayPass(error))
            {
                await LoseAsync(error, cancellationToken).ConfigureAwait(false);
            }

            await Task.Delay(polling.Interval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PassAsync(DeviceLogBatch batch, CancellationToken cancellationToken)
    {
        if (isLost)
        {
            isLost = false;
            await stream.TellAsync(FleetMessageLevel.Warning, $"{stream.Target}: its log is read again.", cancellationToken).ConfigureAwait(false);
        }

        hasRead = true;
        if (batch.Entries.Count > 0 || batch.Note is not null)
        {
            await stream.EmitAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task LoseAsync(DeviceException error, CancellationToken cancellationToken)
    {
        if (!isLost)
        {
            isLost = true;
            await stream.TellAsync(FleetMessageLevel.Warning, $"{error.Message} It is asked again until it answers.", cancellationToken).ConfigureAwait(false);
        }

        // A device that is known by its serial number only may have come up at another address.
        if (stream.Target.Host is null && error.Kind == DeviceErrorKind.Unreachable)
        {
            await stream.RenewAsync().ConfigureAwait(false);
        }
    }

    private bool MayPass(DeviceException error) =>
        error.IsTransient || (hasRead && error.Kind is DeviceErrorKind.Protocol or DeviceErrorKind.NotSupported or DeviceErrorKind.Forbidden);
}
