namespace AxisOps.Core.Discovery.Files;

/// <summary>What a column of an inventory file can mean.</summary>
internal enum FileField
{
    Address,
    Host,
    HostName,
    SerialNumber,
    MacAddress,
    Manufacturer,
    Model,
    Name,
    OsVersion,
    Scheme,
    Port,
    HttpPort,
    HttpsPort,
    Setup,
    Outcome,
    ReadAt,
    Site,
    Tags,
}
