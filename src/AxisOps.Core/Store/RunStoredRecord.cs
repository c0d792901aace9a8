namespace AxisOps.Core.Store;

/// <summary>A row of the table of journals.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Text">The record as it stands there, byte for byte.</param>
/// <param name="Hash">The hash beside it.</param>
internal sealed record RunStoredRecord(long Sequence, byte[] Text, byte[] Hash);
