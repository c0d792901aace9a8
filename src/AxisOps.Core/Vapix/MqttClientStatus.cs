namespace AxisOps.Core.Vapix;

/// <summary>The MQTT client of a device; null means not told. User name and password stay out.</summary>
internal sealed record MqttClientStatus
{
    /// <summary>Gets whether it is switched on: active or inactive.</summary>
    public string? State { get; init; }

    /// <summary>Gets the connection as the device spells it, for example <c>Connected</c>.</summary>
    public string? Connection { get; init; }

    /// <summary>Gets whether it starts with the device.</summary>
    public bool? StartsWithDevice { get; init; }

    /// <summary>Gets tcp, ssl, ws or wss.</summary>
    public string? Protocol { get; init; }

    /// <summary>Gets the broker.</summary>
    public string? Host { get; init; }

    /// <summary>Gets the broker's port.</summary>
    public int? Port { get; init; }

    /// <summary>Gets the name it gives itself.</summary>
    public string? ClientId { get; init; }

    /// <summary>Gets whether it checks the broker's certificate.</summary>
    public bool? ValidatesServer { get; init; }
}
