using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Security;

internal sealed record Account(string Name, string Password, Role Role);
