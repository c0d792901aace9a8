namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>What is asked of which device: the words every failure is told in.</summary>
/// <param name="Target">The device.</param>
/// <param name="Api">The interface as Axis names it, for example <c>basicdeviceinfo.cgi</c>.</param>
/// <param name="Method">The method or action; null where there is only one.</param>
internal readonly record struct ApiCall(DeviceTarget Target, string Api, string? Method = null)
{
    public override string ToString() => Method is null ? Api : $"{Api} {Method}";

    /// <summary>Makes the failure of this call.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="reason">Own words; device text in it went through <see cref="DeviceText"/>.</param>
    /// <param name="code">The device's own code.</param>
    /// <param name="inner">The cause.</param>
    public DeviceException Failure(DeviceErrorKind kind, string reason, int? code = null, Exception? inner = null) =>
        new(kind, $"{Target}: {this}: {Sentence(reason)}", Advice(kind), inner) { Code = code };

    private static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";

    private static string? Advice(DeviceErrorKind kind) => kind switch
    {
        DeviceErrorKind.Unauthorized => "Give the account of this device with -Credential or Add-DeviceCredential.",
        DeviceErrorKind.Forbidden => "Use an account with a higher role; after many failed logins wait ten seconds first.",
        DeviceErrorKind.Busy => "Wait until the device has started and try again.",
        DeviceErrorKind.NotSupported => "This AXIS OS, or this product, does not have it; Get-Device tells what the device is and runs.",
        DeviceErrorKind.Protocol => "Check that the address is that of an Axis device and that no proxy answers in its place.",
        _ => null,
    };
}
