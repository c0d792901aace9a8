namespace AxisOps.Core.Http;

/// <summary>Reads a body to its end or to its bound, whichever comes first.</summary>
internal static class BodyReader
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>Reads the body, decompressed.</summary>
    /// <exception cref="ReplyTooLargeException">It is longer than <paramref name="maxBytes"/>.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            throw new ReplyTooLargeException(maxBytes);
        }

        Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            byte[] buffer = new byte[Math.Min(maxBytes, (int)(content.Headers.ContentLength ?? FirstBuffer)) + 1];
            int length = 0;
            while (true)
            {
                int count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    return buffer.AsMemory(0, length);
                }

                length += count;
                if (length > maxBytes)
                {
                    throw new ReplyTooLargeException(maxBytes);
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, (long)maxBytes + 1));
                }
            }
        }
    }
}
