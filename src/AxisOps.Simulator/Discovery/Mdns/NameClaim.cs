namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>A name that one unit alone may have on the link, and how far it is with it.</summary>
internal sealed class NameClaim(DnsName name, SimulatedDevice device)
{
    public DnsName Name { get; } = name;

    public SimulatedDevice Device { get; } = device;

    public ClaimState State { get; set; }

    /// <summary>Gets or sets how many probes are out.</summary>
    public int Probes { get; set; }

    /// <summary>Gets or sets when the next step is due, while it probes.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Gets or sets the service that has the name as its own or its host's.</summary>
    public required AnnouncedService Service { get; set; }

    /// <summary>Gets the unique records it has under that name.</summary>
    public IReadOnlyList<DnsRecord> Records =>
        this.Service.Name.Equals(this.Name) ? [this.Service.Service, this.Service.Text] : this.Service.Addresses;
}
