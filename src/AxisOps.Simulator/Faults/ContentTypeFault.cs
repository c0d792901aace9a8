using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

/// <summary>Calls the answer something else.</summary>
/// <param name="contentType">The value of the header; empty leaves the header out; null for one that the answer surely is not.</param>
internal sealed class ContentTypeFault(string? contentType) : Fault
{
    public override Reply Alter(Reply reply) => reply with
    {
        ContentType = contentType switch
        {
            null when reply.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true => "image/jpeg",
            null => "text/html",
            "" => null,
            _ => contentType,
        },
    };
}
