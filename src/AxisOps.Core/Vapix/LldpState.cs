namespace AxisOps.Core.Vapix;

/// <summary>What a device tells its switch and hears from it.</summary>
/// <param name="IsActive">Whether it speaks LLDP; null when not told.</param>
/// <param name="Neighbors">Who was heard.</param>
internal sealed record LldpState(bool? IsActive, IReadOnlyList<LldpNeighbor> Neighbors);
