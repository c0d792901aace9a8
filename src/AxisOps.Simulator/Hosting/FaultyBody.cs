using System.IO.Compression;
using AxisOps.Simulator.Faults;

namespace AxisOps.Simulator.Hosting;

/// <summary>Writes bodies as faults want them: far too long, compressed to next to nothing, or drop by drop. None is ever held in memory.</summary>
internal static class FaultyBody
{
    private const int Block = 64 * 1024;
    private const int BlocksPerPause = 32;

    /// <summary>How often an endless body rests: about 20 MiB a second, enough to pass any limit soon and little for the host.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly byte[] Spaces = [.. Enumerable.Repeat((byte)' ', Block)];

    /// <summary>Writes the body, then spaces up to the length.</summary>
    public static async Task WriteFilledAsync(HttpResponse response, ReadOnlyMemory<byte> body, Delivery delivery, TimeProvider clock, CancellationToken gone)
    {
        var length = delivery.FillTo!.Value;
        if (delivery.Coding is null)
        {
            await FillAsync(response.Body, body, length, length == long.MaxValue ? clock : null, gone).ConfigureAwait(false);
            return;
        }

        Stream packed = delivery.Coding == "br"
            ? new BrotliStream(response.Body, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(response.Body, CompressionLevel.Optimal, leaveOpen: true);
        await using (packed.ConfigureAwait(false))
        {
            await FillAsync(packed, body, length, null, gone).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the body at a rate.</summary>
    public static async Task DripAsync(Stream stream, ReadOnlyMemory<byte> body, int bytesPerSecond, TimeProvider clock, CancellationToken gone)
    {
        var drop = Math.Max(1, bytesPerSecond / 10);
        var pause = TimeSpan.FromSeconds((double)drop / bytesPerSecond);
        await stream.FlushAsync(gone).ConfigureAwait(false);
        for (var sent = 0; sent < body.Length; sent += drop)
        {
            await Task.Delay(pause, clock, gone).ConfigureAwait(false);
            await stream.WriteAsync(body.Slice(sent, Math.Min(drop, body.Length - sent)), gone).ConfigureAwait(false);
            await stream.FlushAsync(gone).ConfigureAwait(false);
        }
    }

    private static async Task FillAsync(Stream stream, ReadOnlyMemory<byte> body, long length, TimeProvider? paced, CancellationToken gone)
    {
        var start = body[..(int)Math.Min(body.Length, length)];
        await stream.WriteAsync(start, gone).ConfigureAwait(false);
        var blocks = 0;
        for (var left = length - start.Length; left > 0;)
        {
            var size = (int)Math.Min(left, Block);
            await stream.WriteAsync(Spaces.AsMemory(0, size), gone).ConfigureAwait(false);
            left -= size;
            if (paced is not null && ++blocks % BlocksPerPause == 0)
            {
                await stream.FlushAsync(gone).ConfigureAwait(false);
                await Task.Delay(Pause, paced, gone).ConfigureAwait(false);
            }
        }
    }
}
