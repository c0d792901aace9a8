using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The debug archive, a gzipped tar of logs and parameters without secrets, and a network trace by <c>cmd=pcapdump</c>: a capture file without packets,
/// at once and not after its duration. Only paths and arguments are documented.
/// </summary>
internal sealed class DebugArchiveEndpoint : IEndpoint
{
    private const string Trace = "pcapdump";
    private const int MaxSeconds = 600;

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        var reply = exchange.Verb != "GET" ? exchange.NotAllowed("GET") : exchange.Argument("cmd") switch
        {
            null => new Reply(200, "application/x-compressed", Archive(exchange.Device)) { Unsized = true },
            Trace => Capture(exchange),
            _ => exchange.Page(400),
        };
        return Task.FromResult(reply);
    }

    private static byte[] Archive(SimulatedDevice device)
    {
        var members = new List<(string Name, byte[] Content)>
        {
            ("parameters.txt", Encoding.Latin1.GetBytes(ServerReportEndpoint.Parameters(device))),
            ("system.log", Encoding.UTF8.GetBytes(ServerReportEndpoint.Log(device, LogChannel.System))),
            ("access.log", Encoding.UTF8.GetBytes(ServerReportEndpoint.Log(device, LogChannel.Access))),
        };
        if (device.ProfileData.Document.Logs.Audit)
        {
            members.Add(("audit.log", Encoding.UTF8.GetBytes(string.Concat(device.LogBook.Lines(LogChannel.Audit).Select(LogEndpoint.IsoLine)))));
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(ServerReportEndpoint.Pack(device, members));
        }

        return packed.ToArray();
    }

    private static Reply Capture(DeviceExchange exchange)
    {
        var known = exchange.Argument("interface") is null or "eth0" or "lo" or "any";
        var seconds = exchange.Argument("duration");
        var valid = seconds is null
            || (int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxSeconds);
        if (!known || !valid)
        {
            return exchange.Page(400);
        }

        // The header of a capture file (draft-ietf-opsawg-pcap section 4): magic number, version 2.4, snapshot length, Ethernet.
        var header = new byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xA1B2C3D4);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 262_144);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), 1);
        return new Reply(200, "application/octet-stream", header);
    }
}
