namespace AxisOps.Simulator.State;

/// <summary>Where a unit sends its log to (API doc, remote syslog).</summary>
/// <param name="Address">Host name or address; never empty.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Protocol"><c>UDP</c>, <c>TCP</c> or <c>TLS</c>.</param>
/// <param name="Format"><c>RFC3164</c>, <c>RFC5424</c> or <c>AXIS</c>.</param>
/// <param name="Severity">The least severe level that is sent, such as <c>Warning</c>.</param>
/// <param name="Type"><c>All</c> or <c>Audit</c>; releases without the choice send all.</param>
internal sealed record SyslogServer(string Address, int Port, string Protocol, string Format, string Severity, string Type);
