namespace AxisOps.Core.Sessions;

/// <summary>What must be equal for a kept connection to be used again: the place, whom the user meant, what may be told to whom.</summary>
internal sealed record SessionKey(DeviceTarget Target, TargetOrigin Origin, string? Model, ICredentialSource Credentials, TrustMode Trust, bool AllowHttp, bool IgnoresPins)
{
    internal static SessionKey From(DeviceTarget target, SessionOptions options) =>
        new(target, target.Origin, target.Model, options.Credentials, options.Trust, options.AllowHttp, options.IgnoresPins);
}
