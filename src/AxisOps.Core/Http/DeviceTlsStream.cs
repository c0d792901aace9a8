using System.Net.Security;

namespace AxisOps.Core.Http;

/// <summary>
/// A TLS stream that two owners may close at once: the session that ends, and the shared handler whose pending read fails because of it. The platform's stream
/// frees its native handles twice then, and fails with a null reference.
/// </summary>
internal sealed class DeviceTlsStream(Stream inner) : SslStream(inner, leaveInnerStreamOpen: false)
{
    private int closed;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) == 0)
        {
            await base.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref closed, 1) == 0)
        {
            base.Dispose(disposing);
        }
    }
}
