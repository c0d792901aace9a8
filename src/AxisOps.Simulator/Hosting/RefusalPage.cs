using System.Globalization;
using System.Text;
using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.Journal;
using Microsoft.AspNetCore.WebUtilities;

namespace AxisOps.Simulator.Hosting;

/// <summary>
/// The device's own words in place of Kestrel's, for a request that Kestrel refuses before any code of the simulator runs: it writes a head without
/// body then, and closes.
/// </summary>
internal static class RefusalPage
{
    private const int StatusAt = 9; // after "HTTP/1.1 "

    /// <summary>What to send instead of what Kestrel wrote; that itself where it is no refusal.</summary>
    public static ReadOnlyMemory<byte> Replace(DeviceConnection connection, ReadOnlyMemory<byte> written)
    {
        if (!written.Span.StartsWith("HTTP/1.1 4"u8) && !written.Span.StartsWith("HTTP/1.1 505"u8))
        {
            return written;
        }

        var device = connection.Device;
        connection.CountRequest();
        if (device.Faults.RefusesConnections || device.IsDown || !connection.IsServed)
        {
            connection.Note(JournalEntryKind.Connection, null, "cut");
            connection.Reset();
            return default;
        }

        var pages = device.ProfileData.Pages;
        var said = written.Span.Slice(StatusAt, 3);
        var status = pages.ContainsKey(Encoding.ASCII.GetString(said)) || said[0] == '5' ? int.Parse(said, CultureInfo.InvariantCulture) : 400;
        connection.Note(JournalEntryKind.Connection, null, $"refused as {status}");
        return Page(device, status);
    }

    private static byte[] Page(SimulatedDevice device, int status)
    {
        var reply = new DeviceExchange(device, new DefaultHttpContext().Request, "/").Page(status);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}\r\nDate: {device.Now:R}\r\n");
        if (ReplyWriter.ServerName(device) is { } server)
        {
            head.Append(CultureInfo.InvariantCulture, $"Server: {server}\r\n");
        }

        foreach (var (name, value) in device.ProfileData.Document.Http.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}\r\nConnection: close\r\nContent-Type: {reply.ContentType}\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. reply.Body.Span];
    }
}
