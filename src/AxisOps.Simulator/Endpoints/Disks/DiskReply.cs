using System.Security;

namespace AxisOps.Simulator.Endpoints.Disks;

/// <summary>The XML answers of the disk CGIs but the list (API doc, disk management and disk properties; error texts of jobs inferred).</summary>
internal static class DiskReply
{
    private const string Instance = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    private const string Schemas = "http://www.axis.com/vapix/http_cgi/disk/";
    private const string Properties = "http://www.axis.com/vapix/http_cgi/disks/properties1";

    public static Reply Job(string? action, string? diskId, string rest) =>
        Root("startjob1.xsd", $"<job action=\"{SecurityElement.Escape(action)}\" diskid=\"{SecurityElement.Escape(diskId)}\" {rest}/>");

    public static Reply JobError(string? action, string? diskId, string description) =>
        Job(action, diskId, $"result=\"ERROR\" description=\"{description}\"") with { Refused = true };

    public static Reply Root(string schema, string element) => Reply.Text(
        "text/xml",
        $"<?xml version=\"1.0\" ?>\n<root {Instance} xsi:noNamespaceSchemaLocation=\"{Schemas}{schema}\">\n  {element}\n</root>\n");

    public static Reply PropertySet() => Property("  <Success>\n    <GeneralSuccess/>\n  </Success>\n");

    public static Reply PropertyError(int code, string description) => Property(
        $"  <Error>\n    <GeneralError>\n      <ErrorCode>{code}</ErrorCode>\n      <ErrorDescription>{description}</ErrorDescription>\n    </GeneralError>\n  </Error>\n") with
    {
        Refused = true,
    };

    private static Reply Property(string inner) => Reply.Text(
        "text/xml",
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DiskPropertiesResponse xmlns=\"{Properties}\" {Instance}"
            + $" xsi:schemaLocation=\"{Properties} http://www.axis.com/vapix/http_cgi/disks/properties/disk_properties1.xsd\" SchemaVersion=\"1.0\">\n{inner}</DiskPropertiesResponse>\n");
}
