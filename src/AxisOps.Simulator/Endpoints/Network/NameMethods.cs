using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Network;

/// <summary>Setting host name, name servers and proxies.</summary>
internal static class NameMethods
{
    private const int MaxNameServers = 3;
    private const int MaxSearchDomains = 6;
    private const int MaxProxy = 1024;

    public static Reply SetHostName(JsonRequest request)
    {
        var given = request.Parameters;
        if (!given.Read("staticHostname", out string? name) || (name is not null && !HostText.IsLabel(name)))
        {
            return request.Invalid(100);
        }

        if (!given.Read("useDhcpHostname", out bool? useDhcp))
        {
            return request.Invalid(101);
        }

        if (name is null && useDhcp is null)
        {
            return request.Error("missingParameter");
        }

        NetworkSettings.Of(request.Device).Change(values => values with
        {
            StaticHostName = name ?? values.StaticHostName,
            UseDhcpHostName = useDhcp ?? values.UseDhcpHostName,
        });
        return request.Data();
    }

    public static Reply SetResolver(JsonRequest request)
    {
        var given = request.Parameters;
        if (!given.Read("useDhcpResolverInfo", out bool? useDhcp))
        {
            return request.Invalid(100);
        }

        if (!given.Read("staticNameServers", out IReadOnlyList<string>? servers)
            || servers is { Count: > MaxNameServers } || servers?.All(server => System.Net.IPAddress.TryParse(server, out _)) == false)
        {
            return request.Invalid(101);
        }

        if (!given.Read("staticSearchDomains", out IReadOnlyList<string>? domains)
            || domains is { Count: > MaxSearchDomains } || domains?.All(HostText.IsName) == false)
        {
            return request.Invalid(102);
        }

        if (!given.Read("staticDomainName", out string? domain) || (domain is { Length: > 0 } && !HostText.IsName(domain)))
        {
            return request.Invalid(103);
        }

        if (given.IsEmpty)
        {
            return request.Error("missingParameter");
        }

        NetworkSettings.Of(request.Device).Change(values => values with
        {
            UseDhcpResolver = useDhcp ?? values.UseDhcpResolver,
            NameServers = servers ?? values.NameServers,
            SearchDomains = domains ?? values.SearchDomains,
            DomainName = domain ?? values.DomainName,
        });
        return request.Data();
    }

    public static Reply SetProxies(JsonRequest request)
    {
        var given = request.Parameters;
        if (!given.Read("httpProxy", out string? http) || !IsProxy(http))
        {
            return request.Invalid(100);
        }

        if (!given.Read("httpsProxy", out string? https) || !IsProxy(https))
        {
            return request.Invalid(101);
        }

        if (!given.Read("noProxy", out string? none) || none is { Length: > MaxProxy } || none?.Any(item => char.IsControl(item) || item == '*') == true)
        {
            return request.Invalid(102);
        }

        if (http is null || https is null || none is null)
        {
            return request.Error("missingParameter");
        }

        NetworkSettings.Of(request.Device).Change(values => values with { HttpProxy = Shown(http), HttpsProxy = Shown(https), NoProxy = none });
        return request.Data();
    }

    private static bool IsProxy(string? text) =>
        text is null or "" || (text.Length <= MaxProxy && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    /// <summary>A password is never shown again (API doc), so it is not kept either.</summary>
    private static string Shown(string proxy) =>
        Uri.TryCreate(proxy, UriKind.Absolute, out var uri) && uri.UserInfo.Contains(':', StringComparison.Ordinal)
            ? new UriBuilder(uri) { Password = "*****" }.Uri.OriginalString.TrimEnd('/')
            : proxy;
}
