using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Simulator.Security;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Certificates;

/// <summary>
/// The certificates of one unit, with the keys where they belong to it, and the sets that say which service uses which. SOAP ids and REST
/// aliases are the same names. Safe for concurrent use.
/// </summary>
internal sealed class CertificateStore(SimulatedDevice device)
{
    public const int Limit = 64;
    private readonly Lock gate = new();
    private readonly Dictionary<string, CertificateSet> sets = new(StringComparer.Ordinal);
    private readonly List<StoredCertificate> authorities = [];
    private readonly List<StoredCertificate> added = [];
    private bool defaultRemoved;
    private string? keystore;
    private (string Alias, ServerCertificate Made)? served;

    /// <summary>Gets or sets the keystore of new keys; null is the profile's.</summary>
    public string? Keystore
    {
        get => Volatile.Read(ref this.keystore);
        set => Volatile.Write(ref this.keystore, value);
    }

    public static CertificateStore Of(SimulatedDevice device) => device.State.Get(() => new CertificateStore(device));

    /// <summary>All certificates with keys: the factory's or the first boot's first.</summary>
    public async Task<IReadOnlyList<StoredCertificate>> CertificatesAsync(string keystore)
    {
        var first = await device.Tls.GetDefaultAsync().ConfigureAwait(false);
        var isDeviceId = device.ProfileData.Document.Tls.Certificate.Kind == "deviceId";
        lock (this.gate)
        {
            StoredCertificate[] own = this.defaultRemoved ? [] : [new StoredCertificate(first.Alias, first.Certificate, keystore, isDeviceId)];
            return [.. own, .. this.added];
        }
    }

    public IReadOnlyList<StoredCertificate> Authorities()
    {
        lock (this.gate)
        {
            return [.. this.authorities];
        }
    }

    public async Task<StoredCertificate> FindAsync(string alias, string keystore) =>
        (await this.CertificatesAsync(keystore).ConfigureAwait(false)).FirstOrDefault(certificate => certificate.Alias == alias)
            ?? throw new CertificateException(CertificateProblem.Missing, "certificate does not exist");

    /// <summary>Adds a certificate; a CA has no keystore.</summary>
    public async Task AddAsync(StoredCertificate certificate)
    {
        await this.RequireFreeAsync(certificate.Alias).ConfigureAwait(false);
        lock (this.gate)
        {
            var list = certificate.Keystore is null ? this.authorities : this.added;
            if (list.Count >= Limit)
            {
                throw new CertificateException(CertificateProblem.Full, "Too many certificates");
            }

            if (this.added.Concat(this.authorities).Any(other => other.Alias == certificate.Alias))
            {
                throw Taken();
            }

            list.Add(certificate);
        }

        this.Refresh();
    }

    /// <summary>Refuses an alias that either collection has.</summary>
    public async Task RequireFreeAsync(string alias)
    {
        if (alias.Length is 0 or > 128 || alias.Any(char.IsControl))
        {
            throw new CertificateException(CertificateProblem.Value, "Invalid alias");
        }

        var all = await this.CertificatesAsync(string.Empty).ConfigureAwait(false);
        if (all.Concat(this.Authorities()).Any(other => other.Alias == alias))
        {
            throw Taken();
        }
    }

    /// <summary>Replaces a certificate by another of the same key.</summary>
    public async Task ReplaceAsync(string alias, X509Certificate2 certificate, bool authority)
    {
        var old = authority
            ? this.FindAuthority(alias)
            : await this.FindAsync(alias, device.ProfileData.FindEndpoint("/config/rest/cert/v1")?.Document.Keystore ?? "SOFTWARE0").ConfigureAwait(false);
        if (old.Fixed)
        {
            throw new CertificateException(CertificateProblem.Fixed, "The certificate cannot be changed");
        }

        if (!old.HasSameKey(certificate))
        {
            throw new CertificateException(CertificateProblem.Key, "The certificate is not for the key of the one it replaces");
        }

        var changed = old with { Certificate = authority ? certificate : Keyed(certificate, old.Certificate) };
        lock (this.gate)
        {
            var list = authority ? this.authorities : this.added;
            var index = list.FindIndex(other => other.Alias == alias);
            if (index >= 0)
            {
                list[index] = changed;
            }
            else
            {
                // The certificate of the first boot: from now on it is one like any other, under its name.
                this.defaultRemoved = true;
                list.Insert(0, changed);
                if (!this.sets.ContainsKey(CertificateSet.WebServer))
                {
                    this.sets[CertificateSet.WebServer] = new CertificateSet([alias], [], []);
                }
            }
        }

        this.Refresh();
    }

