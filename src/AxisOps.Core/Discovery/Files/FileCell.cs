namespace AxisOps.Core.Discovery.Files;

/// <summary>A value with its place in the file.</summary>
/// <param name="Text">The value.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its field (csv) or character (other formats), from 1.</param>
internal readonly record struct FileCell(string Text, long Line, long Column)
{
    /// <summary>Gets a value indicating whether it must not be repeated: what it was cut from has an at sign, so a password may stand before it.</summary>
    public bool MayHoldSecret { get; init; } = Text.Contains('@', StringComparison.Ordinal);
}
