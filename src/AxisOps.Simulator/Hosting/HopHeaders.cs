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

    public static Encoding? EncodingFor(string name) => name == Carrier ? Encoder : null;

    public static void Write(HttpResponse response, IReadOnlyDictionary<string, string> headers)
    {
        if (headers.Count > 0 && response.Headers.TryGetValue(Carrier, out var carried))
        {
            response.Headers[Carrier] = carried + string.Concat(headers.Select(header => $"{LineEnd}{header.Key}: {header.Value}"));
        }
    }

    private sealed class LineEndEncoding : Encoding
    {
        public override int GetByteCount(char[] chars, int index, int count) => Latin1.GetByteCount(Expand(chars, index, count));

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            Latin1.GetBytes(Expand(chars, charIndex, charCount), bytes.AsSpan(byteIndex));

        public override int GetCharCount(byte[] bytes, int index, int count) => Latin1.GetCharCount(bytes, index, count);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
            Latin1.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

        public override int GetMaxByteCount(int charCount) => 2 * charCount;

        public override int GetMaxCharCount(int byteCount) => byteCount;

        private static string Expand(char[] chars, int index, int count) =>
            new string(chars, index, count).Replace(LineEnd.ToString(), "\r\n", StringComparison.Ordinal);
    }
}
