using AxisOps.Core.Lifecycle;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory.Reading;

/// <summary>Turns what a device says of itself into facts, the same from either source.</summary>
internal static class IdentityFacts
{
    /// <summary>Keeps the identity.</summary>
    /// <param name="sheet">Where to.</param>
    /// <param name="info">What the device said.</param>
    /// <param name="source">Which interface said it.</param>
    /// <param name="limit">Why only the unrestricted part was read; null when all of it was.</param>
    public static void Keep(FactSheet sheet, BasicDeviceInfo info, string source, string? limit)
    {
        sheet.Set(nameof(AxisDevice.Brand), info.Brand, source);
        sheet.Set(nameof(AxisDevice.Model), info.ProdNbr, source);
        sheet.Set(nameof(AxisDevice.FullName), info.ProdFullName, source);
        sheet.Set(nameof(AxisDevice.ProductType), info.ProdType, source);
        sheet.Set(nameof(AxisDevice.Variant), info.ProdVariant, source);
        sheet.Set(nameof(AxisDevice.BuildDate), info.BuildDate, source);
        sheet.Set(nameof(AxisDevice.HardwareId), info.HardwareId, source);
        KeepRestricted(sheet, nameof(AxisDevice.Soc), info.Soc, source, limit);
        KeepRestricted(sheet, nameof(AxisDevice.Architecture), info.Architecture, source, limit);
        KeepSerialNumber(sheet, info.SerialNumber, source);
        KeepVersion(sheet, info.Version, source);
        foreach ((string name, string value) in info.Extra)
        {
            sheet.Extra[name] = value;
        }
    }

    private static void KeepRestricted(FactSheet sheet, string name, string? value, string source, string? limit)
    {
        if (value is null && limit is not null)
        {
            sheet.Miss(name, FactState.NotPermitted, source, limit);
        }
        else
        {
            sheet.Set(name, value, source);
        }
    }

    private static void KeepSerialNumber(FactSheet sheet, string? text, string source)
    {
        if (text is null)
        {
            sheet.Set(nameof(AxisDevice.SerialNumber), null, source);
        }
        else if (SerialNumber.TryNormalize(text, out string? serial))
        {
            // The serial number of an Axis device is its MAC address.
            sheet.Set(nameof(AxisDevice.SerialNumber), serial, source);
            sheet.Set(nameof(AxisDevice.MacAddress), string.Join(':', serial.Chunk(2).Select(pair => new string(pair))), source);
        }
        else
        {
            sheet.Miss(nameof(AxisDevice.SerialNumber), FactState.Failed, source, $"'{text}' is not a serial number");
        }
    }

    private static void KeepVersion(FactSheet sheet, string? text, string source)
    {
        if (text is not null && !AxisOsVersion.TryParse(text, out _))
        {
            sheet.Miss(nameof(AxisDevice.OsVersion), FactState.Failed, source, $"'{text}' is not an AXIS OS version");
            return;
        }

        AxisOsVersion? version = text is null ? null : new AxisOsVersion(text);
        sheet.Set(nameof(AxisDevice.OsVersion), version, source);
        if (version is not null && OsTracks.Find(version) is { } track)
        {
            sheet.Set(nameof(AxisDevice.OsTrack), track, OsTracks.Source);
            sheet.Set(nameof(AxisDevice.Support), OsTracks.Support(version), OsTracks.Source);
        }
        else
        {
            string reason = $"no track is known for {text ?? "a device without version"}";
            sheet.Miss(nameof(AxisDevice.OsTrack), FactState.NotSupported, OsTracks.Source, reason);
            sheet.Miss(nameof(AxisDevice.Support), FactState.NotSupported, OsTracks.Source, reason + "; of active releases only the newest is maintained");
        }
    }
}
