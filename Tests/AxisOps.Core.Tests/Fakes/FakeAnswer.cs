using System.Text;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>What a fake device does with a request: bytes as they are, or a script on the stream.</summary>
internal sealed record FakeAnswer(Func<Stream, CancellationToken, Task> Play, bool Close = false)
{
    private byte[]? Bytes { get; init; }

    internal static FakeAnswer Raw(string text, bool close = false) => Raw(Encoding.Latin1.GetBytes(text), close);

    internal static FakeAnswer Raw(byte[] bytes, bool close = false) =>
        new(async (stream, token) => await stream.WriteAsync(bytes, token), close) { Bytes = bytes };

    internal static FakeAnswer Of(int status, string body = "", params string[] headers) =>
        Raw($"HTTP/1.1 {status} Status\r\nContent-Length: {Encoding.Latin1.GetByteCount(body)}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n{body}");

    internal static FakeAnswer Ask(params string[] challenges) => Of(401, string.Empty, [.. challenges.Select(challenge => "WWW-Authenticate: " + challenge)]);

    internal static FakeAnswer NotFound() => Of(404, "<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD></HTML>");

    /// <summary>The same answer, after which the device closes the connection and says so.</summary>
    internal FakeAnswer Closing()
    {
        string text = Encoding.Latin1.GetString(Bytes!);
        int line = text.IndexOf("\r\n", StringComparison.Ordinal);
        return Raw(text.Insert(line, "\r\nConnection: close"), close: true);
    }

    /// <summary>Never answers; ends when the other side has closed.</summary>
    internal static FakeAnswer Silence() => new(async (stream, token) => await stream.CopyToAsync(Stream.Null, token));

    /// <summary>Closes the connection without an answer.</summary>
    internal static FakeAnswer HangUp() => new((_, _) => Task.CompletedTask, Close: true);
}
