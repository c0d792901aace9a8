namespace AxisOps.Simulator.Profiles;

/// <summary>What an account may do. The numbers are the digits of a parameter's security level (API doc, parameter management).</summary>
internal enum Role
{
    Anonymous = 0,
    Viewer = 1,
    Operator = 4,
    Administrator = 6,
    Internal = 7,
}
