using AxisOps.Interop.Tests.Avahi;
using AxisOps.TestKit;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>Root devices on GUPnP at the other end of a cable, described as recorded but for their place.</summary>
internal static class GupnpDevice
{
    /// <summary>The serial number in the recorded description.</summary>
    public const string Serial = "00408CA45086";

    private const string Python = "/usr/bin/python3";

    /// <summary>Skips the running test where GUPnP or the network is not there.</summary>
    public static async Task RequireAsync(AvahiNetwork network)
    {
        Assert.SkipWhen(network.WhyNot is not null, network.WhyNot ?? string.Empty);
        Assert.SkipUnless(File.Exists(Python), "Python is not installed here.");
        PeerAnswer answer = await PeerProgram.RunAsync(Python, string.Empty, "-c", "import gi; gi.require_version('GUPnP', '1.6')");
        Assert.SkipUnless(answer.ExitCode == 0, "GUPnP for Python is not installed here; .ci/run installs it.");
    }

    /// <summary>Publishes the description in the folder until disposed.</summary>
    public static Task<PeerService> StartAsync(AvahiNetwork network, string family, TemporaryFolder folder) => PeerService.StartAsync(
        [.. network.FarPrefix, Python, Path.Combine(AppContext.BaseDirectory, "Discovery", "gupnp_device.py"), family, network.Far, folder.Path]);

    /// <summary>Describes the camera.</summary>
    public static void WriteCamera(TemporaryFolder folder, string address) =>
        folder.File("description.xml", Recorded.Replace("10.59.104.28:80", address + ":8080", StringComparison.Ordinal));

    /// <summary>Describes a device of another maker and type.</summary>
    public static void WriteOther(TemporaryFolder folder, string type, string identifier, string serial) => folder.File(
        "description.xml",
        Recorded
            .Replace("device:Basic:1", $"device:{type}:1", StringComparison.Ordinal)
            .Replace("axis-com", "example-com", StringComparison.Ordinal)
            .Replace("AXIS", "Example", StringComparison.Ordinal)
            .Replace("Upnp-BasicDevice-1_0-" + Serial, identifier, StringComparison.Ordinal)
            .Replace(Serial, serial, StringComparison.Ordinal));

    private static string Recorded => File.ReadAllText(Path.Combine(Repository.Fixtures, "misc-discovery", "upnp-rootdesc1-p3301.xml"))
        .Replace("<URLBase>http://10.59.104.28:49152/</URLBase>", string.Empty, StringComparison.Ordinal);
}
