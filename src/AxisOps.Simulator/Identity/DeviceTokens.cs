using System.Globalization;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.Identity;

/// <summary>Resolves the tokens of answer bodies for one device at the moment of answering.</summary>
internal static class DeviceTokens
{
    public static string Resolve(SimulatedDevice device, string token, Account? caller = null, string? path = null) => token switch
    {
        "serial" => device.Claimed.Serial,
        "serial:lower" => device.Claimed.SerialLower,
        "mac" => device.Claimed.Mac,
        "mac:lower" => device.Claimed.Mac.ToLowerInvariant(),
        "address" => device.Address.ToString(),
        "linklocal:4" => device.Claimed.LinkLocal4.ToString(),
        "linklocal:6" => device.Claimed.LinkLocal6.ToString(),
        "soc:hex" => device.SocSerial,
        "soc:dashed" => $"00000000-00000000-{device.SocSerial[..8]}-{device.SocSerial[8..]}",
        "model" => device.Model,
        "shortname" => device.ProfileData.Document.ShortName,
        "version" => device.Version,
        "uptime" => ((long)device.Uptime.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        "bootid" => device.BootId.ToString("D"),
        "systemready" => device.IsReady ? "yes" : "no",
        "needsetup" => device.IsFactoryNew ? "yes" : "no",
        "utc" => device.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        "local" => device.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        "path" => path ?? string.Empty,
        "user" => caller?.Name ?? string.Empty,
        "user:groups" => caller is null ? string.Empty : string.Join(' ', caller.Groups),
        "users" => Names(device, Role.Viewer),
        "users:viewer" => Names(device, Role.Viewer),
        "users:operator" => Names(device, Role.Operator),
        "users:admin" => Names(device, Role.Administrator),
        "users:ptz" => string.Join(',', device.Accounts.Where(account => account.Ptz).Select(account => account.Name)),
        "users:created" => string.Join(',', device.Accounts.Where(account => account.Name != "root").Select(account => account.Name)),
        "passphrasepolicy" => device.Passphrases.Policy,
        _ => throw new InvalidDataException($"No such token: {{{{{token}}}}}."),
    };

    private static string Names(SimulatedDevice device, Role role) =>
        string.Join(',', device.Accounts.Where(account => account.Role >= role).Select(account => account.Name));
}
