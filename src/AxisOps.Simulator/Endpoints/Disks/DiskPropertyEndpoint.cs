using System.Security.Cryptography;
using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Disks;

/// <summary>Disk encryption and the required file system, by the last segment of the path (API doc, disk properties). No passphrase is kept.</summary>
internal sealed class DiskPropertyEndpoint : IEndpoint
{
    private const int MaxPassphrase = 512;

    private static readonly Dictionary<int, string> Texts = new()
    {
        [20] = "Invalid request.",
        [30] = "Specified file system is not supported.",
        [40] = "Specified version is not supported.",
        [50] = "Invalid disk ID.",
        [100] = "The disk does not support disk encryption.",
        [110] = "Invalid passphrase.",
        [120] = "Invalid new passphrase.",
        [130] = "The oldpassphrase does not match the existing passphrase.",
        [140] = "Encryption is already enabled.",
        [150] = "The disk is unmounted. Passphrase can only be changed when the disk is mounted.",
        [160] = "The disk is mounted. Encryption can only be enabled/disabled when the disk is unmounted.",
    };

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb != "GET")
        {
            return Task.FromResult(exchange.NotAllowed("GET"));
        }

        var code = exchange.Argument("schemaversion") switch
        {
            null => 20,
            not ("1" or "1.0") => 40,
            _ => Set(exchange, System.IO.Path.GetFileNameWithoutExtension(endpoint.Path)),
        };
        return Task.FromResult(code == 0 ? DiskReply.PropertySet() : DiskReply.PropertyError(code, Texts[code]));
    }

    private static int Set(DeviceExchange exchange, string what)
    {
        var book = DiskBook.Of(exchange.Device);
        if (book.Find(exchange.Argument("diskid")) is not { } disk)
        {
            return exchange.Argument("diskid") is null || what == "setrequiredfs" ? 20 : 50;
        }

        var code = 0;
        book.ChangeOne(disk.Id, current =>
        {
            (code, var changed) = what switch
            {
                "setrequiredfs" => Require(current, exchange.Argument("filesystem")),
                _ when current["encryptionenabled"] is null || current.Id == "NetworkShare" => (100, null),
                "enablediskencryption" => Enable(current, exchange.Argument("passphrase")),
                "disablediskencryption" => current.IsMounted ? (160, null) : (0, current.With("encryptionenabled", "false") with { Passphrase = null }),
                _ => ChangePassphrase(current, exchange.Argument("oldpassphrase"), exchange.Argument("newpassphrase")),
            };
            return changed;
        });
        return code;
    }

    private static (int Code, Disk? Changed) Require(Disk disk, string? fileSystem) => fileSystem switch
    {
        null => (20, null),
        "none" or "ext4" when disk.Id != "NetworkShare" || fileSystem == "none" => (0, disk.With("requiredfilesystem", fileSystem)),
        _ => (30, null),
    };

    private static (int Code, Disk? Changed) Enable(Disk disk, string? passphrase) => passphrase switch
    {
        null => (20, null),
        _ when !IsUsable(passphrase) => (110, null),
        _ when disk["encryptionenabled"] == "true" => (140, null),
        _ when disk.IsMounted => (160, null),
        _ => (0, disk.With("encryptionenabled", "true") with { Passphrase = Digest(passphrase) }),
    };

    private static (int Code, Disk? Changed) ChangePassphrase(Disk disk, string? old, string? wanted) => (old, wanted) switch
    {
        (null, _) or (_, null) => (20, null),
        _ when !IsUsable(wanted) => (120, null),
        _ when !disk.IsMounted => (150, null),
        _ when disk.Passphrase != Digest(old) => (130, null),
        _ => (0, disk with { Passphrase = Digest(wanted) }),
    };

    private static bool IsUsable(string passphrase) => passphrase.Length > 0 && Encoding.UTF8.GetByteCount(passphrase) <= MaxPassphrase;

    private static string Digest(string passphrase) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(passphrase)));
}
