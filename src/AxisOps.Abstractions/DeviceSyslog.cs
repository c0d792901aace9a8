namespace AxisOps;

/// <summary>Whom a device sends its log to.</summary>
/// <param name="IsEnabled">Whether it sends; null when not told.</param>
/// <param name="Servers">The servers that are set, also while it does not send.</param>
public sealed record DeviceSyslog(bool? IsEnabled, IReadOnlyList<DeviceSyslogServer> Servers)
{
    /// <summary>Gets the servers that are set, also while it does not send.</summary>
    public IReadOnlyList<DeviceSyslogServer> Servers { get; init => field = IndexableList.Of(value); } = IndexableList.Of(Servers);

    /// <inheritdoc/>
    public override string ToString() => IsEnabled == false ? "off" : Servers.Count == 0 ? "no server" : string.Join(", ", Servers);
}
