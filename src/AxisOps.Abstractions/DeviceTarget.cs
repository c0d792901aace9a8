using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AxisOps;

/// <summary>
/// A device to work on: an address or name, a serial number, or both. Made from what people and pipelines have: <c>192.0.2.7</c>,
/// <c>192.0.2.7:8443</c>, <c>https://cam-1.example.com</c>, <c>[2001:db8::7]</c>, <c>B8A44F000001</c>, a <see cref="Uri"/>, an
/// <see cref="IPAddress"/>, a <see cref="DiscoveredDevice"/> or an <see cref="AxisDevice"/>.
/// </summary>
public sealed class DeviceTarget : IEquatable<DeviceTarget>
{
    private const int ShownLength = 64;

    /// <summary>What is said of text with an at sign: the text is not repeated, since it may hold a password, wherever it was split.</summary>
    private const string UserInformation = "A user name or password before an address is not accepted; use -Credential.";

    /// <summary>Initializes a new instance of the <see cref="DeviceTarget"/> class from text.</summary>
    /// <param name="text">Address, name, either with a port, URI, or serial number.</param>
    /// <exception cref="FormatException"><paramref name="text"/> is none of these.</exception>
    public DeviceTarget(string text)
    {
        if (!Read(text, this, out string? problem))
        {
            throw new FormatException(problem);
        }
    }

    /// <summary>Initializes a new instance of the <see cref="DeviceTarget"/> class from a URI; its path is not used.</summary>
    /// <param name="uri">An <c>http</c> or <c>https</c> URI without user information.</param>
    /// <exception cref="FormatException">The URI is of another scheme or carries user information.</exception>
    public DeviceTarget(Uri uri)
        : this((uri ?? throw new ArgumentNullException(nameof(uri))).OriginalString)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DeviceTarget"/> class from an address.</summary>
    /// <param name="address">IPv4 or IPv6, with a scope where link-local.</param>
    public DeviceTarget(IPAddress address) => Host = (address ?? throw new ArgumentNullException(nameof(address))).ToString();

    /// <summary>Initializes a new instance of the <see cref="DeviceTarget"/> class from a discovered device.</summary>
    /// <param name="device">Where it was seen and which serial number it claims.</param>
    public DeviceTarget(DiscoveredDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        Host = device.Address.Length == 0 ? null : device.Address;
        HttpPort = device.HttpPort;
        HttpsPort = device.HttpsPort;
        SerialNumber = device.SerialNumber;
        Model = device.Model;
        Origin = device.Origin;
        Site = device.Site;
        Tags = device.Tags;
    }

    /// <summary>Initializes a new instance of the <see cref="DeviceTarget"/> class from a device read before.</summary>
    /// <param name="device">Its address, ports and serial number are used.</param>
    public DeviceTarget(AxisDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        Host = device.Address.Length == 0 ? null : device.Address;
        HttpPort = device.HttpPort;
        HttpsPort = device.HttpsPort;
        SerialNumber = device.SerialNumber;
        Model = device.Model;
        Origin = TargetOrigin.Recorded;
        Site = device.Site;
        Tags = device.Tags.Count == 0 ? null : device.Tags;
    }

    /// <summary>Initializes a new instance of the <see cref="DeviceTarget"/> class from its parts.</summary>
    /// <param name="host">Address or name; null when only the serial number is known.</param>
    /// <param name="serialNumber">The expected serial number in any spelling; null when not known.</param>
    /// <param name="origin">Where the parts came from.</param>
    /// <exception cref="FormatException">Neither is given, or one is malformed.</exception>
    public DeviceTarget(string? host, string? serialNumber, TargetOrigin origin)
    {
        if (string.IsNullOrWhiteSpace(host) && string.IsNullOrWhiteSpace(serialNumber))
        {
            throw new FormatException("A device needs an address or a serial number.");
        }

        if (!string.IsNullOrWhiteSpace(host) && !Read(host, this, out string? problem))
        {
            throw new FormatException(problem);
        }

        if (!string.IsNullOrWhiteSpace(serialNumber))
        {
            SerialNumber = AxisOps.SerialNumber.TryNormalize(serialNumber, out string? normal)
                ? normal
                : throw new FormatException(
                    serialNumber.Contains('@', StringComparison.Ordinal) ? UserInformation : $"'{Shown(serialNumber)}' is not a serial number: twelve hexadecimal digits are expected.");
        }

        Origin = origin;
    }

    /// <summary>Gets the address or name, without port or brackets; null when only the serial number is known.</summary>
    public string? Host { get; private set; }

    /// <summary>Gets the one port that was given for whichever scheme is spoken there; null for the scheme's own or the two below.</summary>
    public int? Port { get; private set; }

    /// <summary>Gets the port of plain HTTP; null for 80.</summary>
    public int? HttpPort { get; init; }

    /// <summary>Gets the port of HTTPS; null for 443.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Gets the scheme that was asked for; null for HTTPS first.</summary>
    public DeviceScheme? Scheme { get; private set; }

    /// <summary>Gets the serial number the device must have, in normal form; null when any may answer.</summary>
    public string? SerialNumber { get; private set; }

    /// <summary>Gets the model the device claims or had; null when not known. Used to choose a credential, never to trust.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the site that a file or the fleet store gives the device; null when not told, empty for none. Never part of what a target is.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the tags that a file or the fleet store gives the device; null when not told, empty for none.</summary>
    public IReadOnlyList<string>? Tags { get; init => field = IndexableList.Of(value); }

