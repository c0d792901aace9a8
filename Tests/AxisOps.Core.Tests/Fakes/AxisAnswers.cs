using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>
/// Answers as an Axis device: anonymous device information, and everything else behind Basic or Digest. Digest is checked by code of its own,
/// so that a mistake of the client is not repeated here.
/// </summary>
internal sealed partial class AxisAnswers(string serialNumber, string scheme = "Basic")
{
    internal const string User = "operator";
    internal const string Password = "correct horse";

    private readonly ConcurrentDictionary<string, int> counts = new();
    private int nonceNumber;

    internal string SerialNumber { get; } = serialNumber;

    internal string Realm { get; init; } = "AXIS_" + serialNumber;

    internal bool TellsInformation { get; init; } = true;

    internal int MaxNonceUses { get; init; } = int.MaxValue;

    internal bool AlwaysStale { get; init; }

    internal FakeAnswer Answer(FakeRequest request)
    {
        if (request.Path == "/axis-cgi/basicdeviceinfo.cgi" && TellsInformation)
        {
            return FakeAnswer.Of(
                200,
                $$$"""{"apiVersion":"1.3","data":{"propertyList":{"Brand":"AXIS","ProdNbr":"P3245-LVE","SerialNumber":"{{{SerialNumber}}}","Version":"12.9.57"} } }""",
                "Content-Type: application/json");
        }

        return request.Authorization switch
        {
            null => Challenge(stale: false),
            _ when scheme == "Basic" => request.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")) ? Granted() : Challenge(stale: false),
            _ => CheckDigest(request),
        };
    }

    private static FakeAnswer Granted() => FakeAnswer.Of(200, "welcome", "Content-Type: text/plain");

    private FakeAnswer Challenge(bool stale) => FakeAnswer.Ask(
        scheme == "Basic"
            ? $"Basic realm=\"{Realm}\""
            : $"Digest realm=\"{Realm}\", nonce=\"n{Interlocked.Increment(ref nonceNumber)}=\", algorithm=MD5, qop=\"auth\"{(stale ? ", stale=true" : string.Empty)}");

    private FakeAnswer CheckDigest(FakeRequest request)
    {
        Dictionary<string, string> given = Field().Matches(request.Authorization!).ToDictionary(
            match => match.Groups[1].Value, match => match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value);
        string ha1 = Md5($"{User}:{Realm}:{Password}");
        string ha2 = Md5($"{request.Method}:{request.Path}");
        bool right = given["uri"] == request.Path
            && given["response"] == Md5($"{ha1}:{given["nonce"]}:{given["nc"]}:{given["cnonce"]}:{given["qop"]}:{ha2}");
        if (!right)
        {
            return Challenge(stale: AlwaysStale);
        }

        int used = counts.AddOrUpdate(given["nonce"], 1, (_, old) => old + 1);
        bool rising = Convert.ToInt32(given["nc"], 16) == used;
        return AlwaysStale || used > MaxNonceUses ? Challenge(stale: true) : rising ? Granted() : FakeAnswer.Of(400, "nonce count");
    }

    private static string Md5(string text) => Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("""(\w+)=(?:"([^"]*)"|([^",\s]+))""")]
    private static partial Regex Field();
}
