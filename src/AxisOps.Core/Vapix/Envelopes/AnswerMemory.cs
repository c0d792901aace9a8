using System.Collections.Concurrent;
using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>
/// Keeps what long answers were read into: devices of one model and version tell the same of themselves, byte for byte, and reading that costs more than
/// comparing it. An answer counts as the same only when all of it is, so no device can decide what is read from the answer of another. Safe from many
/// threads; bounded, and emptied when it is full.
/// </summary>
/// <typeparam name="T">What is read; it is shared by all devices with that answer, so it must not change.</typeparam>
internal sealed class AnswerMemory<T>
    where T : class
{
    private const int MaxAnswers = 32;
    private const int MaxBytes = 64 * 1024;

    private readonly ConcurrentDictionary<int, Known> known = new();

    /// <summary>Reads an answer, or gives what the same one was read into before.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="call">The question.</param>
    /// <param name="read">Reads it; a failure is not kept.</param>
    /// <returns>What was read.</returns>
    public T Read(DeviceReply reply, ApiCall call, Func<DeviceReply, ApiCall, T> read)
    {
        if (reply.Body.Length > MaxBytes)
        {
            return read(reply, call);
        }

        var hash = new HashCode();
        hash.AddBytes(reply.Body.Span);
        int key = hash.ToHashCode();
        if (known.TryGetValue(key, out Known? same) && same.Is(reply))
        {
            return same.Value;
        }

        T value = read(reply, call);
        if (known.Count >= MaxAnswers)
        {
            known.Clear();
        }

        known[key] = new Known(reply.Status, reply.ContentType, reply.Body, value);
        return value;
    }

    private sealed record Known(int Status, string? ContentType, ReadOnlyMemory<byte> Body, T Value)
    {
        public bool Is(DeviceReply reply) => Status == reply.Status && ContentType == reply.ContentType && Body.Span.SequenceEqual(reply.Body.Span);
    }
}
