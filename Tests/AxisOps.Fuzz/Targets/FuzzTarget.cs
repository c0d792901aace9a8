namespace AxisOps.Fuzz.Targets;

/// <summary>Something that reads what others wrote.</summary>
/// <param name="Name">Its name, also of its folder in <c>Findings</c>.</param>
/// <param name="Run">Reads an input; an exception out of it is a finding.</param>
/// <param name="Seeds">Gives the inputs to start from, out of the folder of recorded answers.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Run, Func<string, IEnumerable<byte[]>> Seeds);
