namespace AxisOps.Simulator.Faults;

/// <summary>What a fault kind may draw on when it is made: invented values that the seed fixes.</summary>
internal sealed record FaultContext(Func<string> OtherSerial);
