using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>What a package says of itself: a compressed tar archive with a <c>manifest.json</c>, or a <c>package.conf</c> before there were any.</summary>
/// <param name="Name">The short name.</param>
/// <param name="NiceName">The name for people.</param>
/// <param name="Vendor">Who made it.</param>
/// <param name="Version">Its version.</param>
/// <param name="RunsAsRoot">Whether it asks to run as root.</param>
internal sealed record ApplicationPackage(string Name, string NiceName, string Vendor, string Version, bool RunsAsRoot)
{
    public const int NoPackage = 1;
    public const int BadManifest = 29;
    private const int MaxEntries = 2000;
    private const int MaxText = 128;
    private const int MaxManifest = 256 * 1024;
    private static readonly string[] VersionKeys = ["APPMAJORVERSION", "APPMINORVERSION", "APPMICROVERSION"];

    /// <summary>Reads a package; null with the number of the error when it is none.</summary>
    public static (ApplicationPackage? Package, int Error) Read(byte[] file)
    {
        if (file is not [0x1F, 0x8B, ..])
        {
            return (null, NoPackage);
        }

        try
        {
            using var archive = new BoundedStream(new GZipStream(new MemoryStream(file), CompressionMode.Decompress), 64 << 20);
            var reader = new TarArchive(archive);
            var found = false;
            for (var count = 0; count < MaxEntries && reader.Next() is { } entry; count++)
            {
                found = true;
                if (entry.IsFile && entry.Name.TrimStart('.', '/') is var name and ("manifest.json" or "package.conf"))
                {
                    var text = Encoding.UTF8.GetString(reader.Read(MaxManifest));
                    var package = name == "manifest.json" ? Manifest(text) : Configuration(text);
                    return package is null ? (null, BadManifest) : (package, 0);
                }
            }

            return (null, found ? BadManifest : NoPackage);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return (null, NoPackage);
        }
    }

    private static ApplicationPackage? Manifest(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var setup = document.RootElement.GetProperty("acapPackageConf").GetProperty("setup");
            var user = setup.TryGetProperty("user", out var account) && account.TryGetProperty("username", out var name) ? name.GetString() : null;
            var shown = setup.TryGetProperty("friendlyName", out var friendly) ? friendly.GetString() : null;
            var id = setup.GetProperty("appName").GetString();
            return Create(id, shown, setup.GetProperty("vendor").GetString(), setup.GetProperty("version").GetString(), user == "root");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ApplicationPackage? Configuration(string text)
    {
        var settings = text.Split('\n')
            .Select(line => line.Trim().Split('=', 2))
            .Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0])
            .ToDictionary(pair => pair[0], pair => pair[1].Trim('"', '\''), StringComparer.Ordinal);
        var version = string.Join('.', VersionKeys.Select(key => settings.GetValueOrDefault(key, "0")));
        return Create(
            settings.GetValueOrDefault("APPNAME"), settings.GetValueOrDefault("PACKAGENAME"), settings.GetValueOrDefault("VENDOR", "-"), version,
            settings.GetValueOrDefault("APPUSR") == "root");
    }

    private static ApplicationPackage? Create(string? name, string? niceName, string? vendor, string? version, bool root)
    {
        var usable = name is { Length: > 0 and <= 26 } && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
            && new[] { niceName ?? name, vendor, version }.All(text => text is { Length: > 0 and <= MaxText } && IsText(text));
        return usable ? new ApplicationPackage(name!, niceName ?? name!, vendor!, version!, root) : null;
    }

    /// <summary>It goes into XML, which cannot write every character.</summary>
    private static bool IsText(string text) => !text.Any(character => char.IsControl(character) || (!XmlConvert.IsXmlChar(character) && !char.IsSurrogate(character)));
}
