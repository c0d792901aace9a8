using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Network;

/// <summary>
/// Setting 802.1X of the wired port. Sub-codes 107 to 111 are those of the WLAN method of the same parameters. Password and key are taken and forgotten.
/// Whether a certificate of the name exists is not checked.
/// </summary>
internal static class Dot1XMethods
{
    private const string EapTls = "WPA-Enterprise-EAPTLS";
    private const int MaxIdentity = 128;
    private const int MaxText = 256;

    public static Reply Set(JsonRequest request)
    {
        if (AddressMethods.RefuseDevice(request) is { } refused)
        {
            return refused;
        }

        var recorded = NetworkSettingsEndpoint.Recorded(request)["data"]!["devices"]![0]!["wired"]!["8021X"]!;
        var modes = recorded["supportedModes"]!.AsArray().Select(item => item!.ToString());
        if (!request.Parameters.Read("enabled", out bool? enabled))
        {
            return request.Invalid(101);
        }

        if (!request.Parameters.Read("mode", out string? mode) || (mode is not null && !modes.Contains(mode)))
        {
            return request.Invalid(102);
        }

        if (Read(request.Parameters, out var wanted) is { } wrong)
        {
            return request.Invalid(wrong);
        }

        var complete = true;
        NetworkSettings.Of(request.Device).Change(values =>
        {
            var now = mode ?? values.Dot1XMode ?? recorded["mode"]!.ToString();
            var changed = Merge(values.Dot1X.GetValueOrDefault(now) ?? new Dot1XValues(), wanted);
            complete = !IsOn(values, recorded, enabled) || now != EapTls || HasCertificate(changed, recorded);
            return complete
                ? values with { Dot1XEnabled = enabled ?? values.Dot1XEnabled, Dot1XMode = now, Dot1X = values.Dot1X.SetItem(now, changed) }
                : null;
        });
        return complete ? request.Data() : request.Invalid(112);
    }

    private static bool IsOn(NetworkValues values, JsonNode recorded, bool? enabled) =>
        enabled ?? values.Dot1XEnabled ?? recorded["enabled"]!.GetValue<bool>();

    /// <summary>A client certificate is needed for EAP-TLS (API doc), where the release names it here at all.</summary>
    private static bool HasCertificate(Dot1XValues changed, JsonNode recorded)
    {
        var shown = recorded["configurations"]!.AsArray().First(item => item!["mode"]!.ToString() == EapTls)!["params"]!["certClient"];
        return shown is null || (changed.ClientCertificate ?? shown.ToString()).Length > 0;
    }

    private static Dot1XValues Merge(Dot1XValues known, Dot1XValues wanted) => new()
    {
        Identity = wanted.Identity ?? known.Identity,
        EapolVersion = wanted.EapolVersion ?? known.EapolVersion,
        ClientCertificate = wanted.ClientCertificate ?? known.ClientCertificate,
        Authorities = wanted.Authorities ?? known.Authorities,
        PeapVersion = wanted.PeapVersion ?? known.PeapVersion,
        Label = wanted.Label ?? known.Label,
        PasswordSet = wanted.PasswordSet ?? known.PasswordSet,
        KeySet = wanted.KeySet ?? known.KeySet,
        KeyName = wanted.KeyName ?? known.KeyName,
    };

    /// <summary>What was asked for; the number of the parameter that is wrong, or null.</summary>
    private static int? Read(JsonParameters given, out Dot1XValues wanted)
    {
        wanted = new Dot1XValues();
        if (!given.Read("identity", out string? identity) || identity is { Length: > MaxIdentity })
        {
            return 103;
        }

        if (!given.Read("eapolVersion", out string? version) || version is not (null or "EAPoLv1" or "EAPoLv2" or "EAPoLv3"))
        {
            return 104;
        }

        if (!given.Read("password", out string? password) || password is { Length: > MaxText })
        {
            return 107;
        }

        if (!given.Read("peapVersion", out string? peap) || peap is not (null or "PEAPv0" or "PEAPv1"))
        {
            return 108;
        }

        if (!given.Read("label", out int? label) || label is not (null or 0 or 1))
        {
            return 109;
        }

        if (!given.Read("mkaCak", out string? key) || (key is not null && !(key.Length is 32 or 64 && key.All(char.IsAsciiHexDigit))))
        {
            return 110;
        }

        if (!given.Read("mkaCkn", out string? name)
            || (name is not null && !(name.Length is >= 2 and <= 64 && name.Length % 2 == 0 && name.All(char.IsAsciiHexDigit))))
        {
            return 111;
        }

        if (!given.Read("certClient", out string? certificate) || certificate is { Length: > MaxText })
        {
            return 112;
        }

        if (!given.Read("certsCA", out IReadOnlyList<string>? authorities) || authorities?.Any(item => item.Length is 0 or > MaxText) == true)
        {
            return 113;
        }

        wanted = new Dot1XValues
        {
            Identity = identity,
            EapolVersion = version,
            ClientCertificate = certificate,
            Authorities = authorities,
            PeapVersion = peap,
            Label = label,
            PasswordSet = password is null ? null : password.Length > 0,
            KeySet = key is null ? null : true,
            KeyName = name,
        };
        return null;
    }
}
