using System.Runtime.CompilerServices;
using System.Text;

namespace AxisOps.Simulator.Hosting;

/// <summary>
/// Writes <c>Upgrade: h2</c> and <c>Connection: Upgrade</c> as recorded. Kestrel takes any Connection header without keep-alive
/// as the wish to close, so both lines travel inside the value of another header and are set apart when that is encoded.
/// </summary>
internal static class HopHeaders
{
    private const char LineEnd = '\uE000';

    /// <summary>The header that carries the lines: one that Kestrel does not know, so that its value goes through the encoder.</summary>
    private const string Carrier = "X-Content-Type-Options";

    private static readonly LineEndEncoding Encoder = new();

    /// <summary>The lines of a profile: they are the same in each of its answers.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyDictionary<string, string>, string> Lines = [];

    public static Encoding? EncodingFor(string name) => name == Carrier ? Encoder : null;

    public static void Write(HttpResponse response, IReadOnlyDictionary<string, string> headers)
    {
        if (headers.Count > 0 && response.Headers.TryGetValue(Carrier, out var carried))
        {
            response.Headers[Carrier] = carried + Lines.GetValue(
                headers, static all => string.Concat(all.Select(header => $"{LineEnd}{header.Key}: {header.Value}")));
        }
    }

    private sealed class LineEndEncoding : Encoding
    {
        public override int GetByteCount(ReadOnlySpan<char> chars) => chars.Length + chars.Count(LineEnd);

        public override int GetByteCount(char[] chars, int index, int count) => this.GetByteCount(chars.AsSpan(index, count));

        public override int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
        {
            var written = 0;
            for (var end = chars.IndexOf(LineEnd); end >= 0; end = chars.IndexOf(LineEnd))
            {
                written += Latin1.GetBytes(chars[..end], bytes[written..]);
                bytes[written++] = (byte)'\r';
                bytes[written++] = (byte)'\n';
                chars = chars[(end + 1)..];
            }

            return written + Latin1.GetBytes(chars, bytes[written..]);
        }

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            this.GetBytes(chars.AsSpan(charIndex, charCount), bytes.AsSpan(byteIndex));

        public override int GetCharCount(byte[] bytes, int index, int count) => Latin1.GetCharCount(bytes, index, count);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
            Latin1.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

        public override int GetMaxByteCount(int charCount) => 2 * charCount;

        public override int GetMaxCharCount(int byteCount) => byteCount;
    }
}
