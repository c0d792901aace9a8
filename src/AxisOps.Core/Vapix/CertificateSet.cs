namespace AxisOps.Core.Vapix;

/// <summary>The certificates a service of a device uses, by their aliases.</summary>
/// <param name="Certificates">Its own.</param>
/// <param name="Authorities">The authorities it sends along or trusts.</param>
/// <param name="Trusted">Single certificates it trusts.</param>
internal sealed record CertificateSet(IReadOnlyList<string> Certificates, IReadOnlyList<string> Authorities, IReadOnlyList<string> Trusted);
