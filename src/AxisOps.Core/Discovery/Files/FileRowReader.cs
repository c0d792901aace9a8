using System.Globalization;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Store;

namespace AxisOps.Core.Discovery.Files;

/// <summary>Makes a device of a row, or says which value is wrong.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="origin">Whether a person typed the rows or a program wrote them.</param>
internal sealed class FileRowReader(string path, TargetOrigin origin)
{
    public DiscoveredDevice Read(FileRow row)
    {
        FileCell? place = row[FileField.Address] ?? row[FileField.Host] ?? row[FileField.HostName];
        DeviceTarget? target = place is { } cell ? Target(cell) : null;
        string? serial = Serial(row[FileField.SerialNumber] ?? row[FileField.MacAddress]);
        if (serial is not null && target?.SerialNumber is { } other && other != serial)
        {
            throw Wrong(place!.Value, $"is another serial number than {serial} in the same row");
        }

        serial ??= target?.SerialNumber;
        if (target?.Host is null && serial is null)
        {
            throw new InventoryFileException(path, "a device needs an address or a serial number; this row has neither.", row.Line);
        }

        (int? httpPort, int? httpsPort) = Ports(row, target);
        string address = target?.Host ?? string.Empty;
        return new DiscoveredDevice
        {
            Address = address,
            SerialNumber = serial,
            Model = Shown(row[FileField.Model]),
            Name = Shown(row[FileField.Name]),
            HostName = Shown(row[FileField.HostName]),
            OsVersion = AxisOsVersion.TryParse(row[FileField.OsVersion]?.Text, out AxisOsVersion? version) ? version : null,
            HttpPort = httpPort,
            HttpsPort = httpsPort,
            Setup = Enum.TryParse(row[FileField.Setup]?.Text, ignoreCase: true, out SetupState setup) && Enum.IsDefined(setup) ? setup : null,
            LastSeen = LastSeen(row),
            Site = DeviceLabels.Site(row[FileField.Site]?.Text),
            Tags = row[FileField.Tags] is { } tags ? DeviceLabels.Tags(tags.Text) : null,
            Origin = origin,
            Sightings = [new DiscoverySighting(DiscoveryProtocol.File, address, string.Create(CultureInfo.InvariantCulture, $"row {row.Number}"))],
        };
    }

    private static string? Shown(FileCell? cell) => cell is { } value ? SpreadsheetText.Show(value.Text) : null;

    /// <summary>A row of a device that did not answer says when it was asked, not when it was seen.</summary>
    private static DateTimeOffset? LastSeen(FileRow row) =>
        (row[FileField.Outcome] is not { } outcome || outcome.Text.Equals(nameof(Outcome.Succeeded), StringComparison.OrdinalIgnoreCase))
        && DateTimeOffset.TryParse(row[FileField.ReadAt]?.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset seen)
            ? seen
            : null;

    private DeviceTarget Target(FileCell cell) =>
        DeviceTarget.TryParse(cell.Text, out DeviceTarget? target, out _)
            ? target
            : throw Wrong(cell, "is not an address, a host name, a URI without user name, or a serial number");

    private string? Serial(FileCell? cell) => cell is not { } value ? null
        : SerialNumber.TryNormalize(value.Text, out string? serial) ? serial
        : throw Wrong(value, "is not a serial number: twelve hexadecimal digits are expected");

    /// <summary>One port without a scheme is the port of whichever scheme is spoken there.</summary>
    private (int? Http, int? Https) Ports(FileRow row, DeviceTarget? target)
    {
        int? one = Port(row[FileField.Port]) ?? target?.Port;
        DeviceScheme? scheme = target?.Scheme
            ?? (Enum.TryParse(row[FileField.Scheme]?.Text, ignoreCase: true, out DeviceScheme told) && Enum.IsDefined(told) ? told : null);
        return (
            Port(row[FileField.HttpPort]) ?? (scheme == DeviceScheme.Https ? null : one),
            Port(row[FileField.HttpsPort]) ?? (scheme == DeviceScheme.Http ? null : one));
    }

    private int? Port(FileCell? cell) => cell is not { } value ? null
        : int.TryParse(value.Text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= 65535
            ? port
            : throw Wrong(value, "is not a port: 1 to 65535 is expected");

    private InventoryFileException Wrong(FileCell cell, string problem)
    {
        string shown = cell.MayHoldSecret ? "the value"
            : "'" + SpreadsheetText.Show(cell.Text.Length > 60 ? cell.Text[..60] + "..." : cell.Text).Replace('\n', ' ') + "'";
        return new InventoryFileException(path, $"{shown} {problem}.", cell.Line, cell.Column);
    }
}
