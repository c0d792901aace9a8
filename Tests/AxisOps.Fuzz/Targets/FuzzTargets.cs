using AxisOps.Core.Http;
using AxisOps.Core.Requests;

namespace AxisOps.Fuzz.Targets;

/// <summary>The table of everything that is fuzzed. Something new that reads what others wrote gets a line here.</summary>
internal static class FuzzTargets
{
    /// <summary>Gets the targets.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("parameter-list", Answers(AnswerFamily.Parameters, "text/plain"), root => Seeds.Lines(root, "param-list-*.txt", "param-update-*.txt", "temperaturecontrol-*")),
        new("parameter-definitions", Answers(AnswerFamily.Definitions, "text/xml"), root => Seeds.Whole(root, "param-listdefinitions-*.xml")),
        new("accounts", Answers(AnswerFamily.Accounts, "text/plain"), root => Seeds.Whole(root, "pwdgrp-get-*.txt", "usergroup-*.txt")),
        new("html-sentence", Answers(AnswerFamily.Sentences, "text/html"), root => Seeds.Whole(root, "*.html")),
        new("log", Answers(AnswerFamily.Logs, "text/plain"), LogSeeds),
        new("json", Answers(AnswerFamily.Json, "application/json", ApiFamily.Json), JsonSeeds),
        new("rest", Answers(AnswerFamily.Rest, "application/json", ApiFamily.Rest), RestSeeds),
        new("soap", Answers(AnswerFamily.Soap, "application/soap+xml", ApiFamily.Soap), root => Seeds.Whole(root, "soap-*.xml")),
        new("xml", Answers(AnswerFamily.Xml, "text/xml", ApiFamily.Classic), root => Seeds.Whole(root, "applications-*.xml", "disks-*.xml")),
        PacketTargets.Dns,
        PacketTargets.Ssdp,
        PacketTargets.UpnpDescription,
        PacketTargets.WsDiscovery,
        CertificateTargets.Certificate,
        CertificateTargets.TrustRoot,
        TextTargets.Challenge,
        TextTargets.DeviceFile,
        TextTargets.InventoryFile,
    ];

    /// <summary>Gives the target of a name.</summary>
    public static FuzzTarget Named(string name) =>
        All.FirstOrDefault(target => target.Name == name) ?? throw new ArgumentException($"'{name}' is no target; 'list' tells them.", nameof(name));

    // Every reader of a family reads every input, since an answer may come where another is awaited. Failures are decoded by what they share.
    private static Action<byte[]> Answers(AnswerFamily family, string contentType, ApiFamily? generic = null)
    {
        AnswerReader[] readers = [.. AnswerReaders.All.Where(reader => reader.Family == family)];
        return body =>
        {
            var success = new DeviceReply { Status = 200, ContentType = contentType, Body = body };
            var failure = new DeviceReply { Status = 400, ContentType = contentType, Body = body };
            Array.ForEach(readers, reader => Read(reader, success));
            Read(readers[^1], failure);
            if (generic is { } any)
            {
                var whole = new AnswerReader(any.ToString(), family, reply => ApiAnswer.Decode(AnswerReaders.Call.Target, any, "/test", reply));
                Read(whole, success);
                Read(whole, failure);
            }
        };
    }

    private static void Read(AnswerReader reader, DeviceReply reply) =>
        Watched.Run(reader.Name, reply.Body.Length, () => Dispose(reader.Read(reply)), exception => exception is DeviceException);

    private static void Dispose(object? read)
    {
        foreach (IDisposable item in (read as System.Collections.IEnumerable)?.OfType<IDisposable>() ?? [])
        {
            item.Dispose();
        }
    }

    private static IEnumerable<byte[]> LogSeeds(string root) => Seeds.Lines(root, "systemlog-*.txt").Concat(Seeds.Texts(
        "----- /var/log/messages.old -----\n<INFO    > Oct 10 02:40:46 axis-00408cfb6888 syslogd 1.4.1: restart.\n",
        "2026-10-07T09:18:14.001Z axis-b8a44f631339 [ INFO    ] httpd[1234]: Authentication: VAPIX user root\n"));

    private static IEnumerable<byte[]> JsonSeeds(string root) => Seeds
        .Whole(root, "apidiscovery-*.json", "basicdeviceinfo-*.json", "systemready-*.json", "fwmgr-*.json", "network_settings-*.json", "mqtt-*.json", "vmd4-*.json")
        .Concat(Seeds.Texts(
            """{"apiVersion":"1.2","method":"status","data":{"enabled":true,"servers":[{"address":"192.0.2.9","port":6514,"protocol":"TLS","syslogFormat":"RFC5424","severity":"Warning","type":"All"}]}}""",
            """{"apiVersion":"1.1","method":"getAll","data":{"dateTime":"2026-10-07T09:18:14Z","timeZone":"Europe/Stockholm","dhcpTimeZone":"","dhcpTimeZoneUtilized":false,"posixTimeZone":"CET-1CEST","timeZones":["UTC"]}}""",
            """{"apiVersion":"1.5","method":"getNTPInfo","data":{"client":{"enabled":true,"serversSource":"static","staticServers":["a"],"advertisedServers":[],"synced":true,"timeOffset":"1.5"}}}"""));

    private static IEnumerable<byte[]> RestSeeds(string root) => Seeds.Whole(root, "rest-*.json", "config-discover-*.json").Concat(Seeds.Texts(
        """{"status":"success","data":{"activated":true,"neighbors":[{"sysName":"s","sysDescr":"d","chassisID":{"type":"mac","value":"m"},"portID":{"value":"1"},"mgmtIP":{"value":"192.0.2.1"},"protocol":"LLDP"}]}}""",
        """{"status":"success","data":{"enabled":true,"transportProtocol":"UDP","snmpV1":{"enabled":false},"snmpV2":{"enabled":false},"snmpV3":{"enabled":true,"userPasswdSet":true},"snmpV1V2Common":{"address":"","readCommunity":"public","writeCommunity":"*****","trap":{"enabled":false}}}}""",
        """{"apis":{"cert":{"v1":{"rest_api":"/config/rest/cert/v1","state":"released","version":"1.0.3"}}}}""",
        """{"status":"success","data":[{"username":"a","comment":"b"}],"warnings":["w",{"message":"m"}]}"""));
}
