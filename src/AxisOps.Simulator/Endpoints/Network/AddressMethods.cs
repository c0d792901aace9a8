using System.Buffers.Binary;
using System.Net;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Network;

/// <summary>Setting addresses. In address mode a unit really moves to an address of the fleet's network that is free; any other is only stored.</summary>
internal static class AddressMethods
{
    /// <summary>Why a device name is refused: missing, no text, or of no device that can be set; null when it is good.</summary>
    public static Reply? RefuseDevice(JsonRequest request, string name = "deviceName") =>
        !request.Parameters.Read(name, out string? device) ? request.Invalid(100)
            : device is null ? request.Error("missingParameter")
            : device == NetworkInfo.Device ? null
            : request.Error("noDevice");

    public static Reply Set4(JsonRequest request)
    {
        if (RefuseDevice(request) is { } refused)
        {
            return refused;
        }

        var given = request.Parameters;
        if (!given.Read("configurationMode", out string? mode) || mode is not (null or "dhcp" or "static"))
        {
            return request.Invalid(101);
        }

        if (!given.Read("staticDefaultRouter", out string? router) || (router is { Length: > 0 } && HostText.Address4(router) is null))
        {
            return request.Invalid(102);
        }

        if (!given.Read("useStaticDHCPFallback", out bool? fallback))
        {
            return request.Invalid(108);
        }

        if (!given.Read("linkLocalMode", out string? linkLocal) || linkLocal is not (null or "on" or "off" or "fallback"))
        {
            return request.Invalid(109);
        }

        if (!given.Read("useDHCPStaticRoutes", out bool? routes))
        {
            return request.Invalid(110);
        }

        if (!given.Read("enabled", out bool? enabled) || enabled == false)
        {
            return request.Invalid(111); // a unit without IPv4 is not simulated
        }

        if (Addresses(request, out var addresses) is { } wrong)
        {
            return request.Invalid(wrong);
        }

        var settings = NetworkSettings.Of(request.Device);
        settings.Change(values => values with
        {
            ConfigurationMode = mode ?? values.ConfigurationMode,
            StaticDefaultRouter = router ?? values.StaticDefaultRouter,
            StaticFallback = fallback ?? values.StaticFallback,
            LinkLocalMode = linkLocal ?? values.LinkLocalMode,
            DhcpStaticRoutes = routes ?? values.DhcpStaticRoutes,
            StaticAddresses = addresses ?? values.StaticAddresses,
        });
        Move(request, settings);
        return request.Data();
    }

    public static Reply Set6(JsonRequest request)
    {
        if (RefuseDevice(request) is { } refused)
        {
            return refused;
        }

        if (!request.Parameters.Read("enabled", out bool? enabled))
        {
            return request.Invalid(101);
        }

        NetworkSettings.Of(request.Device).Change(values => values with { Ipv6Enabled = enabled ?? values.Ipv6Enabled });
        return request.Data();
    }

    /// <summary>The addresses asked for; the number of the parameter that is wrong, or null.</summary>
    private static int? Addresses(JsonRequest request, out IReadOnlyList<StaticAddress>? addresses)
    {
        addresses = null;
        if (!request.Parameters.Read("staticAddressConfigurations", out IReadOnlyList<JsonParameters>? wanted))
        {
            return 103;
        }

        var most = NetworkSettingsEndpoint.Recorded(request)["data"]!["devices"]![0]!["IPv4"]!["maxSupportedStaticAddressConfigurations"]!.GetValue<int>();
        if (wanted is null)
        {
            return null;
        }

        if (wanted.Count == 0 || wanted.Count > most)
        {
            return 103;
        }

        var all = new List<StaticAddress>();
        foreach (var one in wanted)
        {
            if (!one.Read("address", out string? text) || HostText.Address4(text) is not { } address)
            {
                return 104;
            }

            if (!one.Read("prefixLength", out int? length) || length is not (>= 0 and <= 32))
            {
                return 105;
            }

            if (!one.Read("broadcast", out string? given) || (given is not null && HostText.Address4(given) is null))
            {
                return 106;
            }

            if (Broadcast(address, length.Value) is not { } broadcast || (given is not null && given != broadcast))
            {
                return 107;
            }

            all.Add(new StaticAddress(address.ToString(), length.Value, broadcast));
        }

        addresses = all;
        return null;
    }

    /// <summary>The broadcast address of the network; null where the address cannot be a host's there.</summary>
    private static string? Broadcast(IPAddress address, int prefixLength)
    {
        var host = BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
        var ones = prefixLength == 32 ? 0 : uint.MaxValue >> prefixLength;
        if (host >> 28 >= 14 || host >> 24 == 0 || (prefixLength < 31 && ((host & ones) == 0 || (host & ones) == ones)))
        {
            return null;
        }

        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, host | ones);
        return new IPAddress(bytes).ToString();
    }

    private static void Move(JsonRequest request, NetworkSettings settings)
    {
        var directory = request.Exchange.Request.HttpContext.RequestServices.GetRequiredService<DeviceDirectory>();
        var values = settings.Value;
        var target = values.ConfigurationMode == "static"
            ? HostText.Address4(values.StaticAddresses is [var first, ..] ? first.Address : null)
            : settings.Lease;
        if (target is null || target.Equals(request.Device.Address))
        {
            return;
        }

        var before = request.Device.Address;
        if (directory.TryMove(request.Device, target))
        {
            settings.Lease ??= before;
        }
    }
}
