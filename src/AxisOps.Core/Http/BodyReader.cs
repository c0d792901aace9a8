using System.Buffers;
using System.Runtime.CompilerServices;

namespace AxisOps.Core.Http;

/// <summary>Reads a body to its end or to its bound, whichever comes first.</summary>
internal static class BodyReader
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>Reads the body, decompressed.</summary>
    /// <exception cref="ReplyTooLargeException">It is longer than <paramref name="maxBytes"/>.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            throw new ReplyTooLargeException(maxBytes);
        }

        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Min(maxBytes, (int)(content.Headers.ContentLength ?? FirstBuffer)) + 1);
            try
            {
                int length = 0;
                while (true)
                {
                    int count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                    if (count == 0)
                    {
                        return buffer.AsSpan(0, length).ToArray();
                    }

                    length += count;
                    if (length > maxBytes)
                    {
                        throw new ReplyTooLargeException(maxBytes);
                    }

                    if (length == buffer.Length)
                    {
                        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)buffer.Length * 2, (long)maxBytes + 1));
                        buffer.AsSpan().CopyTo(larger);
                        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
                        buffer = larger;
                    }
                }
            }
            finally
            {
                // Cleared: an answer may hold what must not turn up elsewhere.
                ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            }
        }
    }
}
