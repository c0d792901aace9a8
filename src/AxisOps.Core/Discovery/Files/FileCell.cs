namespace AxisOps.Core.Discovery.Files;

/// <summary>A value with its place in the file.</summary>
/// <param name="Text">The value.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its field (csv) or character (other formats), from 1.</param>
internal readonly record struct FileCell(string Text, long Line, long Column);
