namespace AxisOps.Core.Vapix;

/// <summary>
/// What is known of the interfaces a device has, from its own answers: the list of <c>apidiscovery.cgi</c> (8.50 and later), the
/// <c>Properties</c> parameters before that, <c>/config/discover</c> for REST (11.8 and later).
/// </summary>
internal sealed class DeviceCapabilities
{
    private static readonly AxisOsVersion FirstWithRest = new("11.8");

    /// <summary>Gets or sets whether the device answers JSON at all; null until one such interface was asked.</summary>
    public bool? SpeaksJson { get; set; }

    /// <summary>Gets or sets the list of <c>apidiscovery.cgi</c>; null when not read.</summary>
    public IReadOnlyList<DiscoveredApi>? Apis { get; set; }

    /// <summary>Gets or sets the REST APIs; null when not read.</summary>
    public IReadOnlyList<ConfigApi>? ConfigApis { get; set; }

    /// <summary>Gets or sets the parameters that were read; null when none were.</summary>
    public ParameterList? Parameters { get; set; }

    /// <summary>Tells whether an API is there.</summary>
    /// <param name="id">The id in <c>apidiscovery.cgi</c>.</param>
    /// <returns>Null when only asking it will tell.</returns>
    public bool? Has(string id)
    {
        if (Apis is not null)
        {
            return Apis.Any(api => string.Equals(api.Id, id, StringComparison.Ordinal));
        }

        if (SpeaksJson != false || Parameters is null)
        {
            return null;
        }

        // Before apidiscovery (8.50) only these two of the APIs in use existed, and each has a parameter of its own.
        return id switch
        {
            "fwmgr" => Parameters["Properties.FirmwareManagement.Version"] is not null,
            "api-discovery" => Envelopes.JsonValues.Flag(Parameters["Properties.ApiDiscovery.ApiDiscovery"]) == true,
            _ => Has("api-discovery") == true ? null : false,
        };
    }

    /// <summary>Tells whether applications can be installed, as far as parameters were read and show it.</summary>
    public bool? HasApplications => HasProperty("EmbeddedDevelopment");

    /// <summary>Tells whether there may be storages, as far as parameters were read and show it; a recorded list of APIs lacks those of a device with a card.</summary>
    public bool? HasStorage => HasProperty("LocalStorage");

    /// <summary>Tells whether <c>/config/discover</c> is worth a request.</summary>
    public static bool MayHaveRest(AxisOsVersion? version) => version is null || version >= FirstWithRest;

    /// <summary>Finds where a REST API lives: its released version, else whichever there is.</summary>
    public ConfigApi? FindRest(string id, string major) => ConfigApis?
        .Where(api => string.Equals(api.Id, id, StringComparison.Ordinal) && string.Equals(api.Major, major, StringComparison.Ordinal))
        .OrderByDescending(api => string.Equals(api.State, "released", StringComparison.OrdinalIgnoreCase))
        .FirstOrDefault();

    private bool? HasProperty(string group) =>
        Parameters is null || !Parameters.Values.Keys.Any(name => name.StartsWith("Properties.", StringComparison.OrdinalIgnoreCase)) ? null
        : Parameters.Values.Keys.Any(name => name.StartsWith($"Properties.{group}.", StringComparison.OrdinalIgnoreCase));
}
