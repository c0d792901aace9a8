namespace AxisOps.Simulator.Control;

/// <summary>A call of the control interface that cannot be carried out; the message says why.</summary>
internal sealed class ControlException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
