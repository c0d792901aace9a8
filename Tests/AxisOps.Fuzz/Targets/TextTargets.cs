using System.Text;
using AxisOps.Core.Discovery.Files;
using AxisOps.Core.Http;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Inventory.Files;

namespace AxisOps.Fuzz.Targets;

/// <summary>What reads other text.</summary>
internal static class TextTargets
{
    private static readonly string[] FileNames = ["devices.csv", "devices.json", "devices.jsonl", "devices.txt"];

    /// <summary>Gets WWW-Authenticate headers, one on each line.</summary>
    public static FuzzTarget Challenge { get; } = new("challenge", ReadChallenges, ChallengeSeeds);

    /// <summary>Gets files with devices in any of their forms.</summary>
    public static FuzzTarget DeviceFile { get; } = new("device-file", ReadDevices, _ => Seeds.Texts(
        "192.0.2.1\nhttps://axis-b8a44f0000a1.local:8443 # comment\n",
        "Address,SerialNumber,Model\n192.0.2.1,B8A44F0000A1,P3245\n\"192.0.2.2\",,\"a,\"\"b\"\n",
        """[{"Address":"192.0.2.1","SerialNumber":"B8A44F0000A1"},{"Address":"192.0.2.2"}]""",
        "{\"Address\":\"192.0.2.1\"}\n{\"Address\":\"192.0.2.2\",\"Port\":443}\n"));

    /// <summary>Gets inventories that are compared.</summary>
    public static FuzzTarget InventoryFile { get; } = new("inventory-file", ReadInventories, _ => Seeds.Texts(
        """{"schema":"axisops-inventory/1","createdAt":"2026-11-24T12:00:00Z","devices":[{"address":"192.0.2.7","serialNumber":"B8A44F000001","identity":{"level":"Proven","serialNumber":"B8A44F000001","evidence":"device ID"},"osVersion":"12.11.77","uptimeSeconds":1.5,"iPAddresses":["192.0.2.7/24"],"applications":[{"name":"vmd","version":"4.5-9"}],"tags":["a"],"facts":[{"name":"Soc","state":"NotPermitted"}],"extra":{"a":"b"}}]}""",
        """[{"address":"192.0.2.7","outcome":"Failed","errorKind":"Timeout"},{"address":"192.0.2.8","syslog":{"isEnabled":true,"servers":[{"address":"192.0.2.9","port":514}]}}]""",
        "{\"address\":\"192.0.2.1\"}\n{\"address\":\"192.0.2.2\",\"support\":{\"end\":\"2031-12-31\",\"isConfirmed\":true}}\n",
        "Outcome,SerialNumber,Address,OsVersion,Applications,Committed,UptimeSeconds,Tags,NotRead\nSucceeded,B8A44F0000A1,192.0.2.1,12.9.57,vmd 4.5-9 Running; x,True,1.5,a;b,\"Soc: NotPermitted, the role; is Viewer\"\n"));

    private static void ReadInventories(byte[] content)
    {
        foreach (string name in FileNames)
        {
            Watched.Run(name, content.Length, () => _ = InventoryReader.Read(name, content, CancellationToken.None).Devices().Count(), exception => exception is InventoryFileException);
        }
    }

    private static void ReadChallenges(byte[] content) => Watched.Run(
        "challenge",
        content.Length,
        () =>
        {
            foreach (AuthenticationChallenge challenge in ChallengeParser.Parse(Encoding.Latin1.GetString(content).Split('\n')))
            {
                _ = challenge.ClaimedSerialNumber;
                _ = DigestChallenge.From(challenge);
            }
        },
        _ => false);

    private static void ReadDevices(byte[] content)
    {
        foreach (string name in FileNames)
        {
            Watched.Run(name, content.Length, () => FileDiscoverySource.Read(name, content, CancellationToken.None), exception => exception is InventoryFileException);
        }
    }

    private static IEnumerable<byte[]> ChallengeSeeds(string root) => Seeds.Whole(root, "http*-401-headers-*.txt")
        .Select(headers => Encoding.Latin1.GetString(headers).Split('\n')
            .Where(line => line.StartsWith("WWW-Authenticate:", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()))
        .SelectMany(lines => lines)
        .Concat(["Basic realm=\"AXIS_B8A44F631339\", Digest realm=\"a\\\"b\", nonce=x, qop=\"auth,auth-int\", algorithm=SHA-256, stale=true, opaque=\"\""])
        .Select(Encoding.Latin1.GetBytes);
}
