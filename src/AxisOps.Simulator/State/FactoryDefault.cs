namespace AxisOps.Simulator.State;

/// <summary>How much a factory default resets (API doc, firmware management): soft keeps the network settings, hard keeps nothing.</summary>
internal enum FactoryDefault
{
    Soft,
    Hard,
}
