using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>The file of a multipart body, as far as it was kept.</summary>
internal static class UploadedFile
{
    private const int MaxParts = 8;

    /// <summary>The first part that is a file; null when the body has none. A part without a file name is not one.</summary>
    public static Task<byte[]?> ReadAsync(DeviceExchange exchange) => ReadAsync(exchange.Request.ContentType, exchange.Body);

    /// <summary>The same of a body and its media type.</summary>
    public static async Task<byte[]?> ReadAsync(string? contentType, byte[] body)
    {
        var boundary = MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType == "multipart/form-data"
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200)
        {
            return null;
        }

        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body));
            for (var part = 0; part < MaxParts && await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section; part++)
            {
                if (section.ContentDisposition?.Contains("filename", StringComparison.OrdinalIgnoreCase) == true)
                {
                    return await ContentAsync(section.Body).ConfigureAwait(false);
                }
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            // No multipart body after all.
        }

        return null;
    }

    /// <summary>What there is of a part; a body longer than what was kept of it ends in the middle.</summary>
    private static async Task<byte[]> ContentAsync(Stream part)
    {
        using var content = new MemoryStream();
        try
        {
            await part.CopyToAsync(content).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The end was not kept.
        }

        return content.ToArray();
    }
}
