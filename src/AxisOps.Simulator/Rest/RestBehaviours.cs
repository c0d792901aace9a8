using AxisOps.Simulator.Rest.Apis;

namespace AxisOps.Simulator.Rest;

/// <summary>The code behind APIs, by the name their documents give.</summary>
internal static class RestBehaviours
{
    private static readonly RestBehaviour None = new();

    private static readonly Dictionary<string, RestBehaviour> All = new(StringComparer.Ordinal)
    {
        ["firewall"] = new FirewallBehaviour(),
        ["lldp"] = new LldpBehaviour(),
        ["log"] = new LogBehaviour(),
        ["objectstorage"] = new ObjectStorageBehaviour(),
        ["time"] = new TimeBehaviour(),
        ["ntp"] = new NtpBehaviour(),
        ["virtualhost"] = new VirtualHostBehaviour(),
        ["ssh"] = new SshBehaviour(),
        ["snmp"] = new SnmpBehaviour(),
        ["usermanagement"] = new UserManagementBehaviour(),
    };

    public static RestBehaviour Find(string? name) => name is null
        ? None
        : All.TryGetValue(name, out var behaviour) ? behaviour : throw new InvalidDataException($"There is no REST behaviour '{name}'.");
}
