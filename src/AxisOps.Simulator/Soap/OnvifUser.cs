namespace AxisOps.Simulator.Soap;

/// <summary>A user of the ONVIF services; these are not the accounts of the web server. The password is taken and forgotten.</summary>
internal sealed record OnvifUser(string Name, string Level);
