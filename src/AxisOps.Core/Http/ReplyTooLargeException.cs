namespace AxisOps.Core.Http;

/// <summary>An answer is longer than the request allows.</summary>
internal sealed class ReplyTooLargeException(int maxBytes) : Exception($"The answer is longer than {maxBytes} bytes.")
{
    internal int MaxBytes { get; } = maxBytes;
}
