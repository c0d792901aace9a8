using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.Faults;

/// <summary>What a fault kind may draw on when it is made: the fleet's clock, and invented values that the seed fixes for the device.</summary>
internal sealed record FaultContext(SeededSource Source, int Index, TimeProvider Clock, Func<string> OtherSerial)
{
    /// <summary>A value from 0 to below 100 for the request of this number: the same for the same seed, device, purpose and number.</summary>
    public double Percent(string purpose, long number) => this.Fraction(purpose, number) * 100;

    /// <summary>A value from 0 to below 1 for the request of this number.</summary>
    public double Fraction(string purpose, long number) =>
        this.Source.Number(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fault/{purpose}/{number}"), this.Index) / (1.0 + uint.MaxValue);
}
