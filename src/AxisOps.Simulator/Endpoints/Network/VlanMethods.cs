using System.Globalization;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Network;

/// <summary>Adding and removing VLANs. The sub-codes of removing are inferred from those of adding.</summary>
internal static class VlanMethods
{
    private const int MaxNumber = 4094;

    public static Reply Add(JsonRequest request)
    {
        if (AddressMethods.RefuseDevice(request, "masterDeviceName") is { } refused)
        {
            return refused;
        }

        if (!request.Parameters.Read("VlanId", out int? number) || number is < 1 or > MaxNumber)
        {
            return request.Invalid(101);
        }

        if (number is not { } wanted)
        {
            return request.Error("missingParameter");
        }

        var most = NetworkSettingsEndpoint.Recorded(request)["data"]!["system"]!["maxSupportedVlans"]!.GetValue<int>();
        var exists = false;
        var added = NetworkSettings.Of(request.Device).Change(values =>
        {
            exists = values.Vlans.Contains(wanted);
            return exists || values.Vlans.Count >= most ? null : values with { Vlans = values.Vlans.Add(wanted) };
        });
        return added ? request.Data() : request.Invalid(exists ? 201 : 101);
    }

    public static Reply Remove(JsonRequest request)
    {
        if (AddressMethods.RefuseDevice(request, "masterDeviceName") is { } refused)
        {
            return refused;
        }

        if (!request.Parameters.Read("VlanName", out string? name))
        {
            return request.Invalid(101);
        }

        if (name is null)
        {
            return request.Error("missingParameter");
        }

        var number = name.StartsWith(NetworkInfo.Device + ".", StringComparison.Ordinal)
            && int.TryParse(name[(NetworkInfo.Device.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var found)
            ? found
            : 0;
        var removed = NetworkSettings.Of(request.Device).Change(values =>
            values.Vlans.Contains(number) ? values with { Vlans = values.Vlans.Remove(number) } : null);
        return removed ? request.Data() : request.Invalid(101);
    }
}
