using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Dns;

/// <summary>An A or AAAA record.</summary>
internal sealed record AddressRecord(DnsName Name, uint TtlSec, IPAddress Address) : DnsRecord(Name, TtlSec)
{
    public override DnsRecordType Type =>
        Address.AddressFamily == AddressFamily.InterNetwork ? DnsRecordType.A : DnsRecordType.Aaaa;
}
