using System.Text;

namespace AxisOps.Core.Http;

/// <summary>One request to a device. Immutable; the channel adds host, credential and bounds.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">
/// Path and query, starting with a slash; never a URI, so a request cannot leave the device. It goes out and is signed exactly as given: only printable
/// ASCII, and no <c>#</c>, behind which a URI would be cut off.
/// </param>
/// <exception cref="ArgumentException">The path is none that can be sent as it is.</exception>
public sealed record DeviceRequest(HttpMethod Method, string Path)
{
    /// <summary>Gets path and query.</summary>
    /// <exception cref="ArgumentException">The path is none that can be sent as it is.</exception>
    public string Path { get; init => field = Sendable(value); } = Sendable(Path);

    /// <summary>Gets the body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets the content type of the body; null when there is no body.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets whether a credential may go with it.</summary>
    public RequestAuthentication Authentication { get; init; } = RequestAuthentication.WhenAsked;

    /// <summary>Gets the largest body, in bytes after decompression, that is accepted in the answer.</summary>
    public int MaxResponseBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Makes a GET.</summary>
    /// <param name="path">Path and query.</param>
    /// <returns>The request.</returns>
    public static DeviceRequest Get(string path) => new(HttpMethod.Get, path);

    /// <summary>Makes a POST with a JSON body.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="json">The body.</param>
    /// <returns>The request.</returns>
    public static DeviceRequest PostJson(string path, string json) =>
        new(HttpMethod.Post, path) { Body = Encoding.UTF8.GetBytes(json), ContentType = "application/json" };

    /// <summary>Makes a POST with a form body, which keeps values out of the device's access log.</summary>
    /// <param name="path">Path.</param>
    /// <param name="fields">The form fields in order.</param>
    /// <returns>The request.</returns>
    public static DeviceRequest PostForm(string path, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var text = new StringBuilder();
        foreach ((string name, string value) in fields)
        {
            text.Append(text.Length > 0 ? "&" : string.Empty).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return new(HttpMethod.Post, path) { Body = Encoding.ASCII.GetBytes(text.ToString()), ContentType = "application/x-www-form-urlencoded" };
    }

    private static string Sendable(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith('/') && path.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && !path.Contains('#', StringComparison.Ordinal)
            ? path
            : throw new ArgumentException(
                $"'{Redactor.Path(path)}' is not path and query: it starts with a slash, and '#' and all but printable ASCII is percent-encoded ('#' as %23).",
                nameof(path));
    }
}
