using System.Text.Json;
using AxisOps.Core.Http;

namespace AxisOps.Core.Sessions;

/// <summary>
/// Asks a peer who it is, without a credential: the anonymous device information (AXIS OS 9.x and later, switchable in 12.x), else the realm
/// of a 401, which every firmware with HTTP authentication has.
/// </summary>
internal static class AnonymousProbe
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxTextLength = 64;

    private static readonly DeviceRequest Information = DeviceRequest.PostJson(
        "/axis-cgi/basicdeviceinfo.cgi", """{"apiVersion":"1.0","method":"getAllUnrestrictedProperties"}""") with
    {
        Authentication = RequestAuthentication.Anonymous,
        MaxResponseBytes = MaxBytes,
    };

    private static readonly DeviceRequest Groups = Ask("/axis-cgi/usergroup.cgi");
    private static readonly DeviceRequest Brand = Ask("/axis-cgi/param.cgi?action=list&group=root.Brand");

    /// <summary>Asks.</summary>
    /// <param name="send">Sends a request as it is.</param>
    /// <returns>What the peer says; an empty claim when it is no Axis device or says nothing.</returns>
    internal static async Task<AnonymousClaim> ReadAsync(Func<DeviceRequest, Task<DeviceReply>> send)
    {
        var claim = new AnonymousClaim { IsStarting = true };
        foreach (DeviceRequest question in new[] { Information, Groups, Brand })
        {
            try
            {
                claim = Add(claim, question, await send(question).ConfigureAwait(false));
            }
            catch (DeviceException exception) when (exception.Kind == DeviceErrorKind.Protocol)
            {
                // An answer out of bounds to one question says nothing about the next.
                claim = claim with { IsStarting = false, Failure = claim.Failure ?? exception };
            }

            if (claim.SerialNumber is not null)
            {
                break;
            }
        }

        return claim;
    }

    /// <summary>Reads the anonymous properties.</summary>
    /// <param name="reply">The answer of <c>basicdeviceinfo.cgi</c>, possibly an error.</param>
    /// <returns>The claim, or null when the answer holds no Axis serial number.</returns>
    internal static AnonymousClaim? FromInformation(DeviceReply reply)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(reply.Body, new JsonDocumentOptions { MaxDepth = 8 });
            JsonElement list = document.RootElement.GetProperty("data").GetProperty("propertyList");
            return SerialNumber.TryNormalize(Text(list, "SerialNumber"), out string? serial)
                ? new AnonymousClaim
                {
                    IsAxis = true,
                    SerialNumber = serial,
                    Model = Text(list, "ProdNbr"),
                    OsVersion = AxisOsVersion.TryParse(Text(list, "Version"), out AxisOsVersion? version) ? version : null,
                    BasicDeviceInfo = reply,
                }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static DeviceRequest Ask(string path) =>
        DeviceRequest.Get(path) with { Authentication = RequestAuthentication.Anonymous, MaxResponseBytes = MaxBytes };

    private static AnonymousClaim Add(AnonymousClaim known, DeviceRequest question, DeviceReply reply)
    {
        SetupState? setup = reply.SaysNeedsSetup ? SetupState.NeedsSetup : known.Setup;
        bool isStarting = known.IsStarting && reply.Status >= 500;
        AnonymousClaim? told = reply.Status switch
        {
            401 => FromRealm(reply),
            200 when question == Information => FromInformation(reply),
            200 when question == Brand => FromBrand(reply),
            _ => null,
        };
        return (told ?? known) with
        {
            IsAxis = told is not null || known.IsAxis || reply.SaysNeedsSetup,
            Setup = setup,
            IsStarting = isStarting,
        };
    }

    private static AnonymousClaim? FromRealm(DeviceReply reply) =>
        ChallengeParser.Parse(reply.Challenges).Select(challenge => challenge.ClaimedSerialNumber).FirstOrDefault(serial => serial is not null) is { } serial
            ? new AnonymousClaim { IsAxis = true, SerialNumber = serial }
            : null;

    /// <summary>A device with open interfaces asks nobody and so names no realm; its brand still tells what it is.</summary>
    private static AnonymousClaim? FromBrand(DeviceReply reply)
    {
        string[] lines = reply.Text().Split('\n', StringSplitOptions.TrimEntries);
        string? model = Array.Find(lines, line => line.StartsWith("root.Brand.ProdNbr=", StringComparison.Ordinal));
        return lines.Contains("root.Brand.Brand=AXIS", StringComparer.OrdinalIgnoreCase)
            ? new AnonymousClaim { IsAxis = true, Model = Plain(model?[19..]) }
            : null;
    }

    private static string? Text(JsonElement list, string name) =>
        list.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? Plain(value.GetString()) : null;

    private static string? Plain(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > MaxTextLength ? null : Redactor.Printable(text);
}
