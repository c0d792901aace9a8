namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>Which table of error numbers a JSON-RPC style API uses; the numbers overlap and mean different things.</summary>
internal enum JsonRpcCodes
{
    /// <summary>basicdeviceinfo, apidiscovery, systemready: 2001 forbidden, 2003 version, 2004 method.</summary>
    Device,

    /// <summary>network_settings, time, ntp, ssh, mdnssd: 2001 forbidden, 4001 version.</summary>
    Network,

    /// <summary>firmwaremanagement: HTTP-like numbers, 405 method, 417 version, 423 busy.</summary>
    Firmware,

    /// <summary>An API whose table is not known here: no number is given a meaning.</summary>
    Unknown,

    /// <summary>remotesyslog, mqtt: 2100 version.</summary>
    Messaging,
}
