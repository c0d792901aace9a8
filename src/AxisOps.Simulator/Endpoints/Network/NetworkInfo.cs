using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Network;

/// <summary>
/// What a unit says of its network: the recording of its release, with what somebody changed put in. A member the recording does not have is not
/// added, so that each release keeps its form.
/// </summary>
internal static class NetworkInfo
{
    public const string Device = "eth0";

    public static void Apply(JsonObject data, NetworkValues values, SimulatedDevice device)
    {
        var system = data["system"]!.AsObject();
        HostName(system["hostname"]!.AsObject(), values);
        Resolver(system["resolver"]!.AsObject(), values);
        if (system["globalProxies"] is JsonObject proxies)
        {
            Put(proxies, "httpProxy", values.HttpProxy);
            Put(proxies, "httpsProxy", values.HttpsProxy);
            Put(proxies, "noProxy", values.NoProxy);
        }

        var devices = data["devices"]!.AsArray();
        var wired = devices[0]!.AsObject();
        Address4(wired["IPv4"]!.AsObject(), values);
        Address6(wired["IPv6"]!.AsObject(), values, device);
        if (wired["wired"]?["8021X"] is JsonObject dot1X)
        {
            Dot1X(dot1X, values);
        }

        foreach (var number in values.Vlans)
        {
            devices.Add(Vlan(wired, number));
        }
    }

    private static void HostName(JsonObject hostName, NetworkValues values)
    {
        Put(hostName, "useDhcpHostname", values.UseDhcpHostName);
        Put(hostName, "staticHostname", values.StaticHostName);
        Put(hostName, "hostname", values.StaticHostName); // the lease names none
    }

    private static void Resolver(JsonObject resolver, NetworkValues values)
    {
        Put(resolver, "useDhcpResolverInfo", values.UseDhcpResolver);
        Put(resolver, "staticNameServers", values.NameServers);
        Put(resolver, "staticSearchDomains", values.SearchDomains);
        Put(resolver, "staticDomainName", values.DomainName);
        if (resolver["useDhcpResolverInfo"]!.GetValue<bool>())
        {
            return;
        }

        resolver["nameServers"] = resolver["staticNameServers"]!.DeepClone();
        resolver["searchDomains"] = resolver["staticSearchDomains"]!.DeepClone();
        resolver["domainName"] = resolver["staticDomainName"]!.DeepClone();
    }

    private static void Address4(JsonObject four, NetworkValues values)
    {
        Put(four, "configurationMode", values.ConfigurationMode);
        Put(four, "linkLocalMode", values.LinkLocalMode);
        Put(four, "staticDefaultRouter", values.StaticDefaultRouter);
        Put(four, "useStaticDHCPFallback", values.StaticFallback);
        Put(four, "useDHCPStaticRoutes", values.DhcpStaticRoutes);
        if (values.StaticAddresses is { } addresses)
        {
            four["staticAddressConfigurations"] = new JsonArray([.. addresses.Select(Form)]);
        }

        var inUse = four["addresses"]!.AsArray();
        if (values.LinkLocalMode == "off")
        {
            Remove(inUse, item => item!["origin"]!.ToString() == "linkLocal");
        }

        if (four["configurationMode"]!.ToString() == "static")
        {
            Remove(inUse, item => item!["scope"]!.ToString() == "global");
            foreach (var address in four["staticAddressConfigurations"]!.AsArray())
            {
                inUse.Add(new JsonObject
                {
                    ["address"] = address!["address"]!.DeepClone(),
                    ["prefixLength"] = address["prefixLength"]!.DeepClone(),
                    ["origin"] = "static",
                    ["scope"] = "global",
                    ["broadcast"] = address["broadcast"]!.DeepClone(),
                });
            }

            four["defaultRouter"] = four["staticDefaultRouter"]!.DeepClone();
        }
    }

    private static void Address6(JsonObject six, NetworkValues values, SimulatedDevice device)
    {
        if (values.Ipv6Enabled is not { } enabled)
        {
            return;
        }

        six["enabled"] = enabled;
        six["addresses"] = !enabled ? [] : new JsonArray(new JsonObject
        {
            ["address"] = device.Claimed.LinkLocal6.ToString(),
            ["prefixLength"] = 64,
            ["origin"] = "linkLocal",
            ["scope"] = "link",
        });
    }

    private static void Dot1X(JsonObject dot1X, NetworkValues values)
    {
        Put(dot1X, "mode", values.Dot1XMode);
        if (values.Dot1XEnabled is { } enabled)
        {
            // On a port that asks for nothing, traffic flows and the status stays this (recorded).
            (dot1X["enabled"], dot1X["status"]) = (enabled, enabled ? "Unauthorized" : "Stopped");
        }

        foreach (var configuration in dot1X["configurations"]!.AsArray())
        {
            if (values.Dot1X.GetValueOrDefault(configuration!["mode"]!.ToString()) is not { } changed)
            {
                continue;
            }

            var shown = configuration["params"]!.AsObject();
            Put(shown, "identity", changed.Identity);
            Put(shown, "eapolVersion", changed.EapolVersion);
            Put(shown, "is_password_set", changed.PasswordSet);
            Put(shown, "peapVersion", changed.PeapVersion);
            Put(shown, "label", changed.Label);
            Put(shown, "certClient", changed.ClientCertificate);
            Put(shown, "certsCA", changed.Authorities);
            Put(shown, "is_mka_cak_set", changed.KeySet);
            Put(shown, "mkaCkn", changed.KeyName);
        }
    }

    /// <summary>A VLAN has no lease: the form is inferred from the device below it.</summary>
    private static JsonObject Vlan(JsonObject below, int number)
    {
        var four = below["IPv4"]!.DeepClone().AsObject();
        four["configurationMode"] = "dhcp";
        four["addresses"] = new JsonArray();
        four["defaultRouter"] = string.Empty;
        var vlan = new JsonObject { ["name"] = $"{Device}.{number}", ["type"] = "vlan" };
        foreach (var name in new[] { "macAddress", "partOfBridge", "link", "state", "staticState" })
        {
            if (below[name] is { } value)
            {
                vlan[name] = value.DeepClone();
            }
        }

        vlan["IPv4"] = four;
        vlan["IPv6"] = new JsonObject { ["enabled"] = false, ["addresses"] = new JsonArray() };
        return vlan;
    }

    private static JsonObject Form(StaticAddress address) => new()
    {
        ["address"] = address.Address,
        ["prefixLength"] = address.PrefixLength,
        ["broadcast"] = address.Broadcast,
    };

    private static void Remove(JsonArray array, Func<JsonNode?, bool> which)
    {
        foreach (var item in array.Where(which).ToArray())
        {
            array.Remove(item);
        }
    }

    private static void Put(JsonObject into, string name, JsonNode? value)
    {
        if (value is not null && into.ContainsKey(name))
        {
            into[name] = value;
        }
    }

    private static void Put(JsonObject into, string name, IReadOnlyList<string>? values) =>
        Put(into, name, values is null ? null : new JsonArray([.. values.Select(value => JsonValue.Create(value))]));
}
