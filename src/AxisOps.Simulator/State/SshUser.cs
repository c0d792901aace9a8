namespace AxisOps.Simulator.State;

/// <summary>A user of the SSH server; these are not the accounts of the web server. The password is taken and forgotten: nothing here logs in.</summary>
internal sealed record SshUser(string Name, string Comment);
