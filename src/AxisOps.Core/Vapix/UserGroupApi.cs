using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>usergroup.cgi</c>: is the credential right and what may it do. The cheapest such question on any firmware.</summary>
public static class UserGroupApi
{
    internal const string Name = "usergroup.cgi";

    /// <summary>Asks who the account is.</summary>
    /// <param name="channel">The device.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The account and its groups.</returns>
    /// <exception cref="DeviceException">Unauthorized when the credential is refused; otherwise the device did not answer, or not properly.</exception>
    public static Task<UserGroup> ReadAsync(IDeviceChannel channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.AskAsync(DeviceRequest.Get("/axis-cgi/usergroup.cgi"), Name, null, Parse, cancellationToken);
    }

    internal static UserGroup Parse(DeviceReply reply, ApiCall call)
    {
        string text = ClassicReply.Text(reply, call);
        ClassicReply.ThrowIfError(text, call);
        string[] lines = text.Split('\n', 16, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? user = lines.Length < 2 ? null : DeviceText.Value(lines[0]);
        IEnumerable<string> groups = lines.Skip(1).SelectMany(line => line.Split(' ', 64)).Select(DeviceText.Value).OfType<string>();
        return user is null
            ? throw call.Failure(DeviceErrorKind.Protocol, "a user name and its groups are expected on two lines")
            : new UserGroup(user, [.. groups]);
    }
}
