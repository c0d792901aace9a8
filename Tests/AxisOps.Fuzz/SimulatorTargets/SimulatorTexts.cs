using System.Text;
using System.Text.Json.Nodes;
using AxisOps.Fuzz.Targets;
using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.Faults;
using AxisOps.Simulator.Security;
using AxisOps.Simulator.Soap;

namespace AxisOps.Fuzz.SimulatorTargets;

/// <summary>Text in requests: headers, bodies and arguments.</summary>
internal static class SimulatorTexts
{
    /// <summary>A longer header is refused before it is read.</summary>
    private const int LongestField = 8190;

    private static readonly SimulatedFleet Fleet = new("p5512-5.51.7");

    /// <summary>Gets what follows the scheme in an Authorization header.</summary>
    public static FuzzTarget Credentials { get; } = new("simulator-credentials", ReadCredentials, _ => Seeds.Texts(
        "username=\"root\", realm=\"AXIS_B8A44F0000A1\", nonce=\"0001:abc\", uri=\"/axis-cgi/param.cgi?a=b\", qop=auth, nc=00000001, cnonce=\"x\\\"y\", response=\"0123456789abcdef0123456789abcdef\", algorithm=MD5",
        "cm9vdDpwYXNz",
        "username = \"a\" , response=b"));

    /// <summary>Gets bodies of the JSON APIs.</summary>
    public static FuzzTarget Json { get; } = new("simulator-json", ReadJson, _ => Seeds.Texts(
        """{"apiVersion":"1.0","context":"a\u00e9","method":"getAllProperties","params":{"a":"b","c":true,"d":5,"e":["f"],"g":[{"h":null}],"i":{"a":{}}}}""",
        """{"method":"getSupportedVersions"}""",
        """{"apiVersion":"1.15","method":"setIPv4AddressConfiguration","params":{"deviceName":"eth0","staticAddressConfigurations":[{"address":"192.0.2.7","prefixLength":24}]}}"""));

    /// <summary>Gets SOAP envelopes.</summary>
    public static FuzzTarget Envelope { get; } = new("simulator-soap", ReadEnvelope, _ => Seeds.Texts(
        "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Header/><e:Body><t:GetUsers xmlns:t=\"http://www.onvif.org/ver10/device/wsdl\"><t:User>a</t:User><t:User/></t:GetUsers></e:Body></e:Envelope>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><!--a--><Envelope xmlns=\"http://www.w3.org/2003/05/soap-envelope\"><Body><GetCertSet xmlns=\"http://www.axis.com/vapix/ws/certificates\"><Id>&lt;&#x41;</Id></GetCertSet></Body></Envelope>"));

    /// <summary>Gets arguments of classic CGIs, a query on the first line and a form after it.</summary>
    public static FuzzTarget Arguments { get; } = new("simulator-arguments", ReadArguments, _ => Seeds.Texts(
        "action=update&root.Network.HostName=a%20b&Network.Bonjour.FriendlyName=c%e9+d\naction=list&group=root.Brand,Network.*&group=",
        "action=list&group=Network.*.Enabled&&a&=b&%&%4&%zz=%25"));

    /// <summary>Gets faults, and devices after a line end.</summary>
    public static FuzzTarget Fault { get; } = new("simulator-fault", ReadFault, _ => Seeds.Texts(
        [.. new[]
        {
            "latency:200~50[2..5]", "loss:2.5[10%]", "status:503[10s..40s,25%]", "truncate:10[3]", "oversize:100/announced", "drip:7", "contenttype:text/html", "charset:utf-8/utf-16",
            "gzipbomb:1", "jsonbomb:5", "serial:B8A44F0000A1", "clock:-3650d", "clock:2019-01-01T00:00:00Z", "reboot:30/10/new[2]", "readdress:127.77.0.9[1.5h..]", "poweroff[..100ms]",
        }.Select(fault => fault + "\n1,1-1,50%,*")]));

    private static void ReadCredentials(byte[] content) => Watched.Run(
        "credentials",
        content.Length,
        () =>
        {
            string text = Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, LongestField));
            var digest = DigestCredentials.Parse(text);
            _ = digest.NonceCount;
            _ = digest.Proves("pass", "GET");
            _ = BasicCredentials.Parse(text);
        },
        _ => false);

    private static void ReadJson(byte[] body) => Watched.Run(
        "JSON",
        body.Length,
        () =>
        {
            if (JsonCall.Parse(body) is not { } call)
            {
                return;
            }

            Read(new JsonParameters(call.Params), 3);
            _ = call.Parameter("a");
            if (call.Context is { } context)
            {
                _ = JsonNode.Parse(JsonText.WithContext("{\n  \"apiVersion\": \"1.0\",\n  \"method\": \"a\"\n}", context));
            }
        },
        _ => false);

    private static void Read(JsonParameters parameters, int depth)
    {
        foreach (string name in parameters.Members.Take(64).Select(member => member.Name))
        {
            _ = parameters.Read(name, out string? _) | parameters.Read(name, out bool? _) | parameters.Read(name, out int? _);
            _ = parameters.Read(name, out IReadOnlyList<string>? _) | parameters.Read(name, out IReadOnlyList<JsonParameters>? inner);
            foreach (JsonParameters item in depth == 0 ? [] : (inner ?? []).Append(parameters.Inner(name)))
            {
                Read(item, depth - 1);
            }
        }
    }

    private static void ReadEnvelope(byte[] body) => Watched.Run(
        "envelope", body.Length, () => _ = SoapRequest.Read(body).Children("User").Sum(user => user.Value.Length), exception => exception is SoapFault);

    private static void ReadArguments(byte[] content) => Watched.Run(
        "arguments",
        content.Length,
        () =>
        {
            string[] texts = Encoding.Latin1.GetString(content).Split('\n', 2);
            foreach ((string name, string value) in ClassicArguments.Read(texts))
            {
                _ = Fleet.Device.Parameters.Find(ParameterQuery.WithoutRoot(name))?.Definition.Type.Accepts(value);
            }
        },
        _ => false);

    private static void ReadFault(byte[] content) => Watched.Run(
        "fault",
        content.Length,
        () =>
        {
            string[] texts = Encoding.UTF8.GetString(content).Split('\n', 2);
            Try(() => Fleet.Device.Faults.Check([texts[0]]));
            Try(() => DeviceSelector.Select(texts[^1], [Fleet.Device.SerialNumber], Fleet.Context.Source, texts[0]));
        },
        _ => false);

    /// <summary>The message quotes what was given; it goes out as JSON, or back to whoever gave it.</summary>
    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (FormatException)
        {
            // Not understood, as documented.
        }
    }
}
