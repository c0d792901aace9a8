using System.Text;

namespace AxisOps.Simulator.Endpoints;

/// <summary>An answer before the web server's own headers are added.</summary>
internal sealed record Reply(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Gets whether the length is left out, as the recorded 401 does (chunked on HTTP/1.1).</summary>
    public bool Unsized { get; init; }

    /// <summary>Gets whether nothing was done, whatever the status says: JSON APIs tell errors inside 200.</summary>
    public bool Refused { get; init; }

    public static Reply Text(string contentType, string text, int status = 200) => new(status, contentType, Encoding.UTF8.GetBytes(text));
}
