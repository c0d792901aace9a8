using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace AxisOps.Core.Http;

/// <summary>
/// The socket of a connection, which tells whether anything was sent or received: a request of which no byte left may be repeated, and a
/// peer whose first byte is not a TLS record does not speak TLS.
/// </summary>
internal sealed class ObservedStream(Socket socket) : Stream
{
    private readonly NetworkStream inner = new(socket, ownsSocket: true);
    private long bytesSent;
    private int firstByte = -1;
    private int closed;

    internal long BytesSent => Interlocked.Read(ref bytesSent);

    /// <summary>Gets the first byte the peer sent; -1 when it sent none.</summary>
    internal int FirstByte => Volatile.Read(ref firstByte);

    internal bool IsClosed => Volatile.Read(ref closed) == 1;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count > 0)
        {
            Interlocked.CompareExchange(ref firstByte, buffer.Span[0], -1);
        }

        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Interlocked.Add(ref bytesSent, buffer.Length);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref closed, 1) == 0)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
