using System.Net;
using System.Text;
using AxisOps.Fuzz.Targets;
using AxisOps.Simulator.Control;
using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Journal;
using Microsoft.AspNetCore.Http;

namespace AxisOps.Fuzz.SimulatorTargets;

/// <summary>
/// Whole requests: method and target on the first line, the media type on the second, then the body. A simulator answers 500 where an exception gets
/// out of an endpoint; none should.
/// </summary>
internal static class SimulatorRequests
{
    /// <summary>Gets who is asked: the newest has most APIs, the second the firewall, the last the classic forms.</summary>
    public static IReadOnlyList<string> Profiles { get; } = ["m7104-13.0.33", "d4200-ve-12.9.57", "m1065-lw-9.80.1"];

    /// <summary>Gets requests of an administrator to devices.</summary>
    public static FuzzTarget Device { get; } = new("simulator-request", content => _ = Profiles.Count(profile => Ask(profile, content) is not null), _ => Seeds.Texts(
        "GET /axis-cgi/param.cgi?action=list&group=root.Brand,root.Network.*\n\n",
        "POST /axis-cgi/param.cgi\napplication/x-www-form-urlencoded\naction=update&root.Network.Bonjour.FriendlyName=a&Time.POSIXTimeZone=CET-1CEST,M3.5.0,M10.5.0/3",
        "GET /axis-cgi/param.cgi?action=listdefinitions&listformat=xmlschema&group=Network\n\n",
        "POST /axis-cgi/basicdeviceinfo.cgi\napplication/json\n{\"apiVersion\":\"1.0\",\"context\":\"a\",\"method\":\"getProperties\",\"params\":{\"propertyList\":[\"Version\"]}}",
        "POST /axis-cgi/apidiscovery.cgi\napplication/json\n{\"method\":\"getApiList\"}",
        "POST /axis-cgi/network_settings.cgi\napplication/json\n{\"apiVersion\":\"1.20\",\"method\":\"setIPv4AddressConfiguration\",\"params\":{\"deviceName\":\"eth0\",\"configurationMode\":\"static\",\"staticDefaultRouter\":\"127.77.0.1\",\"staticAddressConfigurations\":[{\"address\":\"127.77.0.9\",\"prefixLength\":24}]}}",
        "POST /axis-cgi/network_settings.cgi\napplication/json\n{\"apiVersion\":\"1.20\",\"method\":\"setResolverConfiguration\",\"params\":{\"useDhcpResolverInfo\":false,\"staticNameServers\":[\"192.0.2.1\"],\"staticSearchDomains\":[\"example.com\"],\"staticDomainName\":\"a\"}}",
        "POST /axis-cgi/time.cgi\napplication/json\n{\"apiVersion\":\"1.0\",\"method\":\"setDateTime\",\"params\":{\"dateTime\":\"2026-01-01T00:00:00Z\"}}",
        "POST /axis-cgi/ntp.cgi\napplication/json\n{\"apiVersion\":\"1.0\",\"method\":\"setNTPClientConfiguration\",\"params\":{\"enabled\":true,\"serversSource\":\"static\",\"staticServers\":[\"a.example.com\"]}}",
        "POST /axis-cgi/mqtt/client.cgi\napplication/json\n{\"apiVersion\":\"1.0\",\"method\":\"configureClient\",\"params\":{\"server\":{\"protocol\":\"ssl\",\"host\":\"a\",\"port\":8883},\"clientId\":\"b\"}}",
        "GET /axis-cgi/pwdgrp.cgi?action=add&user=a&pwd=b&grp=users&sgrp=admin:operator:viewer\n\n",
        "GET /axis-cgi/date.cgi?action=set&year=2026&month=1&day=2&hour=3&minute=4&second=5\n\n",
        "GET /axis-cgi/admin/systemlog.cgi?text=a\n\n",
        "GET /axis-cgi/applications/list.cgi\n\n",
        "POST /axis-cgi/applications/upload.cgi\nmultipart/form-data; boundary=b\n--b\r\nContent-Disposition: form-data; name=\"packfil\"; filename=\"a.eap\"\r\n\r\n\u001f\r\n--b--\r\n",
        "POST /config/rest/firewall/v1/conf/setRules\napplication/json\n{\"data\":{\"defaultPolicy\":\"ACCEPT\",\"fallbackTime\":30,\"rules\":[{\"ruleType\":\"FILTER\",\"filter\":{\"policy\":\"DROP\"},\"ip\":\"192.0.2.0/24\",\"tcpPort\":80}]}}",
        "POST /config/rest/cert/v1/create_certificate\napplication/json\n{\"data\":{\"alias\":\"a\",\"subject\":\"CN=a\",\"key_type\":\"EC-P256\",\"subject_alt_names\":[\"DNS:a.example.com\"]}}",
        "PATCH /config/rest/time/v2/timeZone/iana/timeZone\napplication/json\n{\"data\":\"Europe/Stockholm\"}",
        "GET /config/discover/apis\n\n",
        "POST /vapix/services\napplication/soap+xml\n<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><GetDeviceInformation xmlns=\"http://www.onvif.org/ver10/device/wsdl\"/></e:Body></e:Envelope>",
        "POST /vapix/services\napplication/soap+xml\n<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><CreateUsers xmlns=\"http://www.onvif.org/ver10/device/wsdl\"><User><Username xmlns=\"http://www.onvif.org/ver10/schema\">a</Username><Password xmlns=\"http://www.onvif.org/ver10/schema\">b</Password><UserLevel xmlns=\"http://www.onvif.org/ver10/schema\">User</UserLevel></User></CreateUsers></e:Body></e:Envelope>"));

