namespace AxisOps.Core.Discovery.Dns;

/// <summary>A question of class IN.</summary>
/// <param name="Name">What is asked for.</param>
/// <param name="Type">The record type wanted.</param>
/// <param name="UnicastResponse">The QU bit: the answer may come straight to the asker (RFC 6762 section 5.4).</param>
internal sealed record DnsQuestion(DnsName Name, DnsRecordType Type, bool UnicastResponse = false);
