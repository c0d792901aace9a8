namespace AxisOps.Simulator.Security;

internal enum AuthenticationScheme
{
    None,
    Basic,
    Digest,
    Other,
}