    /// <summary>Gets calls of the control interface.</summary>
    public static FuzzTarget Control { get; } = new("simulator-control", Direct, _ => Seeds.Texts(
        "PUT /faults\napplication/json\n{\"devices\":\"1\",\"faults\":[\"latency:200\",\"status:503[2..5]\"]}",
        "POST /faults\napplication/json\n{\"devices\":\"100%\",\"faults\":[\"poweroff[1h..2h]\",\"serial\"]}",
        "POST /power\napplication/json\n{\"devices\":\"*\",\"state\":\"restart\",\"downSec\":1.5,\"readySec\":\"2\"}",
        "GET /journal?devices=1-1&since=0&limit=10&kind=request&path=/a&status=200\n\n",
        "DELETE /journal?devices=1\n\n",
        "POST /clock\napplication/json\n{\"advanceSec\":3600}",
        "PUT /clock\napplication/json\n{\"now\":\"2030-01-31T12:00:00Z\"}",
        "GET /\n\n"));

    /// <summary>Asks a fresh device.</summary>
    /// <returns>The status of its answer; null where the web server refuses the request.</returns>
    public static int? Ask(string profile, byte[] content)
    {
        int? status = null;
        using var fleet = new SimulatedFleet(profile);
        fleet.Device.Faults.Add("rogue");
        if (Request(content) is not { } context)
        {
            return null;
        }

        context.Request.Headers.Authorization = "Basic cm9vdDpwYXNz";
        string target = context.Request.Path + context.Request.QueryString;
        Watched.Run(
            profile,
            content.Length,
            () =>
            {
                _ = JournalText.Mask(target);
                if (RequestLimits.Refusal(context.Request, target) is null)
                {
                    var exchange = new DeviceExchange(fleet.Device, context.Request, target);
                    exchange.Authenticate();
                    status = DeviceRouter.AnswerAsync(exchange).GetAwaiter().GetResult().Status;
                }
            },
            exception => exception is BadHttpRequestException);
        return status;
    }

    private static void Direct(byte[] content)
    {
        using var fleet = new SimulatedFleet(Profiles[0]);
        if (Request(content) is { } context)
        {
            Watched.Run("control", content.Length, () => ControlRouter.HandleAsync(context, fleet.Control).GetAwaiter().GetResult(), _ => false);
        }
    }

    /// <summary>What the web server makes of it; null where it refuses it.</summary>
    private static DefaultHttpContext? Request(byte[] content)
    {
        int first = Array.IndexOf(content, (byte)'\n');
        int second = first < 0 ? -1 : Array.IndexOf(content, (byte)'\n', first + 1);
        string[] line = first < 0 ? [] : Encoding.Latin1.GetString(content, 0, first).Split(' ', 2);
        if (second < 0 || line.Length != 2 || !line[1].StartsWith('/') || line.Any(HasControl))
        {
            return null;
        }

        string type = Encoding.Latin1.GetString(content, first + 1, second - first - 1);
        int question = line[1].IndexOf('?', StringComparison.Ordinal);
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Method = line[0];
        context.Request.Scheme = "http";
        context.Request.Path = Uri.UnescapeDataString(question < 0 ? line[1] : line[1][..question]);
        context.Request.QueryString = new QueryString(question < 0 ? string.Empty : line[1][question..]);
        context.Request.ContentType = type.Length == 0 || HasControl(type) ? null : type;
        context.Request.Body = new MemoryStream(content, second + 1, content.Length - second - 1);
        context.Request.ContentLength = content.Length - second - 1;
        context.Response.Body = new MemoryStream();
        return context;
    }

    private static bool HasControl(string text) => text.Any(character => character is < ' ' or > '~');
}
