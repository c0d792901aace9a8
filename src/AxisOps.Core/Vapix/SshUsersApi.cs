using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The REST API <c>ssh</c> v1 and v2, AXIS OS 11.11 and later: accounts for SSH, which are none of the device's others.</summary>
internal static class SshUsersApi
{
    public const string Id = "ssh";

    /// <summary>Lists the accounts under the base path that <see cref="ConfigDiscoverApi"/> gives.</summary>
    public static Task<IReadOnlyList<SshUser>> ListAsync(IDeviceChannel channel, string basePath, CancellationToken cancellationToken) =>
        channel.AskAsync(DeviceRequest.Get(basePath + "/users"), basePath, "users", Parse, cancellationToken);

    /// <summary>Parses the collection, also one account alone.</summary>
    public static IReadOnlyList<SshUser> Parse(DeviceReply reply, ApiCall call) => RestReply.Read<IReadOnlyList<SshUser>>(reply, call, data => data switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.Items("data").Select(Read)],
        { ValueKind: JsonValueKind.Object } one => [Read(one)],
        _ => throw new JsonException("it has no 'data' with accounts."),
    });

    /// <summary>Parses the answer to a new, changed or removed account: 12.9 tells the account, 11.11 nothing or an empty text.</summary>
    public static SshUser? ParseChange(DeviceReply reply, ApiCall call) => RestReply.Read(reply, call, data =>
        data is { ValueKind: JsonValueKind.Object } one && one.Text("username") is not null ? Read(one) : null);

    private static SshUser Read(JsonElement user) =>
        new(user.Text("username") ?? throw new JsonException("an account has no name."), user.Text("comment"));
}