    /// <summary>Gets where the name or address came from.</summary>
    public TargetOrigin Origin { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Host"/> is a name rather than an address.</summary>
    public bool IsName => Host is not null && !IPAddress.TryParse(Host, out _);

    /// <summary>Reads a target.</summary>
    /// <param name="text">Address, name, either with a port, URI, or serial number.</param>
    /// <param name="target">The target, or null.</param>
    /// <param name="problem">What is wrong with the text, or null.</param>
    /// <returns>Whether the text is a target.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DeviceTarget? target, [NotNullWhen(false)] out string? problem)
    {
        var read = new DeviceTarget();
        bool good = Read(text, read, out problem);
        target = good ? read : null;
        return good;
    }

    /// <summary>Returns this target at another place: the same device at an address that the store or a discovery gave.</summary>
    /// <param name="host">The address or name.</param>
    /// <param name="httpPort">The port of plain HTTP, or null.</param>
    /// <param name="httpsPort">The port of HTTPS, or null.</param>
    /// <returns>A new target with the same serial number.</returns>
    public DeviceTarget At(string host, int? httpPort, int? httpsPort) => new()
    {
        Host = host,
        HttpPort = httpPort,
        HttpsPort = httpsPort,
        SerialNumber = SerialNumber,
        Scheme = Scheme,
        Model = Model,
        Origin = TargetOrigin.Recorded,
        Site = Site,
        Tags = Tags,
    };

    /// <inheritdoc/>
    public bool Equals(DeviceTarget? other) =>
        other is not null
        && string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase)
        && string.Equals(SerialNumber, other.SerialNumber, StringComparison.Ordinal)
        && (Port, HttpPort, HttpsPort, Scheme) == (other.Port, other.HttpPort, other.HttpsPort, other.Scheme);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeviceTarget);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Host?.ToUpperInvariant(), SerialNumber, Port, HttpPort, HttpsPort, Scheme);

    /// <summary>Returns the target as a person would name it: address with port where given, then the serial number.</summary>
    /// <returns>For example <c>192.0.2.7:8443</c> or <c>B8A44F000001 (192.0.2.7)</c>.</returns>
    public override string ToString()
    {
        string? host = Host is null ? null : Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        int? port = Port ?? (Scheme == DeviceScheme.Http ? HttpPort : HttpsPort ?? HttpPort);
        string? place = host is null || port is null ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
        return SerialNumber is null ? place! : place is null ? SerialNumber : $"{SerialNumber} ({place})";
    }

    private DeviceTarget()
    {
    }

    private static bool Read(string? text, DeviceTarget target, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        string trimmed = text?.Trim() ?? string.Empty;
        if (trimmed.Length is 0 or > 2048)
        {
            problem = "A device is an address, a name, a URI or a serial number; the text is empty or too long.";
            return false;
        }

        if (trimmed.Contains('@', StringComparison.Ordinal))
        {
            problem = UserInformation;
            return false;
        }

        if (trimmed.Contains("://", StringComparison.Ordinal))
        {
            return ReadUri(trimmed, target, out problem);
        }

        if (AxisOps.SerialNumber.TryNormalize(trimmed, out string? serial))
        {
            target.SerialNumber = serial;
            return true;
        }

        return ReadHost(trimmed, target, out problem);
    }

    private static bool ReadUri(string text, DeviceTarget target, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
        {
            problem = "The URI of a device starts with http:// or https://.";
            return false;
        }

        target.Scheme = uri.Scheme == "https" ? DeviceScheme.Https : DeviceScheme.Http;
        target.Host = uri.HostNameType == UriHostNameType.IPv6 ? uri.DnsSafeHost : uri.IdnHost;
        target.Port = uri.IsDefaultPort ? null : uri.Port;
        return true;
    }

    private static bool ReadHost(string text, DeviceTarget target, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        string host = text;
        string? port = null;
        if (text[0] == '[')
        {
            int close = text.IndexOf(']', StringComparison.Ordinal);
            host = close < 0 ? string.Empty : text[1..close];
            port = close >= 0 && close + 1 < text.Length ? text[(close + 1)..] : null;
            if (port is not null && port[0] != ':')
            {
                host = string.Empty;
            }

            port = port?[1..];
        }
        else if (text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 && text.LastIndexOf(':') == colon)
        {
            host = text[..colon];
            port = text[(colon + 1)..];
        }

        if (port is not null)
        {
            if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 65535)
            {
                problem = $"'{Shown(text)}' has no valid port: 1 to 65535 is expected after the colon.";
                return false;
            }

            target.Port = number;
        }

        bool isAddress = IPAddress.TryParse(host, out IPAddress? address)
            && (address.AddressFamily == AddressFamily.InterNetworkV6 || host.Count(c => c == '.') == 3);
        if (!isAddress && !IsHostName(host))
        {
            problem = $"'{Shown(text)}' is not an address, a host name, a URI or a serial number.";
            return false;
        }

        target.Host = isAddress ? address!.ToString() : host;
        return true;
    }

    /// <summary>Text for a message: short, and without what a terminal would obey.</summary>
    private static string Shown(string text)
    {
        string cut = text.Length <= ShownLength ? text : text[..ShownLength] + "...";
        return string.Concat(cut.Select(c => char.IsControl(c) ? '?' : c));
    }

    /// <summary>RFC 1123 names; a name of digits and dots only would be a mistyped address.</summary>
    private static bool IsHostName(string host) =>
        host.Length is > 0 and <= 253
        && host.Any(char.IsAsciiLetter)
        && host.TrimEnd('.').Split('.').All(label =>
            label.Length is > 0 and <= 63
            && label[0] != '-'
            && label[^1] != '-'
            && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
}
