namespace AxisOps;

/// <summary>A server that a device sends its log to. Null means the device does not tell.</summary>
/// <param name="Address">Its address or name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">UDP, TCP or TLS, as the device spells it.</param>
/// <param name="Severity">The least severe lines that are sent, as the device spells it.</param>
public sealed record DeviceSyslogServer(string Address, int? Port, string? Protocol, string? Severity)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Concat(Address, Port is null ? null : FormattableString.Invariant($":{Port}"), Protocol is null ? null : $" ({Protocol})");
}
