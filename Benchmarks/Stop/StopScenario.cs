namespace AxisOps.Benchmarks.Stop;

/// <summary>One command line that is stopped.</summary>
/// <param name="Cmdlet">The cmdlet it is about.</param>
/// <param name="Name">What the table calls it.</param>
/// <param name="Script">The line: <c>$Fleet</c> are the devices, <c>$Range</c> the same as text, <c>$Throttle</c> how many are worked on at once, <c>$File</c> is one that may be written.</param>
/// <param name="Troubles">What its slow devices do.</param>
internal sealed record StopScenario(string Cmdlet, string Name, string Script, IReadOnlyList<StopTrouble> Troubles)
{
    /// <summary>Gets a value indicating whether the devices that answer show in the output while the others are waited for.</summary>
    internal bool Streams { get; init; } = true;

    /// <summary>Gets a value indicating whether devices that answer are among those named.</summary>
    internal bool HasQuickDevices { get; init; } = true;

    /// <summary>Gets a value indicating whether it is stopped when the devices, having answered, are gone.</summary>
    internal bool UntilGone { get; init; }

    /// <summary>Gets a value indicating whether it connects to devices at all before it is stopped.</summary>
    internal bool Connects { get; init; } = true;
}
