namespace AxisOps.PowerShell.Watching;

/// <summary>How large a table may be.</summary>
/// <param name="Width">Columns of the terminal.</param>
/// <param name="Height">Lines.</param>
internal readonly record struct TableSize(int Width, int Height);
