using System.Globalization;
using System.Xml.Linq;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>disks/list.cgi</c>: the storages of a device.</summary>
internal static class DisksApi
{
    public const string Name = "disks/list.cgi";

    private const int MaxDisks = 64;

    /// <summary>Lists the storages, those without a medium too.</summary>
    public static Task<IReadOnlyList<DeviceDisk>> ListAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get("/axis-cgi/disks/list.cgi?diskid=all"), Name, null, Parse, cancellationToken);

    /// <summary>Parses the list.</summary>
    public static IReadOnlyList<DeviceDisk> Parse(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        ClassicReply.ThrowIfError(reply.Text(), call);
        XElement root = BoundedXml.Parse(reply, call);
        XElement disks = root.Name.LocalName == "disks" ? root
            : root.Elements().FirstOrDefault(child => child.Name.LocalName == "disks")
            ?? throw call.Failure(DeviceErrorKind.Protocol, "the answer has no 'disks' element");
        return [.. disks.Elements().Where(child => child.Name.LocalName == "disk").Take(MaxDisks).Select(disk => Read(disk, call))];
    }

    private static DeviceDisk Read(XElement disk, ApiCall call)
    {
        string? Text(string name) => DeviceText.Value((string?)disk.Attribute(name));
        long? Number(string name) => long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
        bool? Flag(string name) => JsonValues.Flag(Text(name));
        return new DeviceDisk(Text("diskid") ?? throw call.Failure(DeviceErrorKind.Protocol, "a disk has no id"))
        {
            Name = Text("name"),
            Status = Text("status"),
            TotalKilobytes = Number("totalsize"),
            FreeKilobytes = Number("freesize"),
            FileSystem = Text("filesystem"),
            IsEncryptionEnabled = Flag("encryptionenabled"),
            IsEncrypted = Flag("diskencrypted"),
            IsLocked = Flag("locked"),
            IsFull = Flag("full"),
            IsReadOnly = Flag("readonly"),
            CleanupMaxAgeDays = Number("cleanupmaxage"),
            CleanupPolicy = Text("cleanuppolicy"),
            Group = Text("group"),
        };
    }
}
