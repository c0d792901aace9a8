using System.Globalization;
using System.Xml.Linq;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>applications/list.cgi</c>: the installed applications. Every attribute but the name can be missing.</summary>
internal static class ApplicationsApi
{
    public const string Name = "applications/list.cgi";

    private static readonly AnswerMemory<IReadOnlyList<InstalledApplication>> Memory = new();

    private const int MaxApplications = 512;

    /// <summary>Lists the applications, ordered by name.</summary>
    public static Task<IReadOnlyList<InstalledApplication>> ListAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get("/axis-cgi/applications/list.cgi"), Name, null, Parse, cancellationToken);

    /// <summary>Parses the list.</summary>
    public static IReadOnlyList<InstalledApplication> Parse(DeviceReply reply, ApiCall call) => Memory.Read(reply, call, Read);

    private static IReadOnlyList<InstalledApplication> Read(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfFailed(reply, call);
        ClassicReply.ThrowIfError(reply.Text(), call);
        XElement root = BoundedXml.Parse(reply, call);
        if (root.Name.LocalName != "reply")
        {
            throw call.Failure(DeviceErrorKind.Protocol, "the answer has no 'reply' element");
        }

        if (root.Element("error") is { } error || (string?)root.Attribute("result") == "error")
        {
            throw Failure(root.Element("error"), call);
        }

        IEnumerable<InstalledApplication> listed = root.Elements("application").Take(MaxApplications).Select(item => Read(item, call));
        return [.. listed.OrderBy(item => item.Application.Name, StringComparer.Ordinal)];
    }

    private static InstalledApplication Read(XElement item, ApiCall call)
    {
        string? Text(string name) => DeviceText.Value((string?)item.Attribute(name));
        var application = new DeviceApplication(
            Text("Name") ?? throw call.Failure(DeviceErrorKind.Protocol, "an application has no name"),
            Text("NiceName"),
            Text("Vendor"),
            Text("Version"),
            Text("Status"),
            Text("License"),
            Text("LicenseExpirationDate"),
            JsonValues.Flag(Text("Bundled")),
            Text("SignatureStatus"));
        XElement[] ranges = [.. item.Element("CompatibleOsVersions")?.Elements("VersionRange").Take(16) ?? []];
        return new InstalledApplication(application, Text("ApplicationID"), Ends(ranges, "Min"), Ends(ranges, "Max"));
    }

    private static string[] Ends(XElement[] ranges, string end) =>
        [.. ranges.Select(range => DeviceText.Value(range.Element(end)?.Value) ?? string.Empty)];

    private static DeviceException Failure(XElement? error, ApiCall call) => call.Failure(
        DeviceErrorKind.Rejected,
        DeviceText.Message((string?)error?.Attribute("message") ?? error?.Value),
        int.TryParse((string?)error?.Attribute("type"), NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : null);
}