    /// <summary>Removes a certificate with its key, unless a service uses it.</summary>
    public async Task RemoveAsync(string alias, bool? authority)
    {
        var all = await this.CertificatesAsync(string.Empty).ConfigureAwait(false);
        var known = authority == true ? null : all.FirstOrDefault(other => other.Alias == alias);
        known ??= authority == false ? null : this.Authorities().FirstOrDefault(other => other.Alias == alias);
        if (known is null)
        {
            throw new CertificateException(CertificateProblem.Missing, $"{(authority == true ? "ca_certificate" : "certificate")} does not exist");
        }

        if (known.Fixed)
        {
            throw new CertificateException(CertificateProblem.Fixed, "The certificate cannot be removed");
        }

        if ((await this.SetAsync(CertificateSet.WebServer).ConfigureAwait(false)).All.Contains(alias) || this.IsUsed(alias))
        {
            throw new CertificateException(CertificateProblem.InUse, "The certificate is in use");
        }

        lock (this.gate)
        {
            if (this.added.RemoveAll(other => other.Alias == alias) + this.authorities.RemoveAll(other => other.Alias == alias) == 0)
            {
                this.defaultRemoved = true;
            }
        }

        this.Refresh();
    }

    /// <summary>The certificates of a service; the web server's is the default one until somebody chooses.</summary>
    public async Task<CertificateSet> SetAsync(string name)
    {
        lock (this.gate)
        {
            if (this.sets.TryGetValue(name, out var set))
            {
                return set;
            }
        }

        return name == CertificateSet.WebServer
            ? new CertificateSet([(await device.Tls.GetDefaultAsync().ConfigureAwait(false)).Alias], [], [])
            : CertificateSet.Empty;
    }

    /// <summary>Chooses the certificates of a service; all must be there.</summary>
    public async Task ChooseAsync(string name, CertificateSet set)
    {
        var known = (await this.CertificatesAsync(string.Empty).ConfigureAwait(false)).Select(certificate => certificate.Alias).ToHashSet();
        var trusted = this.Authorities().Select(certificate => certificate.Alias).ToHashSet();
        if (!set.Certificates.All(known.Contains) || !set.Authorities.Concat(set.Trusted).All(alias => trusted.Contains(alias) || known.Contains(alias)))
        {
            throw new CertificateException(CertificateProblem.Missing, "certificate does not exist");
        }

        lock (this.gate)
        {
            this.sets[name] = set;
        }

        this.Refresh();
    }

    /// <summary>What the web server presents when somebody chose; null while it is the default one.</summary>
    public ServerCertificate? Served()
    {
        lock (this.gate)
        {
            if (!this.sets.TryGetValue(CertificateSet.WebServer, out var set) || set.Certificates is not [var alias, ..]
                || this.added.Find(certificate => certificate.Alias == alias) is not { } chosen)
            {
                return null;
            }

            if (this.served is not { } made || made.Alias != alias)
            {
                var context = SslStreamCertificateContext.Create(chosen.Certificate, this.Issuers(chosen.Certificate), offline: true);
                this.served = made = (alias, new ServerCertificate(chosen.Certificate, context, alias));
            }

            return made.Made;
        }
    }

    private static CertificateException Taken() => new(CertificateProblem.Exists, "certificate already exists");

    private static X509Certificate2 Keyed(X509Certificate2 certificate, X509Certificate2 old)
    {
        using var rsa = old.GetRSAPrivateKey();
        using var curve = old.GetECDsaPrivateKey();
        return CertificateKeys.Usable(rsa is not null ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey(curve!));
    }

    private StoredCertificate FindAuthority(string alias) => this.Authorities().FirstOrDefault(certificate => certificate.Alias == alias)
        ?? throw new CertificateException(CertificateProblem.Missing, "ca_certificate does not exist");

    private bool IsUsed(string alias)
    {
        lock (this.gate)
        {
            if (this.sets.Values.Any(set => set.All.Contains(alias)))
            {
                return true;
            }
        }

        return NetworkSettings.Of(device).Value.Dot1X.Values.Any(dot1X => dot1X.ClientCertificate == alias || dot1X.Authorities?.Contains(alias) == true);
    }

    /// <summary>The intermediates that lead on from a certificate: installed as CA certificates, sent without the root.</summary>
    private X509Certificate2Collection Issuers(X509Certificate2 leaf)
    {
        var chain = new X509Certificate2Collection();
        for (var next = leaf; chain.Count < this.authorities.Count;)
        {
            var issuer = this.authorities.Find(candidate => IsName(candidate.Certificate.SubjectName, next.IssuerName)
                && !IsName(candidate.Certificate.SubjectName, candidate.Certificate.IssuerName) && !chain.Contains(candidate.Certificate));
            if (issuer is null)
            {
                break;
            }

            chain.Add(next = issuer.Certificate);
        }

        return chain;
    }

    private static bool IsName(X500DistinguishedName one, X500DistinguishedName other) => one.RawData.AsSpan().SequenceEqual(other.RawData);

    private void Refresh()
    {
        lock (this.gate)
        {
            this.served = null;
        }
    }
}
