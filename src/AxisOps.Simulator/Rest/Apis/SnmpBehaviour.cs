using System.Text.Json;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>SNMP: the password of version 3 is never kept readable; that there is one shows in another property.</summary>
internal sealed class SnmpBehaviour : RestBehaviour
{
    public override RestFault? Change(RestCall call, IReadOnlyList<RestChange> changes)
    {
        if (changes.Any(change => change.Path == "snmpV3/userPasswd") && call.Device.ProfileData.Parameters.Find("SNMP.InitialUserPasswdSet") is not null)
        {
            call.Device.SetParameter("SNMP.InitialUserPasswdSet", "yes");
        }

        return null;
    }

    /// <summary>Reads nothing back of the password, and keeps nothing of it: there is no SNMP server here that would need it.</summary>
    public override void Set(RestCall call, string path, JsonElement value)
    {
    }
}
