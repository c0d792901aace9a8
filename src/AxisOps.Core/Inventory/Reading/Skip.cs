namespace AxisOps.Core.Inventory.Reading;

/// <summary>Why something is not asked at all.</summary>
/// <param name="State">What its facts become.</param>
/// <param name="Reason">In words.</param>
internal sealed record Skip(FactState State, string Reason);
