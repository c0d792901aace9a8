namespace AxisOps.Core.Runs;

/// <summary>A record as it goes into the store.</summary>
/// <param name="Record">What it says.</param>
/// <param name="Text">The same as JSON: its UTF-8 bytes are what is hashed.</param>
/// <param name="Hash">The hash of the chain up to here.</param>
internal sealed record RunLink(RunRecord Record, string Text, byte[] Hash);
