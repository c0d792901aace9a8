namespace AxisOps.Core.Inventory.Reading.Steps;

/// <summary>A question to a REST API of the device configuration framework, where the device lists it.</summary>
internal abstract class RestStep : ReadingStep
{
    /// <summary>Gets the id in <c>/config/discover</c>.</summary>
    protected abstract string RestId { get; }

    /// <summary>Gets the versions that are understood, the best first.</summary>
    protected virtual string[] Majors { get; } = ["v1"];

    public override string Source => RestId;

    public override async Task RunAsync(DeviceReading reading, CancellationToken cancellationToken)
    {
        if (await reading.FindRestAsync(RestId, cancellationToken, Majors).ConfigureAwait(false) is { } api)
        {
            await AskAsync(reading, api.BasePath, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (string fact in Facts.Where(fact => !reading.Sheet.Has(fact)))
        {
            reading.Sheet.Miss(fact, FactState.NotSupported, null, $"the device has no {RestId} API");
        }
    }

    /// <summary>Asks under the base path, and keeps what is told.</summary>
    protected abstract Task AskAsync(DeviceReading reading, string basePath, CancellationToken cancellationToken);
}
