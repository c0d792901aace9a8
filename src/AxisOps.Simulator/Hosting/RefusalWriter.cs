using System.Buffers;
using System.IO.Pipelines;

namespace AxisOps.Simulator.Hosting;

/// <summary>What Kestrel writes to one connection. While it answers no request of ours, what it writes is a refusal of its own and is put into the device's words.</summary>
internal sealed class RefusalWriter(PipeWriter inner, DeviceConnection connection) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> own = new();
    private bool isOwn;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes + this.own.WrittenCount;

    public override Memory<byte> GetMemory(int sizeHint = 0) => this.Choose() ? this.own.GetMemory(sizeHint) : inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => this.Choose() ? this.own.GetSpan(sizeHint) : inner.GetSpan(sizeHint);

    public override void Advance(int bytes)
    {
        if (this.isOwn)
        {
            this.own.Advance(bytes);
        }
        else
        {
            inner.Advance(bytes);
        }
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        this.Release();
        return inner.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        this.Release();
        inner.Complete(exception);
    }

    private bool Choose() => this.isOwn = !connection.IsAnswering;

    private void Release()
    {
        if (this.own.WrittenCount > 0)
        {
            inner.Write(RefusalPage.Replace(connection, this.own.WrittenMemory).Span);
            this.own.ResetWrittenCount();
        }
    }
}
